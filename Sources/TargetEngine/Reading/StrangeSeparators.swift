import TargetDSL

extension ReadingProblems {
  /// Signs at the beginning of a file that look like the end of a line and are none in CSV.
  func addStrangeSeparators(in file: DataFile) throws(FileFailure) {
    let bytes = try file.bytes(0..<CSVMending.looked)
    var line = file.firstLine
    for (at, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      guard byte == 0xE2 || byte == 0xC2, let name = strangeSeparator(bytes[at...]) else { continue }
      return add(
        Diagnostic(
          .strangeSeparator, at: .file(file.path, line: line, column: nil),
          Phrase(
            en: "this line holds the sign \(name), which looks like the end of a line and is none",
            vi: "dòng này có ký tự \(name), trông như hết dòng nhưng không phải")),
        identity: "separator \(file.path)")
    }
  }

  private func strangeSeparator(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.starts(with: [0xE2, 0x80, 0xA8]) { return "U+2028" }
    if bytes.starts(with: [0xE2, 0x80, 0xA9]) { return "U+2029" }
    return bytes.starts(with: [0xC2, 0x85]) ? "U+0085" : nil
  }
}
