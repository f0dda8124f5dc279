/// Which columns of a program stand for which masses.
struct ColumnLayout {
  private(set) var columns: [Int: MassColumns] = [:]
  /// What each mass adds up.
  private(set) var kinds: [Int: Int] = [:]
  let words: Int

  private static let mostColumns = 800

  /// A column for each kind of row of each kind of mass, and two for a named number, which may be of either sign; `nil`
  /// where there are too many, or too many kinds of rows to go through.
  init?(of masses: [Int], year: Int?, _ index: MassIndex) {
    var ofKind: [(kind: Int, masses: [Int])] = []
    for mass in masses where kinds[mass] == nil {
      let kind = index.masses[mass].kind
      kinds[mass] = kind
      if let place = ofKind.firstIndex(where: { $0.kind == kind }) {
        ofKind[place].masses.append(mass)
      } else {
        ofKind.append((kind, [mass]))
      }
    }
    var worlds: [(masses: [Int], signatures: [RowWorlds.Signature])] = []
    for (_, masses) in ofKind {
      // A named number is all there is of its kind.
      guard !index.masses[masses[0]].isNamed else {
        worlds.append((masses, [1, 1]))
        continue
      }
      let conditions = masses.map { index.condition(ofMass: $0, year) }
      guard let found = RowWorlds(conditions, index) else { return nil }
      worlds.append((masses, found.signatures))
    }
    let count = worlds.reduce(0) { $0 + $1.signatures.count }
    guard count <= Self.mostColumns else { return nil }
    words = ColumnSet.words(for: count)
    var first = 0
    for (masses, signatures) in worlds {
      for (bit, mass) in masses.enumerated() {
        let places = signatures.indices.filter { signatures[$0] & 1 << RowWorlds.Signature(bit) != 0 }
          .map { first + $0 }
        columns[mass] =
          index.masses[mass].isNamed
          ? MassColumns(
            added: ColumnSet(places[..<1], words: words), subtracted: ColumnSet(places[1...], words: words))
          : MassColumns(added: ColumnSet(places, words: words), subtracted: nil)
      }
      first += signatures.count
    }
  }
}
