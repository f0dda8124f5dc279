/// Sets of expressions of one or more words, found in running text by their match keys.
struct ProsePhrases<Meaning: Sendable>: Sendable {
  private struct Entry: Sendable {
    let keys: [String]
    let meaning: Meaning
  }

  /// By the first word; longer expressions first, so that `không quá` wins over `không`.
  private let byFirst: [String: [Entry]]
  /// By the last word.
  private let byLast: [String: [Entry]]
  /// Which keys may be in `byFirst` and `byLast`: most words are in neither.
  private let firstKeys: KeyFilter
  private let lastKeys: KeyFilter

  init(_ entries: [(Meaning, [String])]) {
    var first: [String: [Entry]] = [:]
    var last: [String: [Entry]] = [:]
    for (meaning, spellings) in entries {
      for spelling in spellings {
        let entry = Entry(keys: proseTokens(spelling).map(\.key), meaning: meaning)
        if let key = entry.keys.first { first[key, default: []].append(entry) }
        if let key = entry.keys.last { last[key, default: []].append(entry) }
      }
    }
    byFirst = first.mapValues { $0.sorted { $0.keys.count > $1.keys.count } }
    byLast = last.mapValues { $0.sorted { $0.keys.count > $1.keys.count } }
    firstKeys = KeyFilter(byFirst.keys)
    lastKeys = KeyFilter(byLast.keys)
  }

  /// The longest expression that starts at a token: its meaning and how many tokens it takes.
  func match(_ tokens: [ProseToken], from start: Int) -> (meaning: Meaning, count: Int)? {
    guard tokens.indices.contains(start), firstKeys.mayHold(tokens[start].key),
      let entries = byFirst[tokens[start].key]
    else { return nil }
    for entry in entries where matches(entry, tokens, from: start) {
      return (entry.meaning, entry.keys.count)
    }
    return nil
  }

  /// The longest expression that ends just before a token.
  func match(_ tokens: [ProseToken], endingAt end: Int) -> (meaning: Meaning, count: Int)? {
    guard tokens.indices.contains(end - 1), lastKeys.mayHold(tokens[end - 1].key),
      let entries = byLast[tokens[end - 1].key]
    else { return nil }
    for entry in entries where matches(entry, tokens, from: end - entry.keys.count) {
      return (entry.meaning, entry.keys.count)
    }
    return nil
  }

  private func matches(_ entry: Entry, _ tokens: [ProseToken], from start: Int) -> Bool {
    guard start >= 0, start + entry.keys.count <= tokens.count else { return false }
    return tokens[start..<start + entry.keys.count].elementsEqual(entry.keys) { $0.key == $1 }
  }
}

extension ProsePhrases<Void> {
  init(_ spellings: [String]) { self.init([((), spellings)]) }
}

extension ProsePhrases {
  func isAt(_ tokens: [ProseToken], _ start: Int) -> Bool { match(tokens, from: start) != nil }

  func endsBefore(_ tokens: [ProseToken], _ index: Int) -> Bool { match(tokens, endingAt: index) != nil }

  func occurs(in tokens: [ProseToken]) -> Bool { tokens.indices.contains { isAt(tokens, $0) } }
}

/// Tells most keys that are not in a set by their length and their ends, which is far cheaper than hashing a text.
private struct KeyFilter: Sendable {
  private var bits = SIMD4<UInt64>()

  init(_ keys: some Sequence<String>) {
    for key in keys {
      let place = KeyFilter.place(of: key)
      bits[place / 64] |= 1 << UInt64(place % 64)
    }
  }

  func mayHold(_ key: String) -> Bool {
    let place = KeyFilter.place(of: key)
    return bits[place / 64] & 1 << UInt64(place % 64) != 0
  }

  private static func place(of key: String) -> Int {
    let bytes = key.utf8
    return (Int(bytes.first ?? 0) &* 37 &+ Int(bytes.last ?? 0) &* 11 &+ bytes.count) & 255
  }
}
