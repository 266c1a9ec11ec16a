/// One request as the pretend Greenhouse saw it.
package struct LoggedRequest: Sendable {
  /// Its place among all requests, from 1.
  package let number: Int
  /// When it came, by the server's clock.
  package let at: Moment
  package let method: String
  package let path: String
  package let items: [QueryItem]
  /// Whether it carried an `Authorization` header.
  package let hasCredentials: Bool
  package let dialect: Dialect?
  /// The list's name, such as `applications`; `token` for `POST /token`.
  package let list: String
  /// The page of the list, from 1.
  package let page: Int
  /// The status it was answered with; 0 when it got none.
  package let status: Int

  /// The first value of a query parameter.
  package func value(_ name: String) -> String? {
    items.first { $0.name == name }?.value
  }
}
