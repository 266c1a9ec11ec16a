/// Where in a JSON record a column's value comes from, and how its words are translated.
package indirect enum Source: Sendable {
  /// The value at a dotted path, such as `type.name`; a missing or null step gives NULL.
  case path(String)
  /// The array at the path, reduced to one key of each element: `pluck("offices", "id")` → `[1,2]`.
  case pluck(String, String)
  /// Another source's text, word for word replaced where the word is listed.
  case map(Source, [String: String])
  /// The opposite of a boolean.
  case not(Source)
  /// Whether a source's text is this word.
  case equals(Source, String)
  /// The same text for every record.
  case constant(String)
  /// The place of a nested record in its array, counted from 0.
  case position
  /// A source resolved in the record that encloses this one, so many levels up.
  case up(Int, Source)
  /// A stable negative id made from the named kind and the parts of a natural key, for rows to which
  /// v1 gives no id of their own; NULL when every part is NULL.
  case synthetic(String, [Source])
  /// A source's value if the condition holds, else NULL.
  case when(Condition, Source)
  /// The first of these sources that is not NULL.
  case first([Source])
  /// An object of custom fields keyed by their immutable key, in v3's words (`boolean` → `yes_no`).
  case customFields(String)
  /// The elements of the array at the path with keys renamed, such as `values` → `options`.
  case renamed(String, [String: String])
}

/// A fact about a record that decides whether something is taken from it.
package indirect enum Condition: Sendable {
  /// The text or boolean at the path is this word (`true` and `false` for booleans).
  case equal(String, String)
  /// There is a value other than null at the path.
  case present(String)
  /// At least one of these conditions holds.
  case any([Condition])
}
