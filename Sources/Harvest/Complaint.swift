internal import FoundationEssentials

/// What Greenhouse says in the body of an error: its `message` and `errors`, and nothing else of it.
struct Complaint {
  let text: String?

  /// Reads a body, leaving out every one of the given secrets.
  init(_ body: Data, hiding secrets: [String]) {
    let said = body.count <= 65_536 ? try? JSONDecoder().decode(Body.self, from: body) : nil
    let parts = [said?.message, said?.error].compactMap(\.self) + (said?.errors?.texts ?? [])
    text = Self.tidy(parts.joined(separator: ": "), hiding: secrets)
  }

  /// One line of at most 200 characters without secrets, tokens or control characters.
  static func tidy(_ text: String, hiding secrets: [String]) -> String? {
    var text = text
    for secret in secrets where !secret.isEmpty {
      text = text.replacing(secret, with: "…")
    }
    let words = text.split(whereSeparator: \.isWhitespace).map { word in
      word.contains("eyJ") || word.hasPrefix("client_id=") ? "…" : String(word)
    }
    let line = words.joined(separator: " ").unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    let plain = String(String.UnicodeScalarView(line))
    guard !plain.isEmpty else { return nil }
    let whole = plain.hasSuffix(".") ? String(plain.dropLast()) : plain
    return whole.count > 200 ? whole.prefix(200) + "…" : whole
  }

  private struct Body: Decodable {
    var message: String?
    var error: String?
    var errors: Items?

    enum Key: CodingKey { case message, error, errors }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      message = try? values.decode(String.self, forKey: .message)
      error = try? values.decode(String.self, forKey: .error)
      errors = try? values.decode(Items.self, forKey: .errors)
    }
  }

  /// An array of texts and of objects with texts, documented in Greenhouse's paging page.
  private struct Items: Decodable {
    var texts: [String] = []

    init(from decoder: any Decoder) throws {
      var items = try decoder.unkeyedContainer()
      while !items.isAtEnd, texts.count < 5 {
        texts.append(try items.decode(Item.self).text)
      }
    }
  }

  private struct Item: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else {
        let pairs = try value.decode([String: Words].self)
        text = pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
          .joined(separator: ", ")
      }
    }
  }

  /// A text, or several.
  private struct Words: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else {
        text = try value.decode([String].self).joined(separator: ", ")
      }
    }
  }
}
