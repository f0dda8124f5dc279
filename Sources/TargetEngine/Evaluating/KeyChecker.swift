import TargetDSL

/// Checks that no two rows have one key, by fingerprints of 8 bytes a row; equal ones are looked at again.
final class KeyChecker {
  /// The key column of the table.
  private let column: Int
  private let folding: KeyFolding
  private let format: Table.NumberFormat
  private let fingerprints = FingerprintStore()
  private(set) var hasFaultyKey = false

  init(column: Int, folding: KeyFolding, format: Table.NumberFormat) {
    self.column = column
    self.folding = folding
    self.format = format
  }

  func consume(_ batch: RowBatch) {
    if batch.part.answered?.isSifted == true { return }
    guard let field = batch.field(of: column) else {
      hasFaultyKey = true
      return
    }
    let cells = batch.column(field)
    for row in 0..<batch.rows {
      let (start, end) = cells[row]
      if let plain = folding.plainFingerprint(cells, start, end) {
        fingerprints.add(plain)
        continue
      }
      let content = CSVRecord.content(batch.window.bytes(start..<max(start, end)))
      switch folding.key(of: content, format: format) {
      case .blank, .unreadable: hasFaultyKey = true
      case .folded(let key): fingerprints.add(KeyFingerprint.of(key))
      }
    }
  }

  func merge(_ other: KeyChecker) {
    hasFaultyKey = hasFaultyKey || other.hasFaultyKey
    fingerprints.take(other.fingerprints)
  }

  /// Fingerprints that stand more than once, and those of some keys; afterwards none is known.
  func suspects(_ strange: [[UInt8]]) -> Set<UInt64> {
    fingerprints.known(of: Set(strange.map { KeyFingerprint.of($0) })).union(fingerprints.repeated())
  }
}

/// Takes rows and, unless that was done before, checks their keys on the way.
protocol KeyedConsumer: BatchConsumer {
  var keys: KeyChecker? { get }
}
