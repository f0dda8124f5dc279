import Foundation
import Testing

@testable import TargetDSL

/// The plans in Vietnamese words and the same ones in English words below `docs/examples`.
@Suite struct ExamplePlansTests {
  private struct Repository: SourceReader {
    func read(_ path: String) throws(SourceReadError) -> [UInt8] {
      guard let data = try? Data(contentsOf: URL(filePath: path)) else {
        throw SourceReadError(reason: Phrase(verbatim: "missing"))
      }
      return [UInt8](data)
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized.path()

  @Test(arguments: ["daknong", "laichau", "khanhhoa", "kiengiang"])
  func bothFormsSetTheSameGoals(_ name: String) throws {
    let own = CompiledPlan.compile(
      path: "\(Self.root)/plans/\(name)/\(name).plan", rootLevelsUp: 1, reader: Repository())
    let english = CompiledPlan.compile(
      path: "\(Self.root)/docs/examples/\(name).plan", rootLevelsUp: 2, reader: Repository())
    #expect(own.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    #expect(english.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    let (first, second) = (try #require(own.plan), try #require(english.plan))
    #expect(first.file.language == .vietnamese)
    #expect(second.file.language == .english)
    #expect(first.targets.map(goal) == second.targets.map(goal))
  }

  private func goal(_ target: Target) -> String {
    let clauses = target.clauses.map { "\($0.when): \($0.bound)" }
    let readings = target.readings.map(\.measure.identity)
    return "\(target.name) = \(target.measure.identity) \(clauses) \(readings)"
  }
}
