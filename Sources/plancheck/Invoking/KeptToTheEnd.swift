import Synchronization

/// What lives until the program ends: giving a long report back piece by piece takes a tenth of a run, and the system
/// takes all of it at once.
enum KeptToTheEnd {
  private static let values = Mutex<[any Sendable]>([])

  static func keep(_ value: any Sendable) { values.withLock { $0.append(value) } }
}
