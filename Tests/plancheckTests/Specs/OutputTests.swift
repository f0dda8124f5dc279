import Foundation
import Testing

/// Where the output goes: a disk that is full, a reader that has gone away, a checkout.
@Suite struct OutputTests {
  private let files: [(name: String, text: String)] = [
    (
      name: "plans/demo/demo.plan",
      text: """
      plan demo
        issued 2024
      table groups
        column id text key
        column good yes/no
      target a = share of groups where good
        by 2024: at least 50%
          source "II" says "ít nhất 50%"
      """
    ), (name: "plans/demo/data/2024/groups.csv", text: "id,good\na,yes\nb,no\nc,no\n"),
    (name: "text.txt", text: "II. Mục tiêu: tỷ lệ tổ hợp tác tốt đạt ít nhất 50%.\n"),
    (
      name: "plans/demo/demo.plantest",
      text: """
      use "demo.plan"
      case "one"
        rows groups at 2024: id, good
          row "a", yes
        expect a is met
      """
    ), (name: "loose.plan", text: "plan  loose\n"), (name: "other.plan", text: "plan other\n  issued 2024\n"),
  ]

  @Test(
    "what cannot be written is said, and ends with 2",
    arguments: ["text", "json", "junit", "sarif", "github", "gitlab", "markdown", "csv", "tap"].map {
      "check plans --format \($0)"
    } + [
      "--help", "--version", "help check", "fmt --diff loose.plan", "fmt --check loose.plan",
      "fmt - <loose.plan",
      "explain a plans/demo/demo.plan", "explain P0301", "data plans/demo/demo.plan",
      "compare plans/demo/demo.plan other.plan",
      "diff plans/demo/demo.plan loose.plan", "test plans", "trace plans/demo/demo.plan text.txt",
      "draft text.txt",
      "completions bash", "manual", "demo here",
    ])
  func fullDisk(_ command: String) throws {
    let sandbox = try Sandbox(files: files)
    #expect(
      // `draft` tells its counts on standard error as well.
      try sandbox.shell("plancheck \(command) 2>errors >/dev/full; echo $?; grep -v clause errors") == [
        "2", "plancheck: cannot write to standard output: the disk is full", "(exit 0)",
      ])
    let closed = try sandbox.shell("plancheck \(command) 2>errors >&-; echo $?; cat errors")
    #expect(closed.first == "2")
    #expect(closed.contains("plancheck: cannot write to standard output: it is closed"))
    #expect(
      try sandbox.shell("plancheck --lang vi \(command) 2>errors >/dev/full; cat errors").contains {
        $0.contains("không ghi được ra đầu ra chuẩn: đĩa đã đầy")
      })
  }

  @Test("a reader that has gone away ends the writing without a word")
  func closedPipe() throws {
    let sandbox = try Sandbox(files: files)
    for ignored in ["", "trap '' PIPE; "] {
      let printed = try sandbox.shell(
        "\(ignored)for i in 1 2 3; do plancheck check plans --format json | head -c 1; done; echo")
      #expect(printed == ["{{{", "(exit 0)"])
    }
  }

  @Test("files are named from the root of the repository, wherever the program was started")
  func repository() throws {
    let sandbox = try Sandbox(files: files + [(name: ".git/HEAD", text: "ref: refs/heads/main\n")])
    let places = [
      "github": "file=plans/demo/demo.plan,", "gitlab": "\"plans/demo/demo.plan\"",
      "sarif": "\"plans/demo/demo.plan\"",
    ]
    for (format, expected) in places {
      var printed: [[String]] = []
      for (folder, path) in [
        (".", "plans"), ("plans", "."), ("plans/demo", "./demo.plan"), ("plans", "$PWD/demo"),
        ("/", "$OLDPWD/plans/demo"),
      ] {
        printed.append(try sandbox.shell("cd \(folder); plancheck check \(path) --format \(format); :"))
      }
      #expect(printed.allSatisfy { $0 == printed[0] }, "\(format): \(printed)")
      #expect(printed[0].joined().contains(expected), "\(printed[0])")
    }
  }

  @Test("a build server says where the checkout lies")
  func checkout() throws {
    let sandbox = try Sandbox(files: files)
    for variable in ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"] {
      let printed = try sandbox.shell(
        "export \(variable)=$PWD; cd plans; plancheck check demo --format github; :")
      #expect(printed.first?.contains("file=plans/demo/demo.plan,") == true, "\(printed)")
    }
  }

  @Test("a baseline names plans from where it lies, wherever the program was started")
  func baseline() throws {
    let sandbox = try Sandbox(files: files)
    #expect(try sandbox.run("plancheck check plans --baseline b.json --update-baseline").last == "(exit 0)")
    #expect(
      try sandbox.shell("cd plans/demo; plancheck check demo.plan --baseline ../../b.json").last == "(exit 0)"
    )
    #expect(
      try sandbox.shell("cd /; plancheck check $OLDPWD/plans --baseline $OLDPWD/b.json").last == "(exit 0)")
    // A plan that is no longer there is forgotten at the next writing.
    let after = try sandbox.shell(
      "mv plans other; plancheck check other --baseline b.json --update-baseline; cat b.json")
    #expect(after.contains { $0.contains("\"file\": \"other/demo/demo.plan\"") })
    #expect(!after.contains { $0.contains("\"plans/demo") })
  }

  @Test("a baseline of an earlier version, which has names alone, still counts")
  func earlierBaseline() throws {
    let old = """
      { "schema": "plancheck/baseline/1", "entries": [
        { "plan": "demo", "target": "a", "when": "by 2024", "bound": "at least 50%", "verdict": "missed" } ] }
      """
    let sandbox = try Sandbox(files: files + [(name: "b.json", text: old)])
    #expect(try sandbox.run("plancheck check plans --baseline b.json").last == "(exit 0)")
  }
}
