import TargetDSL
import TargetEngine

extension Command {
  static let test = Command(
    "test",
    Phrase(
      en: "try plans on cases: small tables, and what they must come to",
      vi: "thử kế hoạch bằng các trường hợp: bảng nhỏ và kết quả phải có"),
    operands: "FILE…",
    details: Phrase(
      en: """
        A FILE ends in `.plantest` and uses the plan that it tries; a folder means every such file below it. Every case
        gives one line; one that fails shows what was expected and what was found.

        Exit codes: 0 every case passes; 1 a case fails; 2 a file of cases, its plan or the command line is wrong.
        """,
      vi: """
        FILE có đuôi `.plantest` và dùng kế hoạch cần thử; một thư mục nghĩa là mọi tệp như vậy bên trong. Mỗi trường hợp
        in một dòng; trường hợp sai cho thấy kết quả cần có và kết quả tìm được.

        Mã thoát: 0 mọi trường hợp đều đạt; 1 có trường hợp sai; 2 tệp trường hợp, kế hoạch hoặc dòng lệnh sai.
        """),
    options: [TrackingOptions.rootOption, .color, .width], run: TestCommand.run)
}

/// `plancheck test FILE…`.
struct TestCommand {
  private let invocation: Invocation
  private let pipeline: TrackingPipeline
  private let renderer: DiagnosticRenderer
  private var cases = 0
  private var failures = 0
  private var hasMistakes = false

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    guard !operands.isEmpty else {
      throw .noFileIsNamed(
        Phrase(
          en: "write `plancheck test plans/daknong/daknong.plantest`",
          vi: "hãy viết `plancheck test plans/daknong/daknong.plantest`"))
    }
    var command = try TestCommand(invocation)
    for path in try CaseFinder.find(operands) { command.test(path) }
    command.summarize()
    return command.hasMistakes ? 2 : command.failures > 0 ? 1 : 0
  }

  private init(_ invocation: Invocation) throws(UsageError) {
    self.invocation = invocation
    var options = TrackingPipeline.Options()
    options.root = try TrackingOptions.folder(invocation.arguments, TrackingOptions.rootOption)
    pipeline = TrackingPipeline(options: options)
    renderer = DiagnosticRenderer(
      language: invocation.language, usesColor: invocation.usesColor(.output),
      width: try invocation.width(.output))
  }

  private mutating func test(_ path: String) {
    let compiled = pipeline.compileCases(path)
    for diagnostic in compiled.diagnostics { invocation.print(renderer.render(diagnostic) + "\n") }
    guard let plan = compiled.plan else {
      hasMistakes = true
      return
    }
    guard !compiled.cases.isEmpty else {
      hasMistakes = true
      let empty = UsageError(Phrase(en: "`\(path)` holds no case", vi: "`\(path)` không có trường hợp nào"))
      return invocation.complain(Program.text(of: empty, in: invocation.language))
    }
    for test in compiled.cases {
      let result = TargetEngine.run(test, of: plan)
      cases += 1
      if !result.passes { failures += 1 }
      let word = result.passes ? Phrase(en: "pass", vi: "đạt") : Phrase(en: "FAIL", vi: "SAI")
      invocation.print(
        "\(word.text(in: invocation.language))  "
          + printable("\(path):\(test.span.line)  \(test.label)") + "\n")
      let found = result.problems + result.differences.map { Diagnostic($0, of: plan) }
      for diagnostic in found { invocation.print("\n" + renderer.render(diagnostic)) }
      if !found.isEmpty { invocation.print("\n") }
    }
  }

  private func summarize() {
    guard cases > 0 else { return }
    let summary =
      failures == 0
      ? Phrase(
        en: "\(cases) \(cases == 1 ? "case passes" : "cases pass")",
        vi: "\(cases) trên \(cases) trường hợp đạt")
      : Phrase(
        en: "\(failures) of \(cases) \(cases == 1 ? "case" : "cases") \(failures == 1 ? "fails" : "fail")",
        vi: "\(failures) trên \(cases) trường hợp sai")
    invocation.print(summary.text(in: invocation.language) + "\n")
  }
}
