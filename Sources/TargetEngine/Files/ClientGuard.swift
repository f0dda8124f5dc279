import Glibc

/// A small process beside this one that ends a group of processes when this one has gone, however it went: a client would
/// otherwise work on its statement until that is done, for nobody.
///
/// It is the shell, waiting for a line. The line says that all is over; the end of the stream without one, that this process
/// was killed. No signal is asked for at a parent's death, because that is the death of the thread which started the child.
final class ClientGuard {
  private let number: pid_t
  private let line: Int32

  /// - Parameter group: The group that is ended, as its first process. `nil` where there is no shell: all else goes on.
  init?(ending group: pid_t) {
    guard let ends = ProcessStart.streamPair() else { return nil }
    let arguments = ["sh", "-c", "read -r over || kill -s KILL -- \"-$1\"", "plancheck", String(group)]
    let started = try? ProcessStart.start(
      "/bin/sh", arguments, .none, streams: (ends.1, nil, nil), leads: true)
    close(ends.1)
    guard let started else {
      close(ends.0)
      return nil
    }
    (number, line) = (started, ends.0)
  }

  /// The group is over: there is nothing to end any more.
  func dismiss() {
    // SAFETY: one byte, which lives through the call.
    _ = unsafe send(line, [0x0A], 1, Int32(MSG_NOSIGNAL))
    close(line)
    ProcessStart.wait(for: number)
  }
}
