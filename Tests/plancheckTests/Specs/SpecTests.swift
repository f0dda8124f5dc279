import Foundation
import TargetDSL
import Testing

/// Runs the program on every case of `Tests/Specs` and compares what it prints, to the byte.
///
/// `PLANCHECK_REWRITE=1 swift test --filter SpecTests` writes what it prints into the suites; the difference is then
/// reviewed like any other change.
@Suite struct SpecTests {
  static let rewrites = ProcessInfo.processInfo.environment["PLANCHECK_REWRITE"] == "1"

  @Test(arguments: SpecFile.names)
  func printsWhatTheSuiteSays(_ name: String) throws {
    let path = SpecFile.folder + "/" + name
    var spec = try SpecFile(path: path)
    #expect(!spec.cases.isEmpty)
    // From the last to the first, so that a rewritten block does not move those still to come.
    for example in spec.cases.reversed() {
      #expect(!example.consoles.isEmpty, "\(example.title): a case needs a console block")
      let folder = try Sandbox(example.files)
      let printed = try example.consoles.map { try outputs(of: spec.lines[$0], in: folder, example.title) }
      for (console, printed) in zip(example.consoles, printed).reversed() {
        if Self.rewrites {
          spec.lines.replaceSubrange(console, with: printed)
        } else if !printed.elementsEqual(spec.lines[console], by: { Array($0.utf8) == Array($1.utf8) }) {
          Issue.record(
            "\(example.title) (line \(console.lowerBound + 1))\n\(printed.joined(separator: "\n"))")
        }
      }
    }
    if Self.rewrites {
      try spec.lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  /// What a console block must hold: its command and what that prints.
  private func outputs(of block: ArraySlice<String>, in folder: Sandbox, _ title: String) throws -> [String] {
    guard let command = block.first, command.hasPrefix("$ plancheck") else {
      Issue.record("\(title): a console block starts with `$ plancheck …`")
      return Array(block)
    }
    return [command] + (try folder.run(String(command.dropFirst(2)))).map { SpecText.shown($0) }
  }

  /// Whatever can be found wrong is shown in some suite.
  @Test func everyCodeHasACase() throws {
    let text = try SpecFile.names.map {
      try String(contentsOfFile: SpecFile.folder + "/" + $0, encoding: .utf8)
    }.joined()
    let missing = DiagnosticKind.all.map(\.code).filter {
      !text.contains("[\($0)]:") && !HostileInputTests.codes.contains($0)
    }
    #expect(missing.isEmpty)
  }
}
