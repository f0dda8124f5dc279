import Glibc
import Synchronization

/// Whether the user has asked the program to end (Ctrl-C, or `kill`).
enum Interruption {
  private static let isAsked = Atomic(false)

  static var hasCome: Bool { isAsked.load(ordering: .relaxed) }

  /// From now on the first such signal only leaves a note; a second one ends the program at once.
  static func await() {
    // The handler may not be the first to touch it.
    isAsked.store(false, ordering: .relaxed)
    var action = sigaction()
    // SAFETY: the handler only stores an atomic flag, which a signal may do at any time.
    unsafe action.__sigaction_handler.sa_handler = { _ in Interruption.isAsked.store(true, ordering: .relaxed)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for signal in [SIGINT, SIGTERM] {
      // SAFETY: the structure lives through the call, which copies it.
      unsafe sigaction(signal, &action, nil)
    }
  }
}
