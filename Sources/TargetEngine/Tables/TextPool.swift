import Synchronization

/// Texts with a number each, shared by the threads that read one snapshot; equal numbers mean equal texts.
final class TextPool: Sendable {
  private let table = Mutex(ByteTable())

  func number(of text: [UInt8]) -> Int {
    table.withLock { $0.insert(text).index }
  }
}
