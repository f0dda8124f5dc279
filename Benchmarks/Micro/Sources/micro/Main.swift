import TargetDSL
import TargetEngine

/// `micro FOLDER ROWS PLAN`: FOLDER holds a register of so many rows and its plan, PLAN is a long plan. Prints JSON.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let rows = Int(arguments[2]) else {
      throw Failure(text: "usage: micro FOLDER ROWS PLAN")
    }
    let register = try read("\(arguments[1])/register.plan")
    let head = String(decoding: register, as: UTF8.self).prefix(untilLine: "# --- Who there is")
    let figures =
      try Cells(folder: arguments[1], head: head, rows: rows).figures() + frontEnd(plan: arguments[3])
    print("[" + figures.map(\.json).joined(separator: ",\n ") + "]")
  }
}

/// What the stages before any data cost.
func frontEnd(plan path: String) throws -> [Figure] {
  let source = SourceFile(path: path, bytes: try read(path))
  let pipeline = TrackingPipeline(options: .init())
  let compiled = pipeline.compile(path, contents: [path: source.bytes])
  guard let plan = compiled.plan else {
    throw Failure(text: "\(path) has errors")
  }
  let seconds = medians(
    of: [
      { _ = SyntaxTree.parse(source) },
      { _ = pipeline.compile(path, contents: [path: source.bytes]) },
      { _ = review(plan, trees: compiled.trees) },
    ], rounds: 7)
  let lines = source.bytes.count { $0 == UInt8(ascii: "\n") }
  let how = "a plan of \(lines) lines, \(source.bytes.count) bytes"
  return [
    Figure(what: "lexing and parsing", value: seconds[0] * 1000, unit: "ms", how: how),
    Figure(what: "checking", value: (seconds[1] - seconds[0]) * 1000, unit: "ms", how: how),
    Figure(what: "reviewing", value: seconds[2] * 1000, unit: "ms", how: how),
  ]
}
