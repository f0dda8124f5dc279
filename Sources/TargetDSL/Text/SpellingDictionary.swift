/// Values under words that match whatever their spelling: a dictionary by `matchKey`.
struct SpellingDictionary<Value> {
  /// Keys whose bytes are canonical are compared as bytes, which is far cheaper than comparing texts.
  private var plain: [[UInt8]: Value] = [:]
  private var foreign: [String: Value] = [:]

  /// Sets the value of a word and gives the one that it had.
  mutating func updateValue(_ value: Value, for word: String) -> Value? {
    let (bytes, areCanonical) = matchKeyBytes(word)
    if areCanonical, foreign.isEmpty { return plain.updateValue(value, forKey: bytes) }
    // A foreign key may be equal to one with other bytes: from now on all are compared as texts.
    for (key, known) in plain { foreign[String(decoding: key, as: UTF8.self)] = known }
    plain = [:]
    return foreign.updateValue(value, forKey: String(decoding: bytes, as: UTF8.self))
  }
}
