import TargetDSL
import TargetEngine

/// `--output FORMAT=FILE`, for every command that has several forms of report.
struct OutputFiles<Format: RawRepresentable & CaseIterable & Sendable>: Sendable
where Format.RawValue == String {
  struct File: Sendable {
    let format: Format
    let path: String

    func write(_ bytes: [UInt8]) throws(UsageError) { try writeOutput(bytes, to: path) }
  }

  let files: [File]

  /// None of them may take the place of another, of a plan, of a data file or of another file that is read.
  ///
  /// - Parameter read: Files that are read beside plans and their folders of data.
  init(_ invocation: Invocation, besides read: [String]) throws(UsageError) {
    var files: [File] = []
    for text in invocation.arguments.values(.output) { files.append(try OutputFiles.file(text)) }
    try OutputFiles.proveWritable(files.map(\.path), checking: invocation.arguments.operands)
    let inputs = Set(read.map(tidied))
    for file in files where inputs.contains(tidied(file.path)) {
      throw UsageError(
        Phrase(
          en: "`--output` would overwrite `\(file.path)`, which is read",
          vi: "`--output` sẽ ghi đè `\(file.path)`, là tệp được đọc vào"))
    }
    self.files = files
  }

  private static func file(_ text: String) throws(UsageError) -> File {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw UsageError(
        Phrase(
          en: "`--output` is written FORMAT=FILE, not `\(text)`",
          vi: "`--output` viết là DẠNG=TỆP, không phải `\(text)`"),
        hint: Phrase(
          en: "for example `--output html=report.html`", vi: "ví dụ `--output html=report.html`"))
    }
    guard let format = Format(rawValue: String(parts[0])) else {
      throw UsageError.unknown(
        Phrase(
          en: "`--output` does not know the format `\(parts[0])`",
          vi: "`--output` không nhận dạng `\(parts[0])`"),
        word: String(parts[0]), among: Format.allCases.map(\.rawValue))
    }
    return File(format: format, path: String(parts[1]))
  }

  /// The folder that is checked may itself be called `data` or `sample`; what counts is where the report stands below it.
  private static func proveWritable(_ paths: [String], checking operands: [String]) throws(UsageError) {
    var seen: Set<String> = []
    for path in paths.map(tidied) {
      let above = operands.map { tidied($0) + "/" }.first { path.hasPrefix($0) } ?? ""
      let isInput =
        hasEnding(path, ".plan")
        || path.dropFirst(above.count).split(separator: "/").dropLast().contains {
          PlanFinder.skipped.contains(String($0))
        }
      if isInput {
        throw UsageError(
          Phrase(
            en: "`--output` would overwrite a plan or its data: `\(path)`",
            vi: "`--output` sẽ ghi đè kế hoạch hoặc số liệu của nó: `\(path)`"))
      }
      if !seen.insert(path).inserted {
        throw UsageError(
          Phrase(en: "two reports are to be written to `\(path)`", vi: "hai báo cáo cùng ghi vào `\(path)`"))
      }
    }
  }
}

extension Option {
  static let output = Option(
    "output", value: "FORMAT=FILE", offers: .fileOfFormat, isRepeatable: true,
    Phrase(
      en: "also write the report to a file (repeatable)", vi: "ghi thêm báo cáo ra tệp (lặp lại được)"))
}

/// Writes a whole file, or says why not.
func writeOutput(_ bytes: [UInt8], to path: String) throws(UsageError) {
  do throws(FileError) {
    try writeFile(bytes, to: path)
  } catch {
    throw .unwritable(path, error)
  }
}
