import Glibc

/// Whether there is a file.
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// How long a file is; 0 where there is none.
func fileBytes(_ path: String) -> Int {
  var facts = stat()
  return stat(path, &facts) == 0 ? facts.st_size : 0
}

/// Waits.
func waitSeconds(_ seconds: UInt32) { sleep(seconds) }

/// A port of this computer that tells whether anybody came to it.
final class Door {
  private let socket: Int32
  /// The number of the port.
  let port: UInt16

  init?() {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && listen(socket, 8) == 0
          && getsockname(socket, address, &length) == 0
      }
    }
    (self.socket, port) = (socket, UInt16(bigEndian: address.sin_port))
    if !isOpen { return nil }
  }

  deinit { close(socket) }

  /// Whether a connection waits.
  var somebodyCame: Bool {
    var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0
  }
}
