import TargetDSL
import TargetEngine

/// An official document in a file of any kind that can be read.
enum DocumentFile {
  /// Reads a document from a file, or from standard input for `-`.
  static func read(_ path: String, _ invocation: Invocation) throws(UsageError) -> OfficialDocument {
    let bytes = try bytes(path, invocation)
    if let kind = ForeignFile(bytes) {
      guard kind == .archive, let document = try office(bytes, path) else { throw kind.error(path) }
      return document
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw ForeignFile.otherText.error(path) }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { throw empty(path) }
    guard isTable(path) else { return OfficialDocument(path: path, text: withoutControls(text)) }
    let table = try document(path) { () throws(OfficeTextError) in try IndicatorTables(csv: bytes).blocks }
    guard let table else { throw empty(path) }
    return table
  }

  private static func office(_ bytes: [UInt8], _ path: String) throws(UsageError) -> OfficialDocument? {
    try document(path) { () throws(OfficeTextError) in
      if let text = try OfficeText(bytes) { return text.blocks }
      return try IndicatorTables(workbook: bytes)?.blocks
    }
  }

  private static func bytes(_ path: String, _ invocation: Invocation) throws(UsageError) -> [UInt8] {
    if path == "-" { return invocation.surroundings.standardInput() ?? [] }
    do throws(FileError) {
      return try readFile(path)
    } catch {
      throw .unreadable(path, error, near: nearestSibling(of: path))
    }
  }

  /// A table of indicators by its name; what is in it tells nothing.
  private static func isTable(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
  }

  /// The document of some paragraphs and rows; `nil` where the file is none of their kind.
  private static func document(
    _ path: String, _ blocks: () throws(OfficeTextError) -> [ProseBlock]?
  ) throws(UsageError) -> OfficialDocument? {
    let found: [ProseBlock]
    do throws(OfficeTextError) {
      guard let blocks = try blocks() else { return nil }
      found = blocks
    } catch {
      throw UsageError(
        Phrase(
          en: "`\(path)` cannot be read: \(error.reason)", vi: "không đọc được `\(path)`: \(error.reason)"),
        hint: Phrase(
          en: "open it in an office program and save it anew",
          vi: "hãy mở bằng phần mềm văn phòng rồi lưu lại"))
    }
    guard !found.isEmpty else { throw empty(path) }
    return OfficialDocument(
      path: path, blocks: found.map { ProseBlock(text: withoutControls($0.text), place: $0.place) })
  }

  /// Blanks for control characters and marks that turn the direction of writing: words of the document are printed, and
  /// become a plan.
  private static func withoutControls(_ text: String) -> String {
    let isKept = { (scalar: Unicode.Scalar) in
      // Between the paragraphs of a cell.
      !isControl(scalar) || scalar.properties.isWhitespace || scalar == "\u{1F}"
    }
    guard !text.unicodeScalars.allSatisfy(isKept) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isKept($0) ? $0 : " " }))
  }

  private static func empty(_ path: String) -> UsageError {
    UsageError(
      Phrase(en: "`\(path)` holds no text", vi: "`\(path)` không có chữ nào"),
      hint: Phrase(
        en: "a scan has to be read by text recognition first; then save its text",
        vi: "bản quét phải được nhận dạng chữ trước, rồi hãy lưu phần chữ"))
  }
}
