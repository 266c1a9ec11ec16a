/// Where in a JSON record a column's value comes from, and how its words are translated.
package indirect enum Source: Sendable {
  /// The value at a dotted path, such as `type.name`; a step that is a number picks that element of
  /// an array (`jobs.0.id`), and a missing or null step gives NULL.
  case path(String)
  /// The array at the path, reduced to one key of each element: `pluck("offices", "id")` → `[1,2]`.
  case pluck(String, String)
  /// Of the array at the path, the first element whose key has this text, and there the value of
  /// another key: `found(in: "questions", where: "question", is: "Private Notes", take: "answer")`.
  case found(in: String, where: String, is: String, take: String)
  /// Another source's text, word for word replaced where the word is listed.
  case map(Source, [String: String])
  /// Whether a source's text is this word.
  case equals(Source, String)
  /// The same value for every record, written as JSON would have it delivered: `true`, `[]`, `sourcer`.
  case constant(String)
  /// The id that the request was made for, where a list is asked for once per parent (v1's options
  /// of one custom field).
  case parent
  /// A source resolved in the record that encloses this one, so many steps of `Feeding.each` up: in
  /// `hiring_team.recruiters[]` the job is 2 up.
  case up(Int, Source)
  /// A stable negative id made from the named kind and the parts of a natural key, for rows to which
  /// v1 gives no id of their own; NULL when every part is NULL.
  case synthetic(String, [Source])
  /// A source's value if the condition holds, else NULL.
  case when(Condition, Source)
  /// The first of these sources that is not NULL.
  case first([Source])
  /// An object of custom fields keyed by their immutable key, in v3's words (`boolean` → `yes_no`);
  /// a field that is itself null stays null.
  case customFields(String)
  /// The elements of the array at the path with keys renamed; a key inside a nested array or object
  /// is named by its dotted path in the old words: `["values": "options", "values.value": "id"]`.
  case renamed(String, [String: String])
}

/// A fact about a record that decides whether something is taken from it.
package enum Condition: Sendable {
  /// The text or boolean at the path is this word (`true` and `false` for booleans).
  case equal(String, String)
}
