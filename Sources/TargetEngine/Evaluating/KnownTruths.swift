/// What was worked out for the signatures of rows (see `RowEvaluator.signature`). One accumulator uses it, in one
/// thread.
final class KnownTruths {
  private static let mostKnown = 1 << 14
  private var known: [[UInt32]: [UInt32]?] = [:]

  func truths(_ signature: [UInt32], _ find: () -> [UInt32]?) -> [UInt32]? {
    if let truths = known[signature] { return truths }
    let truths = find()
    if known.count >= KnownTruths.mostKnown { known.removeAll() }
    known[signature] = .some(truths)
    return truths
  }
}
