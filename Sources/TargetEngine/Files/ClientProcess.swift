import Glibc
import TargetDSL

/// The command line client of an engine: statements go in and answers come out by turns, over three pipes that are
/// drained together, so that neither side can wait for the other for ever.
package final class ClientProcess {
  package enum Failure: Error {
    /// The system's number: no such program, no permission.
    case notStarted(Int32)
    /// The program has ended, or closed its output, before the answer had. What it said last on its standard error.
    case ended(String)
    case timeout
  }

  private let number: pid_t
  private let input: Int32
  private let output: Int32
  private let errors: Int32
  private let guardian: ClientGuard?
  private var isReaped = false
  private var isOutputOpen = true
  private var isErrorsOpen = true
  /// Behind the last whole line.
  private var rest: [UInt8] = []
  private var said: [UInt8] = []

  private static let mostSaid = 16 << 10

  /// Starts a program, looked for as a shell looks for it, in the environment of this one with some variables more. It
  /// is the first of a group of its own, so that what it starts ends with it.
  package init(
    program: String, arguments: [String], variables: [(name: String, value: String)] = []
  ) throws(Failure) {
    guard let toIt = ProcessStart.streamPair() else { throw .notStarted(errno) }
    var (fromIt, said): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    // SAFETY: the calls fill the two numbers of the arrays.
    let isMade = unsafe pipe(&fromIt) == 0 && pipe(&said) == 0
    let code = errno
    for descriptor in fromIt + said where descriptor >= 0 {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    guard isMade else {
      for descriptor in [toIt.0, toIt.1] + fromIt + said where descriptor >= 0 { close(descriptor) }
      throw .notStarted(code)
    }
    defer { for descriptor in [toIt.1, fromIt[1], said[1]] { close(descriptor) } }
    let started: pid_t
    do throws(ProcessStart.StartFailure) {
      started = try ProcessStart.start(
        program, [program] + arguments, .inherited(variables), streams: (toIt.1, fromIt[1], said[1]),
        leads: true)
    } catch {
      for descriptor in [toIt.0, fromIt[0], said[0]] { close(descriptor) }
      throw .notStarted(error.code)
    }
    number = started
    guardian = ClientGuard(ending: started)
    (input, output, errors) = (toIt.0, fromIt[0], said[0])
  }

  /// Milliseconds by a clock that only goes on.
  package static var now: Int {
    var time = timespec()
    // SAFETY: the call fills the structure that it is given.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  /// Sends statements, and hands over each line that comes back until `take` gives `true` for the last one.
  ///
  /// - Parameter deadline: By `now`.
  package func exchange(
    _ statements: [UInt8], deadline: Int, _ take: (ArraySlice<UInt8>) -> Bool
  ) throws(Failure) {
    var sent = 0
    while true {
      if handOver(take) { return }
      guard isOutputOpen else { throw .ended(lastWords()) }
      var waits = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorsOpen ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: sent < statements.count ? input : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let left = deadline - ClientProcess.now
      guard left > 0 else { throw .timeout }
      // SAFETY: the call reads and fills the three entries of the array.
      let ready = unsafe poll(&waits, 3, Int32(min(left + 1, 60_000)))
      if ready < 0, errno != EINTR { throw .ended(lastWords()) }
      guard ready > 0 else { continue }
      if waits[0].revents != 0 { readOutput() }
      if waits[1].revents != 0 { readErrors() }
      if waits[2].revents != 0 { send(statements, &sent) }
    }
  }

  /// `true` where the last line has come.
  private func handOver(_ take: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var start = 0
    defer { rest.removeFirst(start) }
    while let end = rest[start...].firstIndex(of: 0x0A) {
      let line = rest[start..<end]
      start = end + 1
      if take(line.last == 0x0D ? line.dropLast() : line) { return true }
    }
    return false
  }

  private func readOutput() {
    guard let bytes = readAvailable(from: output, most: 1 << 18), !bytes.isEmpty else {
      isOutputOpen = false
      return
    }
    rest += bytes
  }

  private func readErrors() {
    guard let bytes = readAvailable(from: errors), !bytes.isEmpty else {
      isErrorsOpen = false
      return
    }
    said = Array((said + bytes).suffix(ClientProcess.mostSaid))
  }

  /// A program that has gone away shows at its output.
  private func send(_ bytes: [UInt8], _ sent: inout Int) {
    // SAFETY: the range is that of the bytes which are left.
    let count = unsafe bytes.withUnsafeBytes { [sent] buffer in
      unsafe Glibc.send(
        input, buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent,
        Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if count > 0 { sent += count }
    if count < 0, errno != EINTR, errno != EAGAIN { sent = bytes.count }
  }

  /// What the program says on its standard error in the moment in which it ends.
  package func lastWords() -> String {
    let until = ClientProcess.now + 2_000
    while isErrorsOpen, ClientProcess.now < until {
      var wait = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
      // SAFETY: the call reads and fills one entry.
      guard unsafe poll(&wait, 1, 200) > 0 else { break }
      readErrors()
    }
    return String(decoding: said, as: UTF8.self)
  }

  /// Ends it and what it has started, whatever they are doing.
  ///
  /// - Parameter patience: Milliseconds in which it may end by itself, now that nothing more comes.
  package func end(patience: Int = 0) {
    guard !isReaped else { return }
    isReaped = true
    close(input)
    let until = ClientProcess.now + patience
    while isOutputOpen, ClientProcess.now < until {
      var waits = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorsOpen ? errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      // SAFETY: the call reads and fills the two entries of the array.
      _ = unsafe poll(&waits, 2, Int32(max(1, until - ClientProcess.now)))
      if waits[0].revents != 0 { readOutput() }
      if waits[1].revents != 0 { readErrors() }
    }
    kill(-number, SIGKILL)
    kill(number, SIGKILL)
    ProcessStart.wait(for: number)
    guardian?.dismiss()
    close(output)
    close(errors)
  }

  deinit { end() }
}
