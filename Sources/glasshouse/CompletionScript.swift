import ArgumentParser

/// What `--generate-completion-script` prints: the parser's script, with what bash and zsh need besides.
enum CompletionScript {
  /// The script for the shell that the arguments ask for; nothing when they ask for something else.
  static func asked(_ arguments: ArraySlice<String>) -> String? {
    guard arguments.first == "--generate-completion-script", arguments.count == 2,
      let shell = arguments.last.flatMap(CompletionShell.init(rawValue:))
    else { return nil }
    let script = Glasshouse.completionScript(for: shell)
    return switch shell {
    case .bash: script + "\n" + bash
    case .zsh: script.replacing(zshEnd, with: zsh + "\n\n" + zshEnd)
    default: script
    }
  }

  /// What a value follows after is offered with its “=”, so without a space; and what is no file is quoted
  /// here already, with all that bash itself would leave as it is.
  private static let bash = """
    __glasshouse_open() {
        _glasshouse "${@}"
        [[ "${COMPREPLY[*]}" == *= ]] && compopt -o nospace
        [[ -e "${COMPREPLY[0]}" ]] || compopt +o filenames
    }
    complete -o filenames -F __glasshouse_open glasshouse
    """

  /// The same for zsh: no space behind what ends in “=”.
  private static let zsh = """
    __glasshouse_complete() {
        local -a open whole
        open=("${(@M)@:#*=}")
        whole=("${(@)@:#*=}")
        (( ${#open} )) && compadd -S '' -a open
        (( ${#whole} )) && compadd -a whole
    }
    """

  /// What the parser's script for zsh ends with: the call of all that is defined before.
  private static let zshEnd = #"if [[ "${funcstack[1]}" = _glasshouse ]]; then"#

  /// The words as the shell that asks must be told them: bash evaluates what it is told, then takes it as typed.
  static func quoted(_ words: [String]) -> [String] {
    let lines = words.filter {
      !$0.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
    guard CompletionShell.requesting == .bash else { return lines }
    return lines.map(doubly)
  }

  /// A word as bash is told it: what it is when it is typed, within single quotes.
  static func doubly(_ word: String) -> String {
    let parts = escaped(word).utf8.split(
      separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: #"'\''"#) + "'"
  }

  /// A word with a backslash before each byte that means something to a shell, whatever letters it makes
  /// with those beside it.
  static func escaped(_ word: String) -> String {
    var escaped: [UInt8] = []
    for byte in word.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte >= 0x80 || scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
      if !isPlain, !"_-+=./,:@%".unicodeScalars.contains(scalar) { escaped.append(0x5C) }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
