import Glibc
import Synchronization

/// Ends this process when the one that it serves has gone, whatever it is computing: nobody reads its answers, or the
/// process that the client named is no more.
package final class ClientWatch: Sendable {
  private static let pause: Int32 = 1_000

  private let output: Int32
  private let process = Atomic<Int32>(0)

  /// Looks once a second from now on, on a thread of its own, for as long as this process lives.
  package init(output: Int32) {
    self.output = output
    // SAFETY: the thread takes the reference over; where none starts, it is given back below.
    let own = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    // SAFETY: the watch is handed over with its reference, which the thread takes back.
    let status = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<ClientWatch>.fromOpaque(argument).takeRetainedValue().watch()
      }, own.toOpaque())
    if status == 0 { pthread_detach(thread) } else { unsafe own.release() }
  }

  /// The client's process; one that cannot be seen from here now is not waited for.
  package func follow(_ number: Int) {
    guard let number = Int32(exactly: number), number > 0, !ClientWatch.isGone(number) else { return }
    process.store(number, ordering: .relaxed)
  }

  private static func isGone(_ number: Int32) -> Bool { kill(number, 0) != 0 && errno == ESRCH }

  private func watch() -> Never {
    while true {
      var polled = pollfd(fd: output, events: 0, revents: 0)
      // SAFETY: one entry, for the length of the call.
      let count = unsafe poll(&polled, 1, ClientWatch.pause)
      let number = process.load(ordering: .relaxed)
      if count > 0 || (number > 0 && ClientWatch.isGone(number)) { _exit(1) }
    }
  }
}
