import Synchronization

/// Something that is made when it is first asked for, and once: whoever asks meanwhile waits.
package final class MadeOnce<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  package init() {}

  /// - Parameter make: Makes the value; it must not ask for the same value itself.
  package func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      let value = known ?? make()
      known = value
      return value
    }
  }
}
