import FoundationEssentials

/// What a v3 cursor says, in the shape of the recorded ones.
struct Cursor: Codable, Sendable {
  /// The first request's filters.
  let query: [String: String]
  let perPage: Int
  /// The first id of the page it asks for.
  let id: Int64
  /// The number of that page, from 1.
  let page: Int
  let originalRequestID: String

  private enum CodingKeys: String, CodingKey {
    case query, id, page
    case perPage = "per_page"
    case originalRequestID = "original_request_id"
  }

  /// The cursor as it stands in a link, before percent-encoding.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { base64URL(Array($0)) } ?? ""
  }
}

extension Cursor {
  /// Reads a cursor; nil when it is none of ours.
  init?(_ text: String) {
    guard let bytes = base64Decoded(text),
      let cursor = try? JSONDecoder().decode(Cursor.self, from: Data(bytes)),
      (1...500).contains(cursor.perPage), cursor.page > 1
    else { return nil }
    self = cursor
  }
}
