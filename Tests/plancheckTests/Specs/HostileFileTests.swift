import Foundation
import Glibc
import Testing

/// Files that are not what they seem: links, pipes, devices, texts that try to speak to the terminal or to a server.
@Suite struct HostileFileTests {
  private let plan =
    "plan demo\n  issued 2024\n\ntarget jobs = stated\n  reported 2024: 5\n  by 2024: at least 5\n"

  private func sandbox(_ files: [(name: String, text: String)] = []) throws -> Sandbox {
    try Sandbox(files: [(name: "in/demo/demo.plan", text: plan), (name: "out/far.plan", text: plan)] + files)
  }

  private func link(_ name: String, to target: String, in sandbox: Sandbox) throws {
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.folder.appending(path: name).path(percentEncoded: false), withDestinationPath: target)
  }

  private func makePipe(_ name: String, in sandbox: Sandbox) {
    #expect(unsafe mkfifo(sandbox.folder.appending(path: name).path(), 0o600) == 0)
  }

  @Test func aLinkOfAPlanDoesNotLeaveTheRoot() throws {
    let sandbox = try sandbox()
    try link("in/demo/other.plan", to: "../../out/far.plan", in: sandbox)
    for command in [
      "plancheck check in", "plancheck check in/demo/other.plan", "plancheck check --root in in",
    ] {
      let printed = try sandbox.run(command)
      #expect(
        printed.contains { $0.contains("a symbolic link leads out of the workspace root") }, "\(printed)")
      #expect(printed.last == "(exit 2)")
    }
    // With a wider root nothing is left.
    #expect(try sandbox.run("plancheck check --root . in").last == "(exit 0)")
  }

  /// Archives of some systems take the accents of names apart.
  @Test(
    "a used file is found by its spelling on the disk", arguments: [("e\u{301}", "é"), ("é", "e\u{301}")])
  func spellings(_ onDisk: String, _ inPlan: String) throws {
    let words = "unit person, people\n"
    let user =
      "use \"th\(inPlan)/chung \(inPlan).plan\"\n"
      + plan.replacing("stated", with: "stated in people").replacing(
        ": 5", with: ": 5 people"
      ).replacing("least 5", with: "least 5 people")
    let sandbox = try sandbox([
      (name: "in/demo/th\(onDisk)/chung \(onDisk).plan", text: words),
      (name: "in/demo/user.plan", text: user),
    ])
    let printed = try sandbox.run("plancheck check in/demo/user.plan")
    #expect(printed.last == "(exit 0)", "\(printed)")
    let folder = "in/demo/th\(inPlan)"
    #expect(try sandbox.run("plancheck fmt --check \"\(folder)/chung \(inPlan).plan\"").last == "(exit 0)")
    // The boundary is that of the file which is read.
    try link("in/demo/l\(onDisk).plan", to: "../../out/far.plan", in: sandbox)
    try Data("use \"l\(inPlan).plan\"\n".utf8).write(
      to: sandbox.folder.appending(path: "in/demo/linked.plan"))
    let refused = try sandbox.run("plancheck check in/demo/linked.plan")
    #expect(refused.contains { $0.contains("leads out of the workspace root") }, "\(refused)")
  }

  @Test func aUsedFileDoesNotLeaveTheRoot() throws {
    let sandbox = try sandbox([(name: "in/demo/user.plan", text: "use \"words.plan\"\n" + plan)])
    try link("in/demo/words.plan", to: "../../out/far.plan", in: sandbox)
    let printed = try sandbox.run("plancheck check in/demo/user.plan")
    #expect(printed.first?.contains("P0305") == true)
    #expect(printed.contains { $0.contains("a symbolic link leads out") })
  }

  @Test func aLinkInsideTheRootIsFollowed() throws {
    let sandbox = try sandbox([(name: "in/common/real.plan", text: plan)])
    try link("in/demo/again.plan", to: "../common/real.plan", in: sandbox)
    #expect(try sandbox.run("plancheck check in/demo/again.plan").last == "(exit 0)")
  }

  @Test func aFolderThatIsSearchedIsNotLeft() throws {
    let sandbox = try sandbox()
    try link("in/elsewhere", to: "../out", in: sandbox)
    try link("in/round", to: "..", in: sandbox)
    let printed = try sandbox.run("plancheck check in")
    #expect(
      printed.contains {
        $0 == "plancheck: `in/elsewhere` is a symbolic link that leads out of `in`, and is not searched; "
          + "name the folder that it leads to"
      }, "\(printed)")
    #expect(printed.contains { $0.contains("`in/round` is a symbolic link") })
    #expect(printed.last == "(exit 2)")
    #expect(try sandbox.run("plancheck test in").last == "(exit 2)")
  }

  @Test func aPlanThatCannotBeOpenedIsNotPassedOver() throws {
    let sandbox = try sandbox()
    try link("in/demo/gone.plan", to: "nowhere.plan", in: sandbox)
    makePipe("in/demo/pipe.plan", in: sandbox)
    let printed = try sandbox.run("plancheck check in")
    for name in ["gone", "pipe"] {
      #expect(
        printed.contains { $0.hasPrefix("error[P0305]: `in/demo/\(name).plan` cannot be read") }, "\(printed)"
      )
    }
    #expect(printed.last == "(exit 2)")
  }

  @Test func aLinkInTheDataDoesNotLeaveTheRoot() throws {
    let table = "table r\n  column id text key\n\ntarget a = count of r\n  by 2024: at least 1\n"
    for (link, target) in [
      ("in/demo/data", "../../out/data"), ("in/demo/data/2024", "../../../out/data/2024"),
      ("in/demo/data/2024/r.csv", "../../../../out/data/2024/r.csv"),
    ] {
      let sandbox = try Sandbox(files: [
        (name: "in/demo/demo.plan", text: "plan demo\n  issued 2024\n\n" + table),
        (name: "out/data/2024/r.csv", text: "id\na\n"), (name: "in/demo/data/2023/r.csv", text: "id\n"),
        (name: "in/demo/data/2024/other.csv", text: "id\n"),
      ])
      let place = sandbox.folder.appending(path: link)
      try? FileManager.default.removeItem(at: place)
      try self.link(link, to: target, in: sandbox)
      for command in ["check", "data"] {
        let printed = try sandbox.run("plancheck \(command) in/demo/demo.plan")
        #expect(
          printed.contains {
            $0.contains("P0802") && $0.contains("`\(link)` is a symbolic link that leads out of")
          }, "\(printed)")
        #expect(printed.last == "(exit 3)")
      }
      // Whoever names the data has them read, and a wider root holds them.
      #expect(try sandbox.run("plancheck check in/demo/demo.plan --data in/demo/data").last == "(exit 0)")
      #expect(try sandbox.run("plancheck check --root . in/demo/demo.plan").last == "(exit 0)")
    }
  }

  @Test func nothingIsFormattedThroughALink() throws {
    let loose = plan.replacing("  by", with: "     by")
    let sandbox = try sandbox([(name: "out/loose.plan", text: loose)])
    try link("in/demo/link.plan", to: "../../out/loose.plan", in: sandbox)
    let printed = try sandbox.run("plancheck fmt in")
    #expect(
      printed.first?.hasPrefix("plancheck: `in/demo/link.plan` is a symbolic link") == true, "\(printed)")
    #expect(printed.last == "(exit 2)")
    let after = try String(contentsOf: sandbox.folder.appending(path: "out/loose.plan"), encoding: .utf8)
    #expect(after == loose)
    // The file itself is formatted once, and the link beside it is no mistake.
    #expect(try sandbox.run("plancheck fmt .") == ["out/loose.plan", "(exit 0)"])
  }

  @Test(
    "neither a pipe nor a device is waited for",
    arguments: [
      "check pipe.plan", "check demo.plan --measured pipe", "check demo.plan --baseline pipe",
      "trace demo.plan pipe",
      "draft pipe", "diff demo.plan pipe.plan", "diff pipe.plan demo.plan", "fmt pipe.plan",
      "explain jobs pipe.plan",
      "check demo.plan --measured /dev/zero", "check demo.plan --baseline /dev/zero",
      "trace demo.plan /dev/zero",
      "draft /dev/zero", "test pipe.plantest", "check user.plan",
    ])
  func pipes(_ command: String) throws {
    let sandbox = try Sandbox(files: [
      (name: "demo.plan", text: plan), (name: "user.plan", text: "use \"pipe.plan\"\n" + plan),
    ])
    for name in ["pipe", "pipe.plan", "pipe.plantest"] { makePipe(name, in: sandbox) }
    let printed = try sandbox.run("plancheck \(command)")
    #expect(printed.contains { $0.contains("it is not a regular file") }, "\(printed)")
    #expect(printed.last == "(exit 2)")
  }

  @Test func aTextOf64MegabytesIsTooLong() throws {
    let sandbox = try Sandbox(files: [(name: "demo.plan", text: plan), (name: "big.plan", text: "")])
    let file = try FileHandle(forWritingTo: sandbox.folder.appending(path: "big.plan"))
    try file.truncate(atOffset: 64 << 20 | 1)
    try file.close()
    for command in [
      "check big.plan", "check demo.plan --measured big.plan", "draft big.plan", "fmt big.plan",
    ] {
      let printed = try sandbox.run("plancheck \(command)")
      #expect(printed.contains { $0.contains("it has more than 64 MB") }, "\(printed)")
      #expect(printed.last == "(exit 2)")
    }
  }

  @Test(
    "a line that begins with bytes of the middle of a letter is drawn",
    arguments: [[0xA0, 0x62, 0x79], [0x80, 0xBF, 0xBF, 0xBF], [0x20, 0x80], [0xBF]] as [[UInt8]])
  func brokenLetters(_ line: [UInt8]) throws {
    for end in ["", "\n", " 2030: at least 5\n"] {
      let bytes = Array(plan.utf8) + line + Array(end.utf8)
      let printed = try Sandbox([("demo.plan", bytes)]).run("plancheck check demo.plan")
      #expect(printed.first?.hasPrefix("error[P0102]") == true, "\(printed)")
      #expect(printed.last == "(exit 2)")
    }
  }

  @Test("no control character of a plan or of its data reaches a terminal, a log or Markdown")
  func controls() throws {
    let evil = "\u{1B}]0;x\u{7}\u{202E}::"
    let text = """
      plan demo "::\(evil)"
        issued 2024
      table groups "\(evil)"
        column id text key
        column good yes/no
      target a "::\(evil)" = share of groups where good
        by 2024: at least 50%
          source "\(evil)" says "ít nhất 50%"
        note "::error::\(evil)"
        owner "\(evil)"
        reading "::\(evil)" = share of groups where not good
      """
    let sandbox = try Sandbox(files: [
      (name: "demo.plan", text: text), (name: "other.plan", text: text.replacing("50%", with: "40%")),
      (name: "data/2024/groups.csv", text: "id,good\n::\(evil),no\n\(evil),\(evil)\n"),
    ])
    let commands =
      ["text", "markdown", "github", "junit", "tap"].map { "check demo.plan --format \($0)" } + [
        "explain a demo.plan", "data demo.plan", "compare demo.plan other.plan", "diff demo.plan other.plan",
        "check demo.plan --width 20",
      ]
    for command in commands {
      let printed = try sandbox.run("plancheck \(command)")
      let scalars = printed.joined().unicodeScalars
      #expect(!scalars.contains { $0.value < 0x20 || $0 == "\u{202E}" }, "\(command)")
      guard !command.hasSuffix("github") else { continue }
      #expect(!printed.contains { $0.drop(while: { $0 == " " }).hasPrefix("::") }, "\(command): \(printed)")
    }
  }

  @Test("populations that double their size by name are given up at once", .timeLimit(.minutes(10)))
  func doublingPopulations() throws {
    let chain = (1...40).map { "population p\($0) = t where in p\($0 - 1) and a or in p\($0 - 1) and b\n" }
    let text =
      "plan demo\n  issued 2024\ntable t\n  column id text key\n  column a yes/no\n  column b yes/no\n"
      + "population p0 = t where a\n" + chain.joined() + "target x = count of p40\n  by 2030: at least 5\n"
    let printed = try Sandbox(files: [(name: "demo.plan", text: text)]).run("plancheck check demo.plan")
    #expect(
      printed.first?.hasPrefix("error[P0304]: written out, this condition has more than ") == true,
      "\(printed)")
    #expect(printed.last == "(exit 2)")
  }

  // A row took 7 ms in a release build once, so that these took an hour in a debug build.
  @Test(
    "four cells that are tested twice and not known cost little, however many rows have them",
    .timeLimit(.minutes(10)))
  func correlatedRows() throws {
    let letters = (0..<8).map { "c\($0)" }
    let columns = (0..<4).map { "  column k\($0) one of { \(letters.joined(separator: ", ")) }\n" }.joined()
    let tests = (0..<4).map { "(k\($0) = c1 or k\($0) in { c2, c3 })" }.joined(separator: " and ")
    let text =
      "plan demo\n  issued 2024\ntable t\n  column id text key\n\(columns)"
      + "target x = share of t where \(tests)\n  by 2024: at least 5%\n"
    let rows = (0..<20_000).map { "r\($0),,,,\($0 % 3 == 0 ? "c1" : "")\n" }.joined()
    let sandbox = try Sandbox(files: [
      (name: "demo.plan", text: text), (name: "data/2024/t.csv", text: "id,k0,k1,k2,k3\n" + rows),
    ])
    let printed = try sandbox.run("plancheck check demo.plan")
    #expect(printed.last == "(exit 1)")
  }

  @Test("too little memory ends with a sentence")
  func littleMemory() throws {
    let rows = (0..<200_000).map { "key-that-is-rather-long-\($0),\($0)\n" }.joined()
    let sandbox = try Sandbox(files: [
      (
        name: "demo.plan",
        text: "plan demo\n  issued 2024\ntable t\n  column id text key\n  column n text\n"
          + "target x = count of distinct n in t\n  by 2024: at least 5\n"
      ), (name: "data/2024/t.csv", text: "id,n\n" + rows),
    ])
    // The program itself and its libraries need some 50 MB; the search goes from too little to enough.
    var isTold = false
    for kilobytes in stride(from: 40_000, through: 120_000, by: 4_000) {
      let printed = try sandbox.shell("ulimit -v \(kilobytes); exec plancheck check demo.plan --threads 1")
      if printed.contains("plancheck: there is not enough memory") {
        isTold = true
        #expect(printed.last == "(exit 2)")
      }
    }
    #expect(isTold)
  }
}
