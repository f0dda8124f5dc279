/// The escapes of Office Open XML (ST_Xstring): `_x000D_` is the character of that UTF-16 code unit, `_x005F_` the
/// underline that keeps such a text as it is.
enum EscapedText {
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var hasEscape = false
    var at = 0
    while at < units.count {
      if let unit = escape(units, at) {
        result.append(unit)
        hasEscape = true
        at += 7
      } else {
        result.append(units[at])
        at += 1
      }
    }
    // A lone half of a pair is no character: the text stays as it is written.
    guard hasEscape, let decoded = String(validating: result, as: UTF16.self) else { return text }
    return decoded
  }

  private static func escape(_ units: [UInt16], _ at: Int) -> UInt16? {
    guard at + 7 <= units.count, units[at] == 0x5F, units[at + 1] == 0x78, units[at + 6] == 0x5F else {
      return nil
    }
    var value: UInt16 = 0
    for unit in units[(at + 2)..<(at + 6)] {
      guard let digit = UInt8(exactly: unit).flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        return nil
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
