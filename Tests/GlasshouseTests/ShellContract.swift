/// What the shell promises, by number: answers (C, J), pipes (P), SQL (Q), saved queries (S) and
/// typing (I).
enum ShellContract {
  /// How a promise is kept honest.
  enum Proof: Equatable {
    /// A test has the number at the beginning of its name.
    case test
    /// A script in `Benchmarks/` measures it, under its number.
    case measured(String)
    /// Both.
    case both(String)
  }

  /// One promise.
  struct Check {
    let number: String
    let sentence: String
    let proof: Proof

    init(_ number: String, _ sentence: String, _ proof: Proof = .test) {
      self.number = number
      self.sentence = sentence
      self.proof = proof
    }
  }

  static let all: [Check] = [
    Check("C1", "NULL is an empty field and an empty text is \"\""),
    Check("C2", "an option and .mode give the same bytes, lines end in LF unless --crlf"),
    Check("C3", "commas, quotes and line ends are quoted, and kept byte for byte"),
    Check("C4", "spaces and tabs at the ends stay"),
    Check("C5", "a blob is lower-case hexadecimal"),
    Check("C6", "a text with a zero byte is whole"),
    Check("C7", "bytes that are not UTF-8 pass through"),
    Check("C8", "numbers are the shortest that read back the same"),
    Check("C9", "infinity is Inf"),
    Check("C10", "no rows are a header line"),
    Check("C11", "columns of one name keep it"),
    Check("C12", "the header is there unless --no-header"),
    Check("C13", "what looks like a terminal escape stays as it is"),
    Check("C14", "--bom writes one byte order mark"),
    Check("C15", "--safe-cells marks texts that a spreadsheet would calculate"),
    Check("C16", "--null names NULL, and a text that equals it is quoted"),
    Check("C17", "what is exported and imported again is the same"),
    Check("C18", "every row is there; a limit that cuts says so"),
    Check("J1", "no rows are [] in JSON and nothing in JSON lines"),
    Check("J2", "what JSON lacks is null, and digits are those of CSV"),
    Check("J3", "integers above 2^53 are exact"),
    Check("J4", "a blob is an object, columns of one name are numbered and told"),
    Check("J5", "bytes that are not UTF-8 become U+FFFD with a warning"),
    Check("J6", "control characters are escaped"),
    Check("J7", "JSON lines stream"),
    Check("J8", "an answer that breaks off fails, and never looks whole"),
    Check("P1", "a reader who leaves ends it at once and quietly"),
    Check("P2", "a full disk is an error"),
    Check("P3", "an error goes to standard error alone"),
    Check("P4", "the exit codes are those of the help"),
    Check("P5", "a script stops at its first error and says where; --keep-going goes on"),
    Check("P6", "Ctrl-C ends with 130 and says how many rows were written"),
    Check("P7", "an output file appears whole or not at all"),
    Check("P8", "1,000,000 rows of 10 columns take little memory", .measured("limits.py")),
    Check("P9", "the first byte of them comes at once", .measured("limits.py")),
    Check("P10", "a pipe gets neither colours, boxes nor talk"),
    Check("P11", "SQL comes from a pipe, the last semicolon left out"),
    Check("P12", "only the keyboard a terminal: no prompt in the answer"),
    Check("P13", "a misspelt file is an error and is not made"),
    Check("P14", "NO_COLOR, TERM=dumb and --color are obeyed"),
    Check("P15", "a closed standard output is an error"),
    Check("P16", "a command that fails or does not read is told of"),
    Check("Q1", "a semicolon in a text or a comment ends nothing"),
    Check("Q2", "a trigger is one statement"),
    Check("Q3", "comments, blanks and a lone semicolon are no error"),
    Check("Q4", "what is never closed is named with its line"),
    Check("Q5", "a command within an open statement is explained"),
    Check("Q6", "a command may be indented"),
    Check("Q7", "a line of / or go is part of the statement"),
    Check("Q8", "CRLF, a byte order mark and a missing last newline are no trouble"),
    Check("Q9", "files read files, relative to themselves, and errors name the chain"),
    Check("Q10", "the caret stands under the failing word"),
    Check("Q11", "the nearest name is suggested, an unsynced table is named"),
    Check("Q12", "a slip in double quotes is an error"),
    Check("Q13", "very long and very wide statements work"),
    Check("S1", "a value is bound as it was typed, and never evaluated"),
    Check("S2", "a number compares as a number, and a kind can be forced"),
    Check("S3", "a missing value is named, at the prompt asked for"),
    Check("S4", "an unknown value brings the nearest name"),
    Check("S5", "quotes, percent signs and newlines are only a value"),
    Check("S6", "a list stands in in (…)"),
    Check("S7", "a word for a day is resolved, and told"),
    Check("S8", "the same from the command line, at the prompt and by Tab"),
    Check("S9", "a slip in a header has file and line; a file without one runs"),
    Check("S10", "the list has names, parameters, tables and the last run"),
    Check("S11", "of several results the last is written, unless others are asked for"),
    Check("I1", "Ctrl-C drops what is typed and eats nothing of what comes"),
    Check("I2", "Ctrl-C on an empty prompt never ends it, and says once how to leave"),
    Check("I3", "Ctrl-C in a statement takes it back, with the time it ran", .both("limits.py")),
    Check("I4", "Ctrl-C stops what is being printed"),
    Check("I5", "Ctrl-C in a sync keeps the pages that have landed"),
    Check("I6", "Ctrl-D leaves an empty line, and never one with text"),
    Check("I7", "Ctrl-Z and fg bring the line back"),
    Check("I8", "a resize draws the line again, and the next table fits"),
    Check("I9", "fifty lines are pasted whole, with tabs"),
    Check("I10", "Up brings a statement back whole"),
    Check("I11", "what is recalled, changed and dropped comes back as it was"),
    Check("I12", "a killed shell has lost no statement"),
    Check("I13", "history is as long as the settings say; a leading space keeps a line out"),
    Check("I14", "Tab among 1,500 tables of 20 columns is quick", .both("limits.py")),
    Check("I15", "Tab knows aliases, common queries, files, commands and values"),
    Check("I16", "no rows are said"),
    Check("I17", "columns that do not fit are shown vertically, and that is said"),
    Check("I18", "control characters and long texts stay in their row"),
    Check(
      "I19", "wide, combined and joined characters keep the borders straight", .both("widths.py")),
    Check("I20", "one line says rows, time and age"),
    Check("I21", "what takes long says so, and is gone before the answer"),
    Check("I22", "the pager comes only when the answer is taller than the screen"),
    Check("I23", "a mode lasts for the session, or once, or until .reset"),
  ]
}
