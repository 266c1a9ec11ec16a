import FoundationEssentials
import Glibc

@testable import Simulator

/// A client of the tests' own: one keep-alive connection, plain sockets, nothing clever.
final class Caller {
  private let descriptor: Int32
  private var arrived: [UInt8] = []
  let origin: String

  /// What came back; status 0 when nothing did.
  struct Reply {
    var status = 0
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// Whether the whole promised body came.
    var isWhole = false

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The ids of the records, in their order.
    var ids: [Int64] { records.map(\.id) }

    var records: [Record] {
      (try? JSONDecoder().decode([Record].self, from: Data(body))) ?? []
    }

    /// The path and query of a link by its relation.
    func link(_ relation: String) -> String? {
      for part in (header("Link") ?? "").split(separator: ",<") {
        guard part.hasSuffix("; rel=\"\(relation)\""), let end = part.firstIndex(of: ">") else {
          continue
        }
        let url = part[..<end].drop { $0 == "<" }
        guard let path = url.dropFirst(7).firstIndex(of: "/") else { return nil }
        return String(url[path...])
      }
      return nil
    }
  }

  struct Record: Decodable {
    let id: Int64
    var name: String?

    enum Key: String, CodingKey { case id, name, application = "application_id" }

    /// A record without an id is known by the application it belongs to.
    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      id =
        try values.decodeIfPresent(Int64.self, forKey: .id)
        ?? values.decode(Int64.self, forKey: .application)
      name = try? values.decodeIfPresent(String.self, forKey: .name)
    }
  }

  init(_ server: Server) {
    origin = server.url
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = (UInt16(origin.split(separator: ":").last ?? "0") ?? 0).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
  }

  deinit { close(descriptor) }

  func hangUp() {
    _ = shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Sends bytes as they are.
  func say(_ text: String) {
    let bytes = Array(text.utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  func ask(
    _ method: String, _ path: String, _ headers: [(String, String)] = [], body: String = ""
  ) -> Reply {
    var text = "\(method) \(path) HTTP/1.1\r\nHost: \(origin.dropFirst(7))\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    if !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
    say(text + "\r\n" + body)
    return reply()
  }

  /// Reads one answer, as far as it comes.
  func reply() -> Reply {
    var reply = Reply()
    let mark: [UInt8] = [13, 10, 13, 10]
    var end = 0
    while true {
      if let found = (0..<max(0, arrived.count - 3)).first(where: {
        arrived[$0..<$0 + 4].elementsEqual(mark)
      }) {
        end = found
        break
      }
      guard receive() else { return reply }
    }
    let lines = String(decoding: arrived[..<end], as: UTF8.self).components("\r\n")
    arrived.removeFirst(end + 4)
    reply.status = Int(lines[0].split(separator: " ")[1]) ?? 0
    for line in lines.dropFirst() {
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let value = line[colon...].dropFirst()
      reply.headers.append(
        (String(line[..<colon]), String(value.hasPrefix(" ") ? value.dropFirst() : value)))
    }
    let length = Int(reply.header("Content-Length") ?? "0") ?? 0
    while arrived.count < length { guard receive() else { break } }
    reply.isWhole = arrived.count >= length
    reply.body = Array(arrived.prefix(length))
    arrived.removeFirst(min(length, arrived.count))
    return reply
  }

  private func receive() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    arrived += chunk[..<count]
    return true
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}

/// `Basic …` of a user name and a password.
func basic(_ user: String, _ password: String = "") -> (String, String) {
  ("Authorization", "Basic " + Data((user + ":" + password).utf8).base64EncodedString())
}

extension Caller {
  /// Mints a token with the pretend credentials and answers its text.
  func token(sub: Int64? = nil) -> String {
    let reply = mint("grant_type=client_credentials" + (sub.map { "&sub=\($0)" } ?? ""))
    let parts = reply.text.components("\"access_token\":\"")
    return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
  }

  func mint(_ form: String, _ credentials: (String, String)? = nil) -> Reply {
    let known = Credentials()
    return ask(
      "POST", "/token",
      [
        credentials ?? basic(known.clientID, known.clientSecret),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: form)
  }

  func v3(_ path: String, _ token: String) -> Reply {
    ask("GET", path, [("Authorization", "Bearer " + token)])
  }

  func v1(_ path: String) -> Reply {
    ask("GET", path, [basic(Credentials().v1Key)])
  }
}
