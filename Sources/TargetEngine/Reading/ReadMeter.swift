import Synchronization

/// Counts the bytes of data files as they are read, for whoever shows it. Safe to use from every reading thread.
public final class ReadMeter: Sendable {
  private let read = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)
  private let changed: @Sendable (_ read: Int, _ expected: Int) -> Void

  /// `changed` is called once for each segment of a file, from the thread that has read it: it must be quick.
  public init(changed: @escaping @Sendable (_ read: Int, _ expected: Int) -> Void) {
    self.changed = changed
  }

  /// A pass over so many bytes begins.
  func expect(_ bytes: Int) {
    _ = expected.add(bytes, ordering: .relaxed)
  }

  func advance(_ bytes: Int) {
    let total = read.add(bytes, ordering: .relaxed).newValue
    changed(total, max(total, expected.load(ordering: .relaxed)))
  }
}
