/// The custom fields of one record, written in either dialect's form.
struct FieldValues {
  let seed: UInt64
  let carrier: Field.Carrier
  /// What tells this carrier from all others of its kind.
  let owner: Int64
  let staff: (Int) -> User
  /// Whether the values were erased with the person they were about.
  var isErased = false

  private var fields: [Field] { Field.byCarrier[carrier] ?? [] }

  /// Appends v3's `custom_fields`, or another name for it: keyed by immutable key.
  func writeKeyed(_ name: StaticString, _ dialect: Dialect, to bytes: inout [UInt8]) {
    bytes.object(name) { bytes in
      for (index, field) in fields.enumerated() {
        bytes.key(text: field.key)
        if dialect == .v1, isErased {
          bytes.appendNull()
          continue
        }
        bytes.object { bytes in
          bytes.field("name", field.name)
          bytes.field("type", word(field, dialect))
          bytes.key("value")
          writeValue(field, index, to: &bytes)
        }
      }
    }
  }

  /// Appends v1's flat `custom_fields`, keyed by current name, then `keyed_custom_fields`.
  func writeV1(to bytes: inout [UInt8]) {
    bytes.object("custom_fields") { bytes in
      for (index, field) in fields.enumerated() {
        bytes.key(text: field.flatKey)
        writeValue(field, index, to: &bytes)
      }
    }
    writeKeyed("keyed_custom_fields", .v1, to: &bytes)
  }

  /// v1 said `boolean` on people and `yes_no` on the rest (custom fields of the v1 reference).
  private func word(_ field: Field, _ dialect: Dialect) -> String {
    let isPerson = carrier == .candidate || carrier == .user
    return dialect == .v1 && isPerson && field.kind == "yes_no" ? "boolean" : field.kind
  }

  private func writeValue(_ field: Field, _ index: Int, to bytes: inout [UInt8]) {
    var draw = Draw(seed, .fields, Int(truncatingIfNeeded: owner), index)
    if isErased || draw.chance(180) { return bytes.appendNull() }
    let low = Int64(30 + draw.below(60)) * 1000
    switch field.kind {
    case "single_select": bytes.item(draw.pick(field.options))
    case "multi_select":
      let chosen = field.options.filter { _ in draw.chance(450) }
      bytes.array(chosen) { $0.item($1) }
    case "yes_no": bytes.item(draw.chance(500))
    case "number":
      if field.carrier == .offer {
        bytes.item("\(draw.below(9)).5")
      } else {
        bytes.item(Int64(1990 + draw.below(36)))
      }
    case "date": bytes.item((World.founded + Int64(draw.below(1400)) * Moment.dayLength).day)
    case "url": bytes.item("https://example.org/p/\(draw.below(90_000))?a=1&b=\"2\"")
    case "currency":
      bytes.object {
        $0.field("value", low)
        $0.field("currency", draw.chance(700) ? "EUR" : "USD")
      }
    case "currency_range":
      bytes.object {
        $0.field("min_value", low)
        $0.field("max_value", low + 16_000)
        $0.field("unit", "EUR")
      }
    case "number_range":
      bytes.object {
        $0.field("min_value", Int64(1 + draw.below(4)))
        $0.field("max_value", Int64(5 + draw.below(9)))
        $0.field("unit", nil as String?)
      }
    case "user":
      let user = staff(draw.below(12))
      bytes.object {
        $0.field("name", user.name)
        $0.field("email", user.email)
        $0.field("user_id", user.id)
      }
    case "rich_text": bytes.item("<p>\(draw.pick(Vocabulary.remarks))</p>")
    default: bytes.item(draw.pick(Vocabulary.remarks))
    }
  }
}
