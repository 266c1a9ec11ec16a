import Glibc

/// A TCP socket on loopback, with the few calls a server that misbehaves on purpose needs.
struct Socket: Sendable {
  let descriptor: Int32

  /// Opens a listening socket on 127.0.0.1; port 0 takes any free port.
  static func listening(on port: UInt16) throws(SimulatorError) -> Socket {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw .cannotListen(port: port, reason: systemReason()) }
    let result = Socket(descriptor: descriptor)
    result.set(SO_REUSEADDR, level: SOL_SOCKET)
    result.closeOnExec()
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    guard bound == 0, listen(descriptor, 128) == 0 else {
      let reason = systemReason()
      result.close()
      throw .cannotListen(port: port, reason: reason)
    }
    return result
  }

  /// The port the socket is bound to.
  var port: UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// Waits for the next caller; nil once the socket was shut.
  func accepted() -> Socket? {
    while true {
      let caller = accept(descriptor, nil, nil)
      if caller >= 0 {
        let socket = Socket(descriptor: caller)
        socket.set(Int32(TCP_NODELAY), level: Int32(IPPROTO_TCP))
        socket.closeOnExec()
        return socket
      }
      switch errno {
      case EINTR, ECONNABORTED, EAGAIN: continue
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: if !pause(milliseconds: 20) { return nil }
      default: return nil
      }
    }
  }

  /// Appends what has arrived to `bytes`; false at the end of the stream.
  func read(into bytes: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { chunk in
      while true {
        let count = recv(descriptor, chunk.baseAddress, chunk.count, 0)
        if count > 0 {
          bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
          return true
        }
        if count < 0, errno == EINTR { continue }
        return false
      }
    }
  }

  /// Sends all the bytes; false when the caller is gone.
  func send(_ bytes: some Collection<UInt8>) -> Bool {
    let sent = bytes.withContiguousStorageIfAvailable { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = Glibc.send(
          descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
    return sent ?? send(Array(bytes))
  }

  /// Waits; false as soon as the caller, or the server itself, has shut the connection.
  func pause(milliseconds: Int32) -> Bool {
    var question = pollfd(fd: descriptor, events: peerClosed, revents: 0)
    return poll(&question, 1, milliseconds) == 0
  }

  /// Ends the conversation both ways and wakes whoever waits on the socket.
  func shut() {
    _ = shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Makes the coming `close` a reset instead of a farewell.
  func resetOnClose() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  func close() {
    _ = Glibc.close(descriptor)
  }

  private func set(_ option: Int32, level: Int32) {
    var on: Int32 = 1
    setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  private func closeOnExec() {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }
}

/// Linux's `POLLRDHUP`: the peer has closed its half.
private let peerClosed: Int16 = 0x2000

private func systemReason() -> String {
  String(cString: strerror(errno))
}
