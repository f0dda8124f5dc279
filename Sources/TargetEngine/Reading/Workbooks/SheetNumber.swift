/// Numbers of a workbook, which stores doubles: they count with the 15 significant digits that spreadsheet programs
/// show, rounded from what is written, digit by digit.
enum SheetNumber {
  static let digits = 15

  /// A number as a workbook writes it (`0.13500000000000001`, `1.5E+2`) in decimal notation, `shift` places greater;
  /// `nil` where it is no number.
  static func decimal(_ written: String, shiftedBy shift: Int = 0) -> String? {
    if shift == 0, isDecimal(written) { return written }
    let bytes = Array(written.utf8)
    var at = 0
    var isNegative = false
    if at < bytes.count, bytes[at] == 0x2D || bytes[at] == 0x2B {
      isNegative = bytes[at] == 0x2D
      at += 1
    }
    var digits: [UInt8] = []
    var point: Int?
    while at < bytes.count {
      if bytes[at] == 0x2E, point == nil {
        point = digits.count
      } else if (0x30...0x39).contains(bytes[at]) {
        digits.append(bytes[at])
      } else {
        break
      }
      at += 1
    }
    guard !digits.isEmpty, digits.count <= 1100 else { return nil }
    var exponent = 0
    if at < bytes.count {
      guard bytes[at] == 0x45 || bytes[at] == 0x65,
        let number = Int(String(decoding: bytes[(at + 1)...], as: UTF8.self)), abs(number) <= 400
      else { return nil }
      exponent = number
    }
    // The value is 0.d1d2d3… times ten to the power `place`.
    var place = (point ?? digits.count) + exponent + shift
    let zeros = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(zeros)
    place -= zeros
    if round(&digits) { place += 1 }
    guard !digits.isEmpty else { return "0" }
    return (isNegative ? "-" : "") + text(digits, place: place)
  }

  /// Whether a number stands in the form that `decimal` gives: short, without zeros that say nothing.
  private static func isDecimal(_ written: String) -> Bool {
    guard let first = written.utf8.first, first != 0x30, written.utf8.count <= SheetNumber.digits else {
      return false
    }
    var (hasPoint, last) = (false, UInt8(0))
    for byte in written.utf8 {
      switch byte {
      case 0x30...0x39: break
      case 0x2E where !hasPoint && last != 0: hasPoint = true
      default: return false
      }
      last = byte
    }
    return !hasPoint || (0x31...0x39).contains(last)
  }

  /// Cuts to 15 digits without zeros at the end; `true` where the carry made a digit more.
  private static func round(_ digits: inout [UInt8]) -> Bool {
    var carried = false
    if digits.count > SheetNumber.digits {
      let roundsUp = digits[SheetNumber.digits] >= 0x35
      digits.removeLast(digits.count - SheetNumber.digits)
      if roundsUp {
        var index = digits.count - 1
        while index >= 0, digits[index] == 0x39 {
          digits[index] = 0x30
          index -= 1
        }
        if index >= 0 {
          digits[index] += 1
        } else {
          digits.insert(0x31, at: 0)
          carried = true
        }
      }
    }
    while digits.last == 0x30 { digits.removeLast() }
    return carried
  }

  private static func text(_ digits: [UInt8], place: Int) -> String {
    let written = String(decoding: digits, as: UTF8.self)
    if place <= 0 { return "0." + String(repeating: "0", count: -place) + written }
    if place >= digits.count { return written + String(repeating: "0", count: place - digits.count) }
    return written.prefix(place) + "." + written.dropFirst(place)
  }
}
