import TargetDSL
import TargetEngine

/// A text as the editor has it. It is kept in the editor's own units, so that an edit which cuts a character in two is
/// taken as the editor means it.
struct OpenDocument {
  let uri: String
  let path: String
  private(set) var version: Int
  private(set) var units: [UInt16]

  init(uri: String, path: String, version: Int, text: String) {
    self.uri = uri
    self.path = path
    self.version = version
    units = Array(text.utf16)
  }

  /// A half of a character that stands alone is a replacement character.
  var bytes: [UInt8] { Array(String(decoding: units, as: UTF16.self).utf8) }

  /// Applies changes in their order. O(length of the text) each.
  mutating func apply(_ changes: [JSONValue], version: Int) {
    for change in changes {
      guard let text = change["text"]?.string else { continue }
      if let range = change["range"], let from = EditorPosition(range["start"]),
        let to = EditorPosition(range["end"])
      {
        let starts = lineStarts
        let (low, high) = (index(of: from, starts), index(of: to, starts))
        units.replaceSubrange(min(low, high)..<max(low, high), with: text.utf16)
      } else if change["range"] == nil || change["range"] == .null {
        units = Array(text.utf16)
      }
    }
    self.version = version
  }

  private var lineStarts: [Int] {
    var starts = [0]
    for index in units.indices {
      let isCR = units[index] == 0x0D && !(index + 1 < units.count && units[index + 1] == 0x0A)
      if units[index] == 0x0A || isCR { starts.append(index + 1) }
    }
    return starts
  }

  /// Behind the end of a line is its end, behind the last line the end of the text.
  private func index(of position: EditorPosition, _ starts: [Int]) -> Int {
    guard position.line >= 0 else { return 0 }
    guard starts.indices.contains(position.line) else { return units.count }
    let start = starts[position.line]
    var end = starts.indices.contains(position.line + 1) ? starts[position.line + 1] : units.count
    while end > start, units[end - 1] == 0x0A || units[end - 1] == 0x0D { end -= 1 }
    let (place, isTooFar) = start.addingReportingOverflow(max(0, position.character))
    return isTooFar ? end : min(place, end)
  }
}

extension EditorPosition {
  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer else { return nil }
    self.init(line: line, character: character)
  }

  var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }
}

/// Paths and the addresses by which editors name them (RFC 8089, RFC 3986).
enum FileAddress {
  /// The path of `file:///…`; any other address stands for itself.
  static func path(of uri: String) -> String {
    guard uri.hasPrefix("file://") else { return uri }
    let rest = uri.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: "/") else { return uri }
    return percentDecoded(rest[slash...])
  }

  /// The path of a folder, without a slash at its end.
  static func folder(of uri: String) -> String {
    let path = path(of: uri)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  static func uri(of path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var text = "file://"
    // An editor opens the name as it stands on the disk.
    for byte in (spelledOnDisk(path) ?? path).utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "/-._~!$&'()*+,;=@".unicodeScalars.contains(scalar))
      if isPlain {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
