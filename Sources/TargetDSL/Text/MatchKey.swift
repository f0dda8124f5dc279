/// The form under which two spellings of one word are equal: canonical composition, case folding, trimming,
/// joining of spaces, and the tone mark of a Vietnamese syllable at the end of its vowels, so that `Hoà`, `Hòa`
/// and `  HÒA ` are one word.
///
/// The result is compared as a `String`, which is canonical equivalence; it is folded already, so folding it
/// again changes nothing. O(length).
public func matchKey(_ text: String) -> String {
  if isMatchKey(text.utf8) { return text }
  var folder = MatchFolder()
  for scalar in text.unicodeScalars { folder.add(scalar) }
  return String(decoding: folder.finish(), as: UTF8.self)
}

/// Whether a text is its own match key for certain: most names are.
private func isMatchKey(_ text: some Sequence<UInt8>) -> Bool {
  text.allSatisfy { isDigit($0) || isASCIILetter($0) && $0 >= 0x61 || $0 == UInt8(ascii: "_") }
}

/// The match key of a part of a text.
public func matchKey(_ text: Substring) -> String { matchKey(String(text)) }

/// The match key as UTF-8. Where it holds only ASCII and Vietnamese letters its bytes are canonical: equal keys
/// have equal ones.
package func matchKeyBytes(_ text: some StringProtocol) -> (bytes: [UInt8], areCanonical: Bool) {
  if isMatchKey(text.utf8) { return (Array(text.utf8), true) }
  var folder = MatchFolder()
  for scalar in text.unicodeScalars { folder.add(scalar) }
  let bytes = folder.finish()
  return (bytes, !folder.hasForeignLetters)
}

/// The match key without any diacritic (`đ` is `d`): only for finding what somebody may have meant.
public func foldedForSuggestion(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for scalar in matchKey(String(text)).unicodeScalars
  where scalar.properties.canonicalCombiningClass == .notReordered {
    result.append(VietnameseLetters.plain[scalar] ?? scalar)
  }
  return String(result)
}

/// Letters as they are taken apart: a vowel with its shape (`ă â ê ô ơ ư` count as letters of their own) and a
/// tone that belongs to the syllable.
enum VietnameseLetters {
  struct Parts {
    /// Lower case, with the shape and without the tone.
    let letter: Unicode.Scalar
    let tone: Unicode.Scalar?
  }

  /// Grave, acute, tilde, hook above, dot below.
  static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

  /// Each vowel without a tone, then with the five tones in the order of `tones`.
  private static let rows: [String] = [
    "aàáãảạ", "ăằắẵẳặ", "âầấẫẩậ", "eèéẽẻẹ", "êềếễểệ", "iìíĩỉị",
    "oòóõỏọ", "ôồốỗổộ", "ơờớỡởợ", "uùúũủụ", "ưừứữửự", "yỳýỹỷỵ",
  ]

  /// The vowels stand in two stretches of Unicode, which these tables cover; a hash table would be asked for
  /// every letter of every cell.
  private static let lowTable = table(from: 0x61, to: 0x1B0)
  private static let highTable = table(from: 0x1EA0, to: 0x1EF9)

  private static func table(from first: UInt32, to last: UInt32) -> [Parts?] {
    var table = [Parts?](repeating: nil, count: Int(last - first) + 1)
    for row in rows {
      let letters = Array(row.unicodeScalars)
      guard let letter = letters.first else { continue }
      for (index, composed) in letters.enumerated() where (first...last).contains(composed.value) {
        table[Int(composed.value - first)] = Parts(letter: letter, tone: index == 0 ? nil : tones[index - 1])
      }
    }
    return table
  }

  /// What a lower-case vowel is made of; `nil` for every other letter.
  static func parts(_ scalar: Unicode.Scalar) -> Parts? {
    switch scalar.value {
    case 0x61...0x1B0: lowTable[Int(scalar.value - 0x61)]
    case 0x1EA0...0x1EF9: highTable[Int(scalar.value - 0x1EA0)]
    default: nil
    }
  }

  /// Every vowel in every composed form.
  static var composed: [Unicode.Scalar] { rows.flatMap { Array($0.unicodeScalars) } }

  /// A vowel and a mark that changes its shape.
  static func shaped(_ letter: Unicode.Scalar, by mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch (letter, mark) {
    case ("a", "\u{306}"): "ă"
    case ("a", "\u{302}"): "â"
    case ("e", "\u{302}"): "ê"
    case ("o", "\u{302}"): "ô"
    case ("o", "\u{31B}"): "ơ"
    case ("u", "\u{31B}"): "ư"
    default: nil
    }
  }

  /// The tone that a mark is, also under its second code point.
  static func tone(_ mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch mark {
    case "\u{340}": "\u{300}"
    case "\u{341}": "\u{301}"
    default: tones.contains(mark) ? mark : nil
    }
  }

  /// Letters that keep a shape after folding, with the letter that they are drawn from.
  static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d",
    "ä": "a", "å": "a", "ç": "c", "ë": "e", "ï": "i", "î": "i", "ñ": "n", "ö": "o", "ü": "u", "û": "u",
    "ÿ": "y",
  ]
}

/// Folds scalar by scalar: a letter and its marks are gathered, then placed.
private struct MatchFolder {
  private var output: [UInt8] = []
  /// A letter, and the marks that follow it.
  private var letter: Unicode.Scalar?
  private var marks: [Unicode.Scalar] = []
  /// Tones of the run of vowels that is being written; they go to its end.
  private var tones: [Unicode.Scalar] = []
  private var hasPendingSpace = false
  /// Letters beyond ASCII that the tables do not know; only the standard library can compare them.
  private(set) var hasForeignLetters = false

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      return addFolded(isUpper ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
    }
    switch scalar {
    // Invisible where text is copied from web pages and documents.
    case "\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}": return
    case "ς": addFolded("σ")
    case "ß", "ẞ":
      addFolded("s")
      addFolded("s")
    default:
      // Vietnamese letters are decided by a table far more often than by the general mapping.
      if VietnameseLetters.parts(scalar) != nil { return addFolded(scalar) }
      for folded in scalar.properties.lowercaseMapping.unicodeScalars { addFolded(folded) }
    }
  }

  private mutating func addFolded(_ scalar: Unicode.Scalar) {
    if letter != nil, MatchFolder.isMark(scalar) {
      marks.append(scalar)
      return
    }
    flushCluster()
    if MatchFolder.isSpace(scalar) {
      flushTones()
      hasPendingSpace = !output.isEmpty
    } else {
      letter = scalar
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && VietnameseLetters.parts(scalar) == nil
      && scalar.properties.canonicalCombiningClass != .notReordered
  }

  /// Unicode's White_Space.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      output.append(UInt8(scalar.value))
    } else {
      output.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  private mutating func flushCluster() {
    guard let first = letter else { return }
    letter = nil
    defer { if !marks.isEmpty { marks.removeAll(keepingCapacity: true) } }
    if hasPendingSpace {
      output.append(0x20)
      hasPendingSpace = false
    }
    guard let vowel = VietnameseLetters.parts(first), let shaped = shaped(vowel.letter) else {
      flushTones()
      writeForeign(first)
      for mark in marks { writeForeign(mark) }
      return
    }
    write(shaped)
    if let tone = vowel.tone { tones.append(tone) }
    for mark in marks {
      if let tone = VietnameseLetters.tone(mark) { tones.append(tone) }
    }
  }

  private mutating func writeForeign(_ scalar: Unicode.Scalar) {
    if !scalar.isASCII { hasForeignLetters = true }
    write(scalar)
  }

  /// The vowel with its marks for the shape applied in any order; `nil` where a mark is not Vietnamese.
  private func shaped(_ vowel: Unicode.Scalar) -> Unicode.Scalar? {
    var letter = vowel
    for mark in marks {
      if let shaped = VietnameseLetters.shaped(letter, by: mark) {
        letter = shaped
      } else if VietnameseLetters.tone(mark) == nil {
        return nil
      }
    }
    return letter
  }

  private mutating func flushTones() {
    guard !tones.isEmpty else { return }
    for tone in tones { write(tone) }
    tones.removeAll(keepingCapacity: true)
  }

  mutating func finish() -> [UInt8] {
    flushCluster()
    flushTones()
    return output
  }
}
