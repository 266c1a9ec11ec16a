import FoundationEssentials

/// URL-safe base64 with its padding, as Greenhouse's cursors have it.
func base64URL(_ bytes: [UInt8]) -> String {
  String(
    Data(bytes).base64EncodedString().map { character in
      switch character {
      case "+": "-"
      case "/": "_"
      default: character
      }
    })
}

/// Reads base64 of either alphabet, with or without padding.
func base64Decoded(_ text: some StringProtocol) -> [UInt8]? {
  var plain = String(
    text.map { character in
      switch character {
      case "-": "+"
      case "_": "/"
      default: character
      }
    })
  while plain.hasSuffix("=") { plain.removeLast() }
  plain += String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
  return Data(base64Encoded: plain).map { Array($0) }
}
