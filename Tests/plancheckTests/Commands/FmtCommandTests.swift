import Foundation
import Synchronization
import TargetDSL
import Testing

@testable import plancheck

/// `plancheck fmt` writes files, or says what it would write; what it prints is in `Tests/Specs/fmt.md`.
@Suite struct FmtCommandTests {
  @Test func filesAreRewrittenInPlaceOnce() throws {
    let folder = try Sandbox(files: [("p/a.plan", "plan   a\r\nissued 2023"), ("p/b.plan", "plan b\n")])
    #expect(try folder.run("plancheck fmt p") == ["p/a.plan", "(exit 0)"])
    #expect(try text(folder, "p/a.plan") == "plan a\r\n  issued 2023\r\n")
    #expect(try folder.run("plancheck fmt p") == ["(exit 0)"])
  }

  @Test func aFileWithMistakesIsLaidOutWhereItCanBe() throws {
    let folder = try Sandbox(files: [("a.plan", "plan   a\n   issued  soon\n period  2023..2030")])
    #expect(try folder.run("plancheck fmt a.plan").last == "(exit 2)")
    #expect(try text(folder, "a.plan") == "plan a\n   issued  soon\n  period 2023..2030\n")
  }

  @Test func theRightsOfAFileStay() throws {
    let folder = try Sandbox(files: [("a.plan", "plan   a")])
    let path = folder.folder.appending(path: "a.plan").path()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    _ = try folder.run("plancheck fmt a.plan")
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  @Test func standardInputIsPrintedLaidOut() {
    let (output, code) = run(["fmt", "-"], input: "plan   a\nissued 2023")
    #expect(output == "plan a\n  issued 2023\n")
    #expect(code == 0)
  }

  @Test func standardInputCanBeCheckedToo() {
    #expect(run(["fmt", "--check", "-"], input: "plan   a").code == 1)
    #expect(run(["fmt", "--check", "-"], input: "plan a\n").code == 0)
  }

  @Test func casesAreLaidOutTooAndKnownWithoutAName() throws {
    let folder = try Sandbox(files: [("p/a.plan", "plan a\n"), ("p/a.plantest", "use   \"a.plan\"")])
    #expect(try folder.run("plancheck fmt --check p") == ["p/a.plantest", "(exit 1)"])
    #expect(try folder.run("plancheck fmt p/a.plantest") == ["p/a.plantest", "(exit 0)"])
    #expect(try text(folder, "p/a.plantest") == "use \"a.plan\"\n")
    #expect(run(["fmt", "-"], input: "case \"a\"\n as  of 2024").output == "case \"a\"\n  as of 2024\n")
  }

  private func text(_ sandbox: Sandbox, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: sandbox.folder.appending(path: name)), as: UTF8.self)
  }

  private final class Printed: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  private func run(_ words: [String], input: String) -> (output: String, code: Int32) {
    let printed = Printed()
    var surroundings = Surroundings.process
    surroundings.standardInput = { Array(input.utf8) }
    surroundings.write = { bytes, stream in if stream == .output { printed.bytes.withLock { $0 += bytes } } }
    let code = Program.run(words, in: surroundings)
    return (String(decoding: printed.bytes.withLock { $0 }, as: UTF8.self), code)
  }
}
