/// What a request asks for, as far as its address tells.
struct Aim: Sendable {
  var dialect: Dialect?
  /// The list's name, or `token`; empty for anything else.
  var list = ""
  /// The record, when the path ends in an id.
  var id: Int64?
  /// The page of the list, from 1.
  var page = 1

  init(_ request: Request) {
    switch request.path {
    case "/token": list = "token"
    case "/auth/token": list = "auth/token"
    case let path where path.hasPrefix("/v3/"):
      dialect = .v3
      aim(at: path.dropFirst(4))
      page = request.value("cursor").flatMap(Cursor.init)?.page ?? 1
    case let path where path.hasPrefix("/v1/"):
      dialect = .v1
      aim(at: path.dropFirst(4))
      page = request.value("page").flatMap { Int($0) } ?? 1
    default: break
    }
  }

  /// Splits `candidates/17` into list and id; `custom_field/17/custom_field_options` is a list.
  private mutating func aim(at path: Substring) {
    list = String(path)
    guard let slash = path.lastIndex(of: "/"), let number = Int64(path[path.index(after: slash)...])
    else { return }
    list = String(path[..<slash])
    id = number
  }
}
