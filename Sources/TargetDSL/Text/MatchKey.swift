/// The form under which two spellings of one word are equal: canonical composition, case folding, trimming,
/// joining of spaces, and the tone mark of a Vietnamese syllable at the end of its vowels, so that `Hoà`, `Hòa`
/// and `  HÒA ` are one word.
///
/// The result is compared as a `String`, which is canonical equivalence; it is folded already, so folding it
/// again changes nothing. O(length).
public func matchKey(_ text: some StringProtocol) -> String {
  var folder = MatchFolder()
  for scalar in text.unicodeScalars { folder.add(scalar) }
  return folder.finish()
}

/// The match key without any diacritic (`đ` is `d`): only for finding what somebody may have meant.
public func foldedForSuggestion(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for scalar in matchKey(text).unicodeScalars where scalar.properties.canonicalCombiningClass == .notReordered
  {
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

  static let parts: [Unicode.Scalar: Parts] = {
    var table: [Unicode.Scalar: Parts] = [:]
    for row in rows {
      let letters = Array(row.unicodeScalars)
      guard let letter = letters.first else { continue }
      for (index, composed) in letters.enumerated() {
        table[composed] = Parts(letter: letter, tone: index == 0 ? nil : tones[index - 1])
      }
    }
    return table
  }()

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
  private var output = String.UnicodeScalarView()
  /// A letter with the marks that follow it.
  private var cluster: [Unicode.Scalar] = []
  /// Tones of the run of vowels that is being written; they go to its end.
  private var tones: [Unicode.Scalar] = []
  private var hasPendingSpace = false

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      addFolded(isUpper ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
      return
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
      if VietnameseLetters.parts[scalar] != nil { return addFolded(scalar) }
      for folded in scalar.properties.lowercaseMapping.unicodeScalars { addFolded(folded) }
    }
  }

  private mutating func addFolded(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x300, scalar.properties.canonicalCombiningClass != .notReordered, !cluster.isEmpty {
      cluster.append(scalar)
      return
    }
    flushCluster()
    if scalar.properties.isWhitespace {
      flushTones()
      hasPendingSpace = !output.isEmpty
    } else {
      cluster.append(scalar)
    }
  }

  private mutating func flushCluster() {
    guard let first = cluster.first else { return }
    defer { cluster.removeAll(keepingCapacity: true) }
    if hasPendingSpace {
      output.append(" ")
      hasPendingSpace = false
    }
    guard let vowel = VietnameseLetters.parts[first], let parts = assembled(vowel) else {
      flushTones()
      output.append(contentsOf: cluster)
      return
    }
    output.append(parts.letter)
    tones.append(contentsOf: parts.tones)
  }

  /// The vowel with its marks applied in any order; `nil` where one of them is not Vietnamese.
  private func assembled(_ vowel: VietnameseLetters.Parts) -> (
    letter: Unicode.Scalar, tones: [Unicode.Scalar]
  )? {
    var letter = vowel.letter
    var found = vowel.tone.map { [$0] } ?? []
    for mark in cluster.dropFirst() {
      if let shaped = VietnameseLetters.shaped(letter, by: mark) {
        letter = shaped
      } else if let tone = VietnameseLetters.tone(mark) {
        found.append(tone)
      } else {
        return nil
      }
    }
    return (letter, found)
  }

  private mutating func flushTones() {
    output.append(contentsOf: tones)
    tones.removeAll(keepingCapacity: true)
  }

  mutating func finish() -> String {
    flushCluster()
    flushTones()
    return String(output)
  }
}
