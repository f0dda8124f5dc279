import Synchronization
import TargetDSL

/// Bytes that are equal exactly where two texts are canonically equivalent.
///
/// The standard library compares texts by canonical equivalence but gives no normal form, so letters beyond
/// ASCII are replaced by the form in which the process met them first.
enum CanonicalBytes {
  private static let firstForms = Mutex<[Character: [UInt8]]>([:])

  /// Of a text as it stands, without the spaces around it.
  static func ofText(_ text: String) -> [UInt8] {
    var trimmed = text[...]
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    return make(trimmed)
  }

  /// Of the form in which keys and references match.
  static func ofKey(_ text: String) -> [UInt8] { make(matchKey(text)) }

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
