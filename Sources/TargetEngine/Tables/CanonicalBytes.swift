import Synchronization
import TargetDSL

/// Bytes that are equal exactly where two texts are canonically equivalent.
///
/// The standard library compares texts by canonical equivalence but gives no normal form, so letters beyond
/// ASCII are replaced by the form in which the process met them first.
enum CanonicalBytes {
  private static let firstForms = Mutex<[Character: [UInt8]]>([:])

  /// Of a text as it stands, without the spaces around it; a line break or a tab in it is a space, which is what sheets and engines make
  /// of it.
  static func ofText(_ text: String) -> [UInt8] {
    var trimmed = text[...]
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    guard trimmed.utf8.contains(where: { (0x09...0x0D).contains($0) }) else { return make(trimmed) }
    return make(String(trimmed.map { $0.isWhitespace && $0 != "\u{A0}" ? " " : $0 }))
  }

  /// Of the form in which keys and references match.
  static func ofKey(_ text: String) -> [UInt8] {
    let (bytes, areCanonical) = matchKeyBytes(text)
    return areCanonical ? bytes : make(String(decoding: bytes, as: UTF8.self))
  }

  /// The key in a cell of ASCII, without the way over text: lower case, spaces joined; `nil` for any other cell.
  static func ofASCIIKey(_ cell: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.count)
    var hasPendingSpace = false
    for byte in cell {
      switch byte {
      case 0x41...0x5A, 0x21...0x7E:
        if hasPendingSpace { bytes.append(0x20) }
        hasPendingSpace = false
        bytes.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
      case 0x20, 0x09...0x0D: hasPendingSpace = !bytes.isEmpty
      default: return nil
      }
    }
    return bytes
  }

  private static func make(_ text: some StringProtocol) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for character in text {
      if character.utf8.count == 1 {
        bytes.append(contentsOf: character.utf8)
      } else {
        bytes.append(
          contentsOf: firstForms.withLock { forms in
            if let form = forms[character] { return form }
            let form = Array(character.utf8)
            forms[character] = form
            return form
          })
      }
    }
    return bytes
  }
}
