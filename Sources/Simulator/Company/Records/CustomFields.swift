extension ListDefinition {
  static let customFields: [ListDefinition] = [
    .short("custom_fields", .v3) { company in
      company.world.fields.map { $0.entry(.v3, company) }
    },
    .short("custom_field_options", .v3) { company in
      company.world.fields.flatMap { field in field.options.indices.map(field.optionEntry) }
    },
  ]
}

extension Company {
  /// v1's lists of custom fields, one per carrier; those of options are one per field.
  static let customFieldListings = v1FieldTypes.map { "custom_fields/\($0)" }

  /// The six types of fields that v1 knew (custom fields of the v1 reference); nobody here asks
  /// referrers anything.
  static let v1FieldTypes = [
    "job", "candidate", "application", "offer", "rejection_question", "referral_question",
  ]

  /// The fields that v1 can tell of.
  var v1Fields: [Field] {
    world.fields.filter { Company.v1FieldTypes.contains($0.carrier.rawValue) }
  }

  /// `custom_fields/FIELD_TYPE` or `custom_field/ID/custom_field_options`.
  func customFieldListing(_ name: String) -> (any Listing)? {
    let parts = name.split(separator: "/").map(String.init)
    if parts.count == 2, parts[0] == "custom_fields" {
      guard Company.v1FieldTypes.contains(parts[1]) else { return nil }
      return ShortList {
        v1Fields.filter { $0.carrier.rawValue == parts[1] }.map { $0.entry(.v1, self) }
      }
    }
    guard parts.count == 3, parts[0] == "custom_field", parts[2] == "custom_field_options",
      let field = v1Fields.first(where: { "\($0.id)" == parts[1] })
    else { return nil }
    return ShortList {
      field.options.indices.map { place in
        Entry(
          id: field.optionID(place), created: World.founded, updated: World.founded
        ) { field.writeOption(place, to: &$0) }
      }
    }
  }
}

extension Field {
  func optionID(_ place: Int) -> Int64 { IDs.customFieldOptions.id(index, place) }

  private func externalID(_ place: Int) -> String? { place == 1 ? "ext-\(index)-\(place)" : nil }

  fileprivate func writeOption(_ place: Int, to bytes: inout [UInt8]) {
    bytes.object {
      $0.field("id", optionID(place))
      $0.field("name", options[place])
      $0.field("priority", number: place)
      $0.field("external_id", externalID(place))
    }
  }

  fileprivate func optionEntry(_ place: Int) -> Entry {
    let own = optionID(place)
    return Entry(
      id: own, created: World.founded, updated: World.founded,
      keys: [
        "custom_field_id": .id(id), "active": .flag(true), "custom_field_key": .word(key),
      ]
    ) { bytes in
      bytes.object {
        $0.head(own, World.founded, World.founded)
        $0.field("custom_field_id", id)
        $0.field("name", options[place])
        $0.field("external_id", externalID(place))
        $0.field("sort_order", number: place)
        $0.field("active", true)
      }
    }
  }

  fileprivate func entry(_ dialect: Dialect, _ company: Company) -> Entry {
    let retired = retired.flatMap { $0 <= company.moment ? $0 : nil }
    let updated = retired ?? World.founded
    return Entry(
      id: id, created: World.founded, updated: updated,
      keys: [
        "field_type": .word(carrier.rawValue), "active": .flag(retired == nil),
        "name": .word(name), "name_key": .word(key), "include_inactive": .flag(retired != nil),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.field("id", id)
        bytes.field("name", name)
        bytes.field("active", retired == nil)
        bytes.field("field_type", carrier.rawValue)
        bytes.field("value_type", kind)
        bytes.field("private", isPrivate)
        bytes.field("required", false)
        bytes.field("require_approval", carrier == .offer)
        bytes.field("trigger_new_version", key == "base_salary")
        bytes.field("name_key", key)
        bytes.field("description", index % 4 == 0 ? "About \"\(name)\"" : nil)
        bytes.field("expose_in_job_board_api", false)
        bytes.field("api_only", false)
        bytes.field("template_token_string", carrier == .offer ? "{{\(key.uppercased())}}" : nil)
        switch dialect {
        case .v1:
          bytes.field("priority", number: place)
          bytes.field("offices", ids: [])
          bytes.field("departments", ids: [])
          bytes.array("custom_field_options", options.indices) { writeOption($1, to: &$0) }
        case .v3: writeV3(updated, company, to: &bytes)
        }
      }
    }
  }

  /// The place among the fields of the same carrier.
  private var place: Int {
    Field.byCarrier[carrier]?.firstIndex { $0.index == index } ?? 0
  }

  private func writeV3(_ updated: Moment, _ company: Company, to bytes: inout [UInt8]) {
    bytes.field("created_at", World.founded)
    bytes.field("updated_at", updated)
    bytes.field("sort_order", number: place)
    bytes.field("updated_by_id", updated > World.founded ? company.world.users[0].id : nil)
    let isInternal = key == "employment_type" || carrier == .standard
    bytes.field("internal_type", isInternal ? key : nil)
    bytes.field("placeholder", nil as String?)
    bytes.field("application_type", carrier == .application ? "candidate_applications" : nil)
    bytes.field("use_for_job_approvals", false)
    bytes.field("use_for_offer_approvals", carrier == .offer)
    bytes.null("default_value")
  }
}
