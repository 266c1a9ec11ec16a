import FoundationEssentials
import Testing

/// A page for readers of the project, as Markdown.
struct Document: CustomTestStringConvertible {
  /// A fenced block.
  struct Block {
    /// The word behind the fence, such as `console`.
    let language: String
    /// The file that a reader is to make of it, a second word behind the fence.
    let file: String?
    let text: String
  }

  let name: String
  let text: String

  var testDescription: String { name }

  /// The folder of the project.
  static let project = String(
    #filePath.dropLast("/Tests/GlasshouseTests/Document.swift".count))

  /// The page at a path of the project.
  init(_ name: String) throws {
    self.name = name
    text = try String(contentsOfFile: Self.project + "/" + name, encoding: .utf8)
  }

  /// Writes the page anew.
  func record(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: Self.project + "/" + name))
  }

  /// Every page that tells users or developers what to do.
  static var all: [Document] {
    get throws {
      let docs = try FileManager.default.contentsOfDirectory(atPath: project + "/Docs")
      return try
        (["README.md", "CONTRIBUTING.md"]
        + docs.filter { $0.hasSuffix(".md") }.sorted().map { "Docs/" + $0 }).map(Document.init)
    }
  }

  /// The lines by turns: of prose, and between fences.
  private var parts: [(language: String?, lines: [Substring])] {
    var parts: [(language: String?, lines: [Substring])] = [(nil, [])]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        parts.append((parts[parts.count - 1].language == nil ? String(line.dropFirst(3)) : nil, []))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    return parts
  }

  /// The fenced blocks.
  var blocks: [Block] {
    parts.compactMap { part in
      part.language.map { fence in
        let words = fence.split(separator: " ").map(String.init)
        return Block(
          language: words.first ?? "", file: words.dropFirst().first,
          text: part.lines.joined(separator: "\n"))
      }
    }
  }

  /// What stands between backticks in the prose.
  var spans: [String] {
    parts.filter { $0.language == nil }.flatMap { part in
      part.lines.joined(separator: " ").split(separator: "`", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
  }
}
