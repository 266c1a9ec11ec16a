/// A page in Markdown, block by block.
struct MarkdownPage {
  private var blocks: [String] = []

  /// The whole page, without its last newline.
  var text: String { blocks.joined(separator: "\n\n") }

  /// A heading of a level, 1 for the page's own.
  mutating func heading(_ level: Int, _ title: String) {
    blocks.append(String(repeating: "#", count: level) + " " + title)
  }

  /// A paragraph; nothing for an empty text.
  mutating func paragraph(_ text: String) {
    guard !text.isEmpty else { return }
    blocks.append(Footer.wrapped(text, to: 120).joined(separator: "\n"))
  }

  /// A list of short texts.
  mutating func list(_ items: [String]) {
    blocks.append(items.map { "- " + $0 }.joined(separator: "\n"))
  }

  /// A text that stays as it is.
  mutating func code(_ text: String, in language: String) {
    blocks.append("```\(language)\n\(text)\n```")
  }

  /// A table; nothing where it has no rows.
  mutating func table(_ columns: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: "---|", count: columns.count)
    blocks.append(([line(columns), rule] + rows.map(line)).joined(separator: "\n"))
  }

  /// A text as it is typed.
  static func typed(_ text: String) -> String { "`\(text)`" }

  /// Texts as they are typed, with commas between.
  static func typed(_ texts: [String]) -> String { texts.map(typed).joined(separator: ", ") }

  /// A link to a heading of the page, which has this title.
  static func link(to title: String) -> String {
    "[\(title)](#\(title.lowercased().replacing(" ", with: "-")))"
  }
}
