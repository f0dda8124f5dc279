import TargetDSL
import TargetEngine

extension Command {
  static let fmt = Command(
    "fmt",
    Phrase(
      en: "lay plan files and their cases out in the one canonical way",
      vi: "trình bày tệp kế hoạch và tệp trường hợp theo một kiểu chung"),
    operands: "PATH… | -",
    details: Phrase(
      en: """
        Files are rewritten in place, each as a whole or not at all; `-` reads standard input and prints the result.
        Comments stay where they are, and the meaning never changes. Lines that cannot be read stay as they are.

        Exit codes: 0 done, or nothing to change; 1 with --check or --diff: a file is laid out otherwise; 2 a path
        cannot be used, or a file has mistakes of syntax.
        """,
      vi: """
        Các tệp được ghi lại tại chỗ, trọn vẹn từng tệp hoặc không ghi gì; `-` đọc đầu vào chuẩn và in kết quả.
        Chú thích giữ nguyên chỗ, ý nghĩa không bao giờ thay đổi. Dòng nào không đọc được thì để nguyên.

        Mã thoát: 0 đã xong, hoặc không có gì phải đổi; 1 khi có --check hay --diff: có tệp trình bày khác; 2 không
        dùng được đường dẫn, hoặc tệp có lỗi cú pháp.
        """),
    options: [FmtCommand.check, FmtCommand.diff], run: FmtCommand.run)
}

/// `plancheck fmt PATH…`.
struct FmtCommand {
  static let check = Option(
    "check",
    Phrase(en: "change nothing, list the files that would change", vi: "không ghi, chỉ liệt kê tệp sẽ đổi"))
  static let diff = Option(
    "diff", Phrase(en: "change nothing, show what would change", vi: "không ghi, chỉ cho xem chỗ sẽ đổi"))

  private let invocation: Invocation
  private var code: Int32 = 0

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    guard !operands.isEmpty else {
      throw UsageError(
        Phrase(en: "no file is named", vi: "chưa nêu tệp nào"),
        hint: Phrase(
          en: "write `plancheck fmt plans`, or `-` for standard input",
          vi: "hãy viết `plancheck fmt plans`, hoặc `-` để đọc đầu vào chuẩn"))
    }
    var command = FmtCommand(invocation: invocation)
    if operands == ["-"] {
      try command.formatStandardInput()
    } else {
      command.formatFiles(operands)
    }
    return command.code
  }

  private init(invocation: Invocation) { self.invocation = invocation }

  private mutating func formatStandardInput() throws(UsageError) {
    guard let bytes = invocation.surroundings.standardInput() else {
      throw UsageError(Phrase(en: "standard input cannot be read", vi: "không đọc được đầu vào chuẩn"))
    }
    let name = FmtCommand.standardInput
    let result = formatted(bytes, path: name)
    if isPreview {
      preview(result, of: bytes, path: name)
    } else {
      invocation.surroundings.write(result, .output)
    }
  }

  private mutating func formatFiles(_ operands: [String]) {
    let (files, problems) = PlanFinder.find(operands, endings: [".plan", CaseFinder.ending])
    for problem in problems { fail(problem) }
    for file in files {
      do throws(FileError) {
        let bytes = try readFile(file.path)
        let result = formatted(bytes, path: file.path)
        if isPreview {
          preview(result, of: bytes, path: file.path)
        } else if result != bytes {
          try writeFile(result, to: file.path)
          invocation.print(printable(file.path) + "\n")
        }
      } catch {
        fail(
          UsageError(
            Phrase(
              en: "cannot format `\(file.path)`: \(error.reason.english)",
              vi: "không trình bày được `\(file.path)`: \(error.reason.vietnamese)")))
      }
    }
  }

  private mutating func formatted(_ bytes: [UInt8], path: String) -> [UInt8] {
    let source = SourceFile(path: path, bytes: bytes)
    let tree = isCases(source) ? SyntaxTree.parseCases(source) : SyntaxTree.parse(source)
    let errors = tree.diagnostics.count { $0.severity == .error }
    if errors > 0 {
      fail(
        UsageError(
          errors == 1
            ? Phrase(
              en: "`\(path)` has a mistake, and its place stays as it is",
              vi: "`\(path)` có một lỗi, chỗ đó được để nguyên")
            : Phrase(
              en: "`\(path)` has \(errors) mistakes, and their places stay as they are",
              vi: "`\(path)` có \(errors) lỗi, những chỗ đó được để nguyên"),
          hint: isCases(source)
            ? Phrase(en: "`plancheck test` shows what is wrong", vi: "`plancheck test` sẽ chỉ ra chỗ sai")
            : Phrase(en: "`plancheck check` shows what is wrong", vi: "`plancheck check` sẽ chỉ ra chỗ sai")))
    }
    return format(tree)
  }

  /// By the name of the file; standard input holds cases where one is declared.
  private func isCases(_ source: SourceFile) -> Bool {
    guard source.path == FmtCommand.standardInput else { return source.path.hasSuffix(CaseFinder.ending) }
    return source.bytes.split(separator: 0x0A).contains { $0.starts(with: Array("case \"".utf8)) }
  }

  private static let standardInput = "<stdin>"

  private var isPreview: Bool {
    invocation.arguments.has(FmtCommand.check) || invocation.arguments.has(FmtCommand.diff)
  }

  private mutating func preview(_ result: [UInt8], of bytes: [UInt8], path: String) {
    guard result != bytes else { return }
    code = max(code, 1)
    if invocation.arguments.has(FmtCommand.diff) {
      invocation.surroundings.write(unifiedDiff(from: bytes, to: result, path: path), .output)
    } else {
      invocation.print(printable(path) + "\n")
    }
  }

  private mutating func fail(_ error: UsageError) {
    invocation.complain(Program.text(of: error, in: invocation.language))
    code = 2
  }
}
