import TargetDSL

/// Checks that no two rows have one key, by fingerprints of 8 bytes a row; equal ones are looked at again.
final class KeyChecker {
  private let field: Int
  private let folding: KeyFolding
  private let format: Table.NumberFormat
  private let fingerprints = FingerprintStore()
  private(set) var hasFaultyKey = false

  init(field: Int, folding: KeyFolding, format: Table.NumberFormat) {
    self.field = field
    self.folding = folding
    self.format = format
  }

  func consume(_ batch: RowBatch) {
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
      case .folded(let key): fingerprints.add(KeyFolding.fingerprint(key))
      }
    }
  }

  func merge(_ other: KeyChecker) {
    hasFaultyKey = hasFaultyKey || other.hasFaultyKey
    fingerprints.take(other.fingerprints)
  }

  /// Fingerprints that stand more than once.
  func repeated() -> Set<UInt64> { fingerprints.repeated() }
}
