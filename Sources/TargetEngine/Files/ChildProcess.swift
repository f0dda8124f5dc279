import Glibc
import TargetDSL

/// A run of this same program beside this one, which reads what it is given and then writes what it found.
package final class ChildProcess {
  /// Where what it writes is read.
  package let output: Int32
  private let number: pid_t
  private var isReaped = false

  /// Starts it with arguments (without the program's name); `nil` where that fails. Its standard error is thrown away.
  package init?(arguments: [String]) {
    guard let (own, others) = ProcessStart.streamPair() else { return nil }
    // Nothing of the environment is needed: what matters is said by arguments.
    let started = try? ProcessStart.start(
      "/proc/self/exe", ["plancheck"] + arguments, .none, streams: (others, others, nil), leads: false)
    close(others)
    guard let started else {
      close(own)
      return nil
    }
    number = started
    output = own
  }

  /// Hands it bytes on its standard input. It has to read them before it answers.
  package func send(_ bytes: [UInt8]) { ChildProcess.send(bytes, to: output) }

  /// A process that has gone away is no reason to end: it then has nothing to say either.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      // SAFETY: the range is that of the bytes which are left.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start,
          Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      start += count
    }
  }

  /// Ends it, whatever it is doing, or waits for it where it has ended.
  package func end() {
    guard !isReaped else { return }
    isReaped = true
    kill(number, SIGKILL)
    ProcessStart.wait(for: number)
    close(output)
  }

  deinit { end() }
}
