import Foundation
import TargetDSL
import Testing

/// Runs the program on every case of `Tests/Specs` and compares what it prints, to the byte.
///
/// `PLANCHECK_REWRITE=1 swift test --filter SpecTests` writes what it prints into the suites; the difference is then
/// reviewed like any other change. `PLANCHECK_REWRITE=diff` writes the suites whose name has `diff` in it.
@Suite struct SpecTests {
  /// `1` for every suite, or a part of the names of some.
  static let rewritten = ProcessInfo.processInfo.environment["PLANCHECK_REWRITE"] ?? ""

  static func rewrites(_ name: String) -> Bool {
    !rewritten.isEmpty && (rewritten == "1" || name.contains(rewritten))
  }

  @Test(arguments: SpecFile.names)
  func printsWhatTheSuiteSays(_ name: String) throws {
    let path = SpecFile.folder + "/" + name
    let rewrites = Self.rewrites(name)
    var spec = try SpecFile(path: path)
    #expect(!spec.cases.isEmpty)
    // From the last to the first, so that a rewritten block does not move those still to come.
    for example in spec.cases.reversed() {
      #expect(!example.consoles.isEmpty, "\(example.title): a case needs a console block")
      let folder = try Sandbox(example.files)
      let printed = try example.consoles.map { try outputs(of: spec.lines[$0], in: folder, example.title) }
      for (console, printed) in zip(example.consoles, printed).reversed() {
        if rewrites {
          spec.lines.replaceSubrange(console, with: printed)
        } else if !printed.elementsEqual(spec.lines[console], by: { Array($0.utf8) == Array($1.utf8) }) {
          let place = "\(name):\(console.lowerBound + 1)"
          let difference = unifiedDiff(
            from: Array((spec.lines[console].joined(separator: "\n") + "\n").utf8),
            to: Array((printed.joined(separator: "\n") + "\n").utf8), path: place)
          Issue.record("\(example.title)\n\(String(decoding: difference, as: UTF8.self))")
        }
      }
    }
    if rewrites {
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

  /// Codes that are no longer reported stay listed.
  static let retired: Set<String> = ["P0805", "P0817", "P0906"]

  /// What no plan is known to bring about.
  static let impossible: Set<String> = ["P0907"]

  /// What only a database brings about: `Scripts/check_engines.py` has the cases.
  static let ofEngines: Set<String> = [
    "P1001", "P1002", "P1003", "P1004", "P1005", "P1006", "P1007", "P1008", "P1009", "P1010", "P1011",
  ]

  /// Whatever can be found wrong is shown in some suite.
  @Test func everyCodeHasACase() throws {
    let text = try SpecFile.names.map {
      try String(contentsOfFile: SpecFile.folder + "/" + $0, encoding: .utf8)
    }.joined()
    let missing = DiagnosticKind.all.map(\.code).filter {
      !text.contains("[\($0)]:") && !HostileInputTests.codes.contains($0) && !Self.retired.contains($0)
        && !Self.impossible.contains($0) && !Self.ofEngines.contains($0)
    }
    #expect(missing.isEmpty)
  }
}
