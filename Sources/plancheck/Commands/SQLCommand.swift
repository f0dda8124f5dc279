import TargetDSL
import TargetEngine

extension Command {
  static let sql = Command(
    "sql",
    Phrase(
      en: "print the statements with which an engine would be asked for a plan",
      vi: "in các câu lệnh sẽ dùng để hỏi cơ sở dữ liệu cho một kế hoạch"),
    operands: "PLAN",
    details: Phrase(
      en: """
        Nothing is asked: every column is taken to be there, as text, under its own name. What is asked of a real table also
        depends on its columns and on what its cells hold; `check --engine SPEC --keep-sql FILE` keeps it as it was.
        """,
      vi: """
        Không hỏi gì: coi như mọi cột đều có, kiểu chữ, đúng tên. Với bảng thật, câu lệnh còn tùy các cột và nội dung ô;
        `check --engine SPEC --keep-sql TỆP` giữ lại đúng những gì đã hỏi.
        """),
    options: [SQLCommand.dialect, SQLCommand.only, TrackingOptions.rootOption], run: SQLCommand.run)
}

/// `plancheck sql PLAN`.
enum SQLCommand {
  static let dialect = Option(
    "dialect", value: "ENGINE", choices: EnginePlace.Kind.allCases.map(\.rawValue),
    Phrase(
      en: "the engine: \(EnginePlace.Kind.allCases.map(\.rawValue).joined(separator: ", "))",
      vi: "hệ: \(EnginePlace.Kind.allCases.map(\.rawValue).joined(separator: ", "))"))
  static let only = Option(
    "only", value: "NAME", isRepeatable: true,
    Phrase(en: "for this target only (repeatable)", vi: "chỉ cho mục tiêu này (lặp lại được)"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let arguments = invocation.arguments
    guard let operand = arguments.operands.first, arguments.operands.count == 1 else {
      throw .onePlanIsToBeNamed(to: "sql")
    }
    let root = try TrackingOptions.folder(arguments, TrackingOptions.rootOption)
    guard let plan = try PlanLoader(invocation: invocation).load(operand, root: root) else { return 2 }
    let names = arguments.values(only)
    for name in names where !plan.targets.contains(where: { $0.name == name }) {
      throw UsageError.unknown(
        Phrase(en: "the plan has no target `\(name)`", vi: "kế hoạch không có mục tiêu `\(name)`"),
        word: name,
        among: plan.targets.map(\.name), listsAll: false)
    }
    let kind = arguments.value(dialect).flatMap(EnginePlace.Kind.init(rawValue:)) ?? .duckdb
    var options = TrackingPipeline.Options()
    options.root = root
    options.data = .engine(EnginePlace(rehearsing: kind, only: Set(names)))
    let tracked = invocation.surroundings.track(plan.file.path, options)
    guard let source = tracked.source as? any StatementSource else { return 2 }
    invocation.print(source.statements)
    return 0
  }
}
