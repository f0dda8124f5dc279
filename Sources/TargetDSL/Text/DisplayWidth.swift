/// The columns that a text takes on a terminal or in a monospaced font.
///
/// A letter with its combining marks takes one column, composed or decomposed; East Asian wide and fullwidth
/// letters and emoji take two (Unicode Standard Annex 11); marks, format and control characters take none.
/// O(length).
public func displayWidth(_ text: String) -> Int {
  plainWidth(text.utf8) ?? text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns of a part of a text.
public func displayWidth(_ text: Substring) -> Int {
  plainWidth(text.utf8) ?? text.reduce(0) { $0 + displayWidth($1) }
}

/// The width of a text in which every code point is a letter of one column by itself: printable ASCII, composed
/// Latin and Vietnamese letters, dashes and quotation marks. `nil` for any other text.
private func plainWidth(_ text: some Sequence<UInt8>) -> Int? {
  var width = 0
  var bytes = text.makeIterator()
  while let byte = bytes.next() {
    switch byte {
    case 0x20...0x7E: width += 1
    // U+00C0 to U+02FF.
    case 0xC3...0xCB:
      _ = bytes.next()
      width += 1
    // U+00A0 to U+00BF, but for the soft hyphen.
    case 0xC2:
      guard let next = bytes.next(), next >= 0xA0, next != 0xAD else { return nil }
      width += 1
    // U+1E80 to U+1EFF.
    case 0xE1:
      guard let next = bytes.next(), next == 0xBA || next == 0xBB, bytes.next() != nil else { return nil }
      width += 1
    // U+2010 to U+2027.
    case 0xE2:
      guard bytes.next() == 0x80, let last = bytes.next(), (0x90...0xA7).contains(last) else { return nil }
      width += 1
    default: return nil
    }
  }
  return width
}

/// The columns of one letter (grapheme cluster).
public func displayWidth(_ character: Character) -> Int {
  if let ascii = character.asciiValue { return (0x20...0x7E).contains(ascii) ? 1 : 0 }
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  // The emoji variation selector asks for the wide picture of a letter that is narrow by itself.
  if scalars.count > 1, scalars.contains("\u{FE0F}") { return 2 }
  // Two regional indicators make a flag.
  if scalars.count > 1, (0x1F1E6...0x1F1FF).contains(first.value) { return 2 }
  if isZeroWidth(first) { return 0 }
  return isWide(first) ? 2 : 1
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control: true
  // The soft hyphen is a format character that terminals do show.
  case .format: scalar != "\u{AD}"
  default: false
  }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  guard value >= 0x1100 else { return false }
  var (low, high) = (0, wideRanges.count)
  while low < high {
    let middle = (low + high) / 2
    let range = wideRanges[middle]
    if range.contains(value) { return true }
    if value < range.lowerBound { high = middle } else { low = middle + 1 }
  }
  return false
}

/// Code points with the property East_Asian_Width W or F (Unicode 14.0.0), in order.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
  0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
  0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
  0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
  0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
  0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
  0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
  0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB,
  0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
  0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
  0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
  0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
  0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
  0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A,
  0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAF6, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
]
