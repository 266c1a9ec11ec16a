/// One caller's connection: requests are read from it, answers are written to it.
struct Connection {
  let socket: Socket
  private var arrived: [UInt8] = []

  /// What a caller may send at most; a Greenhouse request is far smaller.
  private static let headLimit = 32_768
  private static let bodyLimit = 65_536

  init(_ socket: Socket) {
    self.socket = socket
  }

  /// Reads the next request; nil when the caller has left, a thrown answer when it is not one.
  mutating func next() throws(Answer) -> Request? {
    var searched = 0
    var end = endOfHead(from: 0)
    while end == nil {
      guard arrived.count <= Connection.headLimit else {
        throw .message(431, "Request header fields too large")
      }
      searched = max(0, arrived.count - 3)
      guard socket.read(into: &arrived) else { return nil }
      end = endOfHead(from: searched)
    }
    guard let end, end <= Connection.headLimit, var request = Request(head: arrived[..<end]) else {
      throw .message(400, "Bad Request")
    }
    arrived.removeFirst(end + 4)
    request.body = try body(of: request)
    return request
  }

  private mutating func body(of request: Request) throws(Answer) -> [UInt8] {
    guard request.headers["transfer-encoding"] == nil else {
      throw .message(400, "Bad Request")
    }
    guard let text = request.headers["content-length"] else { return [] }
    guard let length = Int(text), length >= 0 else { throw .message(400, "Bad Request") }
    guard length <= Connection.bodyLimit else { throw .message(413, "Content too large") }
    if request.headers["expect"]?.lowercased() == "100-continue" {
      _ = socket.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    while arrived.count < length {
      guard socket.read(into: &arrived) else { throw .message(400, "Bad Request") }
    }
    defer { arrived.removeFirst(length) }
    return Array(arrived[..<length])
  }

  private func endOfHead(from start: Int) -> Int? {
    let mark: [UInt8] = [13, 10, 13, 10]
    guard arrived.count >= start + 4 else { return nil }
    return (start...arrived.count - 4).first { arrived[$0..<$0 + 4].elementsEqual(mark) }
  }

  /// Writes an answer in the way it wants to be delivered; false when the connection is over.
  func write(_ answer: Answer, keepAlive: Bool) -> Bool {
    var bytes: [UInt8]
    switch answer.delivery {
    case .whole:
      bytes = answer.head(keepAlive: keepAlive)
      bytes.append(contentsOf: answer.body)
      return socket.send(bytes) && keepAlive
    case .cut(let count):
      bytes = answer.head(keepAlive: keepAlive)
      bytes.append(contentsOf: answer.body.prefix(count))
      _ = socket.send(bytes)
    case .lie:
      bytes = answer.head(keepAlive: keepAlive)
      bytes.append(contentsOf: answer.body)
      _ = socket.send(bytes)
    case .reset:
      socket.resetOnClose()
    case .silence:
      _ = socket.pause(milliseconds: -1)
    case .dribble(let size, let milliseconds):
      guard socket.send(answer.head(keepAlive: keepAlive)) else { return false }
      for start in stride(from: 0, to: answer.body.count, by: max(1, size)) {
        guard socket.send(answer.body[start..<min(start + max(1, size), answer.body.count)]),
          socket.pause(milliseconds: Int32(clamping: milliseconds))
        else { return false }
      }
      return keepAlive
    }
    return false
  }
}
