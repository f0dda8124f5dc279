import Synchronization

/// Texts with a number each, shared by the threads that read one snapshot; equal numbers mean equal texts.
final class TextPool: Sendable {
  private let table = Mutex(ByteTable())

  func number(of text: [UInt8]) -> Int {
    table.withLock { $0.insert(text).index }
  }
}

/// The keys of a table: folded for matching, and as they are written. Row numbers are those of the file.
final class KeyIndex: Sendable {
  private let folded: ByteTable
  private let written: ByteTable
  let isWholeNumber: Bool

  init(folded: ByteTable, written: ByteTable, isWholeNumber: Bool) {
    self.folded = folded
    self.written = written
    self.isWholeNumber = isWholeNumber
  }

  var count: Int { folded.count }

  func row(of key: [UInt8]) -> Int? { folded.index(of: key) }

  /// The row of a key in the very bytes that the file has for it; `nil` asks for the folded form.
  func row(ofWritten key: some RandomAccessCollection<UInt8>) -> Int? { written.index(of: key) }

  func row(of key: String) -> Int? { row(of: CanonicalBytes.ofKey(key)) }

  /// The key as the file has it.
  func written(row: Int) -> String {
    row < written.count ? String(decoding: written[row], as: UTF8.self) : ""
  }
}
