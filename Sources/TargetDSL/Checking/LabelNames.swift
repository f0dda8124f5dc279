import Synchronization

// What has a label may be called by it, with `_` for every run of signs that are no letters or digits.

/// The name that a label makes: `doanh_thu_triệu_đồng` for "Doanh thu (triệu đồng)", as a match key. `nil` where that
/// does not begin with a letter or is a word of the language.
public func labelName(_ label: String) -> String? { LabelMemory.name(of: label, madeBy: newLabelName) }

private func newLabelName(_ label: String) -> String? {
  guard let name = joinedByLines(label) else { return nil }
  let key = matchKey(name)
  guard Keyword(rawValue: key)?.isReserved != true, !WordTable.foreign.contains(where: { $0.isReserved(key) })
  else {
    return nil
  }
  return key
}

/// The name that a label makes as a person writes it, in small letters. `nil` where it makes none.
func writtenLabelName(_ label: String) -> String? {
  labelName(label) == nil ? nil : joinedByLines(label)?.lowercased()
}

/// A label with `_` for every run of signs that are no letters or digits; `nil` where it does not begin with a letter.
private func joinedByLines(_ label: String) -> String? {
  var name = String.UnicodeScalarView()
  var isApart = false
  for scalar in label.unicodeScalars {
    let properties = scalar.properties
    if properties.isLetter || properties.isMark || ("0"..."9").contains(scalar) {
      if isApart, !name.isEmpty { name.append("_") }
      isApart = false
      name.append(scalar)
    } else {
      isApart = true
    }
  }
  guard let first = name.first, first.properties.isLetter else { return nil }
  return String(name)
}

/// What labels came to: each is asked for at every name that is none of a column, and anew at every edit of a plan.
private enum LabelMemory {
  /// A text by its bytes, which is quicker than canonical equivalence and as good.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      // FNV-1a.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hasher.combine(hash)
    }
  }

  /// All is forgotten beyond it.
  private static let most = 20_000
  private static let known = Mutex<[Key: String?]>([:])

  static func name(of label: String, madeBy make: (String) -> String?) -> String? {
    let key = Key(text: label)
    if let name = known.withLock({ $0[key] }) { return name }
    let name = make(label)
    known.withLock { known in
      if known.count >= most { known = [:] }
      known[key] = .some(name)
    }
    return name
  }
}

/// Things of one kind by the names that their labels make.
struct LabelIndex<Value: Equatable> {
  private var found: [String: [(value: Value, span: SourceSpan)]] = [:]

  mutating func add(_ label: String, _ value: Value, at span: SourceSpan) {
    guard let name = labelName(label), found[name]?.contains(where: { $0.value == value }) != true else {
      return
    }
    found[name, default: []].append((value, span))
  }

  /// All that a name may mean by its label.
  func matches(_ name: String) -> [(value: Value, span: SourceSpan)] {
    found.isEmpty ? [] : found[matchKey(name)] ?? []
  }
}

extension Checker {
  /// The one thing that a name means by its label; `nil` where there is none, or after reporting that there are several.
  mutating func labelled<Value>(
    _ name: String, in index: LabelIndex<Value>, at span: SourceSpan
  ) -> (value: Value?, isReported: Bool) {
    let matches = index.matches(name)
    if matches.count > 1 {
      reportUnclear(name, matches.map(\.span), at: span)
      return (nil, true)
    }
    return (matches.first?.value, false)
  }

  mutating func reportUnclear(_ name: String, _ places: [SourceSpan], at span: SourceSpan) {
    report(
      .unclearLabel, at: span,
      Phrase(
        en: "`\(name)` is the label of more than one thing here",
        vi: "`\(name)` là nhãn của nhiều đối tượng ở đây"),
      related: places.map { .init(.source($0), Phrase(en: "one of them", vi: "một trong số đó")) },
      fixes: [.init(Phrase(en: "write the name of one of them", vi: "hãy viết tên của một trong số đó"))])
  }

  /// The column of a name, else of a header; `nil` where there is none or several.
  func columnIndex(_ name: String, of table: Int) -> Int? { tables[table].columnIndex(name) }
}

extension Checker {
  /// The one of some things that has a name, else the one whose label makes it.
  func index<Thing>(
    _ name: String, in things: [Thing], name nameOf: (Thing) -> String, label: (Thing) -> String?
  ) -> Int? {
    if let index = things.firstIndex(where: { nameOf($0) == name }) { return index }
    let key = matchKey(name)
    let found = things.indices.filter { label(things[$0]).flatMap { labelName($0) } == key }
    return found.count == 1 ? found.first : nil
  }
}

extension Table {
  /// The columns that a name may mean: the one that has it, else those of which a header makes it.
  func columns(called name: String) -> [Int] {
    if let index = columns.firstIndex(where: { $0.name == name }) { return [index] }
    let key = matchKey(name)
    return columns.indices.filter { columns[$0].headers.contains { labelName($0) == key } }
  }

  /// The one column that a name means.
  func columnIndex(_ name: String) -> Int? {
    let found = columns(called: name)
    return found.count == 1 ? found.first : nil
  }
}

extension [ColumnType.Category] {
  /// The category of a name, else of a spelling.
  func index(called name: String) -> Int? {
    if let index = firstIndex(where: { $0.name == name }) { return index }
    let key = matchKey(name)
    return firstIndex { $0.spellings.contains { labelName($0) == key } }
  }
}
