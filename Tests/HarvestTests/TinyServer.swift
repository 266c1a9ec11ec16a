import FoundationEssentials
import Glibc

@testable import Harvest

/// A server on loopback that answers each connection once, with exactly the bytes it is told to.
final class TinyServer: Sendable {
  /// What a connection is answered with, and how it ends.
  struct Reply: Sendable {
    enum End: Sendable { case close, reset, hang }
    var pieces: [[UInt8]]
    var end = End.close

    static func text(_ text: String, end: End = .close) -> Reply {
      Reply(pieces: [Array(text.utf8)], end: end)
    }

    static func json(_ body: String, status: String = "200 OK", _ headers: String...) -> Reply {
      let head =
        ["HTTP/1.1 \(status)", "Content-Type: application/json;charset=utf-8"] + headers
        + ["Content-Length: \(body.utf8.count)", "Connection: close", "", ""]
      return .text(head.joined(separator: "\r\n") + body)
    }
  }

  let port: Int
  let requests = Log<String>()
  private let listener: Int32
  private let reply: @Sendable (_ request: String, _ count: Int) -> Reply

  init(_ reply: @escaping @Sendable (_ request: String, _ count: Int) -> Reply) {
    self.reply = reply
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    port = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard bind(listener, $0, length) == 0, listen(listener, 64) == 0,
          getsockname(listener, $0, &length) == 0
        else { preconditionFailure("no port on loopback") }
      }
      return Int(UInt16(bigEndian: pointer.pointee.sin_port))
    }
    spawn { [listener, requests] in Self.accept(listener, requests, reply) }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  var url: String { "http://127.0.0.1:\(port)" }

  /// A v1 account at this server.
  func account() throws -> Account {
    Account(.key(Secret(FakeGreenhouse.key)), apiURL: try Endpoint(url))
  }

  private static func accept(
    _ listener: Int32, _ requests: Log<String>,
    _ reply: @escaping @Sendable (String, Int) -> Reply
  ) {
    while true {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else { break }
      spawn { serve(connection, requests, reply) }
    }
    close(listener)
  }

  private static func serve(
    _ connection: Int32, _ requests: Log<String>, _ reply: (String, Int) -> Reply
  ) {
    let request = head(connection)
    let reply = reply(request, requests.add(request))
    for piece in reply.pieces {
      guard send(connection, piece, piece.count, Int32(MSG_NOSIGNAL)) > 0 else { break }
    }
    if reply.end == .hang {
      // Until the client hangs up.
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    }
    if reply.end == .reset {
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
    close(connection)
  }

  private static func head(_ connection: Int32) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.suffix(4) != [13, 10, 13, 10], recv(connection, &byte, 1, 0) == 1 {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Runs work that blocks on a thread of its own.
private func spawn(_ work: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(Work(work))
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }, box.toOpaque())
  pthread_detach(thread)
}

private final class Work: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
