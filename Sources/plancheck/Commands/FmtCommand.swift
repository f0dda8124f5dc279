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
    options: [FmtCommand.check, FmtCommand.diff, .words], run: FmtCommand.run)
}

/// `plancheck fmt PATH…`.
struct FmtCommand {
  static let check = Option(
    "check",
    Phrase(en: "change nothing, list the files that would change", vi: "không ghi, chỉ liệt kê tệp sẽ đổi"))
  static let diff = Option(
    "diff", Phrase(en: "change nothing, show what would change", vi: "không ghi, chỉ cho xem chỗ sẽ đổi"))

  private let invocation: Invocation
  /// Whose words are written; `nil`: those of each file.
  private let language: Language?
  private var code: Int32 = 0

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    guard !operands.isEmpty else {
      throw .noFileIsNamed(
        Phrase(
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

  private init(invocation: Invocation) {
    self.invocation = invocation
    language = invocation.arguments.value(.words).flatMap(Language.init)
  }

  private mutating func formatStandardInput() throws(UsageError) {
    guard let bytes = invocation.surroundings.standardInput() else {
      throw UsageError(Phrase(en: "standard input cannot be read", vi: "không đọc được đầu vào chuẩn"))
    }
    let name = FmtCommand.standardInput
    let result = formatted(bytes, path: name)
    if isPreview {
      preview(result, of: bytes, path: name)
    } else {
      show(result)
    }
  }

  private mutating func formatFiles(_ operands: [String]) {
    let (files, problems) = PlanFinder.find(operands, endings: [".plan", CaseFinder.ending])
    for problem in problems { fail(problem) }
    let places = Set(files.lazy.filter { !isLink($0.path) }.compactMap { resolved($0.path) })
    for file in files {
      if isLink(file.path) {
        // Its own text is formatted where it lies, if that is asked for.
        if let place = resolved(file.path), !places.contains(place) { fail(.link(file.path, to: place)) }
        continue
      }
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
              en: "cannot format `\(file.path)`: \(error.reason)",
              vi: "không trình bày được `\(file.path)`: \(error.reason)")))
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
    guard let language, language != tree.language else { return format(tree) }
    // A file that is only half in the words asked for would be neither.
    if errors > 0 { return bytes }
    let names = tree.reservedNames(in: language)
    guard names.isEmpty else {
      refuse(names, path: path, language)
      return bytes
    }
    if let number = tree.decimalsInSets(in: language).first {
      fail(
        UsageError(
          Phrase(
            en:
              "`\(path)`: in Vietnamese words `\(number.text)` on line \(number.line) cannot stand in a list",
            vi:
              "`\(path)`: viết bằng từ tiếng Việt thì `\(number.text)` ở dòng \(number.line) không đứng trong danh sách được"
          ),
          hint: Phrase(
            en: "a comma parts the values of a list; compare with `=` and `or` instead",
            vi: "dấu phẩy ngăn các giá trị trong danh sách; hãy so sánh bằng `=` và `or`")))
      return bytes
    }
    if let text = tree.textsLikeNumbers(in: language).first {
      fail(
        UsageError(
          Phrase(
            en:
              "`\(path)`: in Vietnamese words \(text.text) on line \(text.line) would be a number, not a text",
            vi:
              "`\(path)`: viết bằng từ tiếng Việt thì \(text.text) ở dòng \(text.line) thành số, không còn là chữ"
          ),
          hint: Phrase(en: "write another text there first", vi: "hãy viết chữ khác ở đó trước")))
      return bytes
    }
    return format(tree, in: language)
  }

  private mutating func refuse(_ names: [SourceSpan], path: String, _ language: Language) {
    let listed = names.map { "`\($0.text)` (\(path):\($0.line))" }.joined(separator: ", ")
    fail(
      UsageError(
        language == .vietnamese
          ? Phrase(
            en: "not written in Vietnamese words, because they have these names as words: \(listed)",
            vi: "không viết sang từ tiếng Việt được vì có tên trùng với từ của ngôn ngữ: \(listed)")
          : Phrase(
            en: "not written in English words, because they have these names as words: \(listed)",
            vi: "không viết sang từ tiếng Anh được vì có tên trùng với từ của ngôn ngữ: \(listed)"),
        hint: Phrase(en: "choose other names first", vi: "hãy chọn tên khác trước")))
  }

  /// By the name of the file; standard input holds cases where one is declared.
  private func isCases(_ source: SourceFile) -> Bool {
    guard source.path == FmtCommand.standardInput else { return hasEnding(source.path, CaseFinder.ending) }
    return source.bytes.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      ["case \"", "trường hợp \""].contains { line.starts(with: Array($0.utf8)) }
    }
  }

  private static let standardInput = "<stdin>"

  private var isPreview: Bool {
    invocation.arguments.has(FmtCommand.check) || invocation.arguments.has(FmtCommand.diff)
  }

  private mutating func preview(_ result: [UInt8], of bytes: [UInt8], path: String) {
    guard result != bytes else { return }
    code = max(code, 1)
    if invocation.arguments.has(FmtCommand.diff) {
      show(unifiedDiff(from: bytes, to: result, path: path))
    } else {
      invocation.print(printable(path) + "\n")
    }
  }

  /// Byte for byte, but for a person at a terminal.
  private func show(_ text: [UInt8]) {
    guard invocation.surroundings.isTerminal(.output) else {
      return invocation.surroundings.write(text, .output)
    }
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    invocation.print(lines.map { printable(String(decoding: $0, as: UTF8.self)) }.joined(separator: "\n"))
  }

  private mutating func fail(_ error: UsageError) {
    invocation.complain(Program.text(of: error, in: invocation.language))
    code = 2
  }
}

extension UsageError {
  fileprivate static func link(_ path: String, to place: String) -> UsageError {
    UsageError(
      Phrase(
        en: "`\(path)` is a symbolic link, and nothing is written through it",
        vi: "`\(path)` là liên kết nên không ghi gì qua đó"),
      hint: Phrase(en: "format `\(place)`", vi: "hãy trình bày `\(place)`"))
  }
}
