import Foundation
import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// `plancheck init` gives a plan that works as it stands.
@Suite struct InitCommandTests {
  @Test(arguments: ["en", "vi"])
  func theFirstPlanHasNoMistakeAndIsLaidOut(_ language: String) throws {
    let sandbox = try Sandbox(files: [])
    let printed = try sandbox.run("plancheck init \"plans/Cao Bằng\" --lang \(language)")
    #expect(printed.prefix(2) == ["plans/Cao Bằng/cao_bang.plan", "plans/Cao Bằng/vocabulary.plan"])
    #expect(printed.last == "(exit 0)")
    #expect(try sandbox.run("plancheck fmt --check plans") == ["(exit 0)"])
    let compiled = compile(sandbox, "plans/Cao Bằng/cao_bang.plan")
    #expect(compiled.diagnostics.map(\.message.english) == [])
    #expect(compiled.plan?.targets.count == 3)
  }

  @Test func aVocabularyThatIsThereIsUsed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../plans")
      .standardized
    let sandbox = try Sandbox(files: [])
    try FileManager.default.copyItem(at: root, to: sandbox.folder.appending(path: "plans"))
    #expect(try sandbox.run("plancheck init plans/caobang").first == "plans/caobang/caobang.plan")
    #expect(compile(sandbox, "plans/caobang/caobang.plan").diagnostics.map(\.message.english) == [])
  }

  @Test func nothingThatExistsIsOverwritten() throws {
    let sandbox = try Sandbox(files: [("x/x.plan", "plan mine\n")])
    #expect(
      try sandbox.run("plancheck init x") == [
        "plancheck: `x/x.plan` exists already, and nothing was written; choose another folder", "(exit 2)",
      ])
    #expect(try sandbox.run("plancheck fmt --check x") == ["(exit 0)"])
  }

  @Test(arguments: [("2025", "plan_2025"), ("plan", "plan_plan"), ("...", "first_plan"), ("a\"b", "a_b")])
  func aFolderOfAnyNameGivesAPlanName(_ folder: String, _ name: String) throws {
    #expect(planName(folder) == name)
  }

  private func compile(_ sandbox: Sandbox, _ path: String) -> CompiledPlan {
    TrackingPipeline(options: .init()).compile(sandbox.folder.path() + "/" + path)
  }
}
