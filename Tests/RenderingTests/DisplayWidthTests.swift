import Testing

@testable import Rendering

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Zoë", 3), ("Zoe\u{308}", 3), ("日本語", 6), ("한국어", 6),
    ("\u{1112}\u{1161}\u{11ab}", 2), ("ｆｕｌｌ", 8), ("ﾊﾝｶｸ", 4), ("👍", 2), ("👍🏽", 2),
    ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("🇩🇪🇯🇵", 4), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
    ("שלום", 4), ("مرحبا", 5), ("नमस्ते", 4), ("a\u{200b}b", 2), ("…", 1), ("│", 1), ("½", 1),
    ("\u{ad}", 1), ("🫠", 2), ("🪿", 2), ("𠀀", 2), ("Ａ", 2), ("é̂", 1),
  ])
  func `I19: measures a text as terminals draw it`(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }

  @Test func `the wide ranges are in order and apart`() {
    for (range, next) in zip(wideRanges, wideRanges.dropFirst()) {
      #expect(range.upperBound < next.lowerBound)
    }
  }

  @Test func `agrees with Swift's Unicode data on marks and emoji`() {
    for value in UInt32(0xa0)...0x3ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = displayWidth(of: Character(scalar))
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: #expect(width == 0, "\(scalar.escaped(asASCII: true))")
      case .uppercaseLetter, .decimalNumber: #expect(width > 0, "\(scalar.escaped(asASCII: true))")
      default: break
      }
      if scalar.properties.isEmojiPresentation && !(0x1f1e6...0x1f1ff ~= value) {
        #expect(width == 2, "\(scalar.escaped(asASCII: true))")
      }
    }
  }
}
