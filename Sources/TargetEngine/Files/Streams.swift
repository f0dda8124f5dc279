import Glibc
import TargetDSL

/// What is there to read now, at most so many bytes; empty at the end, `nil` where reading fails. Waits for the first
/// byte.
package func readAvailable(from descriptor: Int32, most: Int = 1 << 16) -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: max(1, most))
  while true {
    // SAFETY: the call writes at most as many bytes as the buffer has.
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return nil
    }
    return Array(buffer.prefix(count))
  }
}

/// Waits until one of some streams has something to read or has ended; which ones, by their place in the list. Empty
/// when the time is over; `milliseconds` is -1 for as long as it takes.
package func waitForInput(_ descriptors: [Int32], milliseconds: Int32) -> [Int] {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  // SAFETY: the pointer is that of the array with its own count, for the length of the call.
  let count = unsafe polled.withUnsafeMutableBufferPointer {
    unsafe poll($0.baseAddress, nfds_t($0.count), milliseconds)
  }
  guard count > 0 else { return [] }
  return polled.indices.filter { polled[$0].revents != 0 }
}
