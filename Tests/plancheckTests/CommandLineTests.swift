import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("The command line")
struct CommandLineTests {
  private func console() throws -> ReportConsole { try ReportConsole.ofFixture() }

  @Test(
    "answers a mistake with one line that names the nearest right word, and exit code 2",
    arguments: [
      (["chek"], "plancheck: unknown command `chek`; did you mean `check`?\n"),
      (
        ["plans/a.plan"],
        "plancheck: unknown command `plans/a.plan`; to check a plan, write `plancheck check plans/a.plan`\n"
      ),
      (["--vers"], "plancheck: unknown option `--vers`; see `plancheck --help`\n"),
      (["check"], "plancheck: no plan is named; write `plancheck check PATH`, a plan file or a folder\n"),
      (["check", "--as-fo", "2025", "x"], "plancheck: unknown option `--as-fo`; did you mean `--as-of`?\n"),
      (["check", "x", "--as-of"], "plancheck: `--as-of` needs a value: --as-of DATE|today\n"),
      (
        ["check", "x", "--as-of=soon"],
        "plancheck: `--as-of` needs a day, not `soon`; for example `2025-12-31` or `today`\n"
      ),
      (
        ["check", "x", "--format", "jsn"], "plancheck: `--format` does not take `jsn`; did you mean `json`?\n"
      ),
      (["check", "x", "--warn-only=yes"], "plancheck: `--warn-only` takes no value, but `yes` was given\n"),
      (
        ["check", "x", "--threads", "0"],
        "plancheck: `--threads` takes a whole number within 1–1024, not `0`\n"
      ),
      (
        ["check", "x", "--fail-on", "missed,slwo"],
        "plancheck: `--fail-on` does not know `slwo`; did you mean `slow`?\n"
      ),
      (
        ["check", "x", "--output", "sarif"],
        "plancheck: `--output` is written FORMAT=FILE, not `sarif`; for example `--output html=report.html`\n"
      ),
      (
        ["check", "x", "--output", "sarf=a"],
        "plancheck: `--output` does not know the format `sarf`; did you mean `sarif`?\n"
      ),
      (["check", "x", "--update-baseline"], "plancheck: `--update-baseline` needs `--baseline FILE`\n"),
      (
        ["check", "x", "--format", "csv", "--format", "tap"],
        "plancheck: `--format` is given twice, with `csv` and `tap`\n"
      ),
      (
        ["check", "--lang", "vi"],
        "plancheck: chưa nêu kế hoạch nào; hãy viết `plancheck check ĐƯỜNG_DẪN`; ĐƯỜNG_DẪN là tệp kế hoạch hoặc thư mục\n"
      ),
      (
        ["explain"],
        "plancheck: no target and no code is named; write `plancheck explain TARGET PATH` or `plancheck explain P0301`\n"
      ),
      (
        ["explain", "weak", "--rows", "--limit", "0"],
        "plancheck: `--limit` takes a whole number from 1, not `0`\n"
      ),
      (["explain", "P01"], "plancheck: there is no code `P01`\n"),
    ])
  func mistakes(words: [String], answer: String) throws {
    let console = try console()
    #expect(console.run(words) == 2)
    #expect(console.errors == answer)
    #expect(console.output == "")
  }

  @Test("without a command shows what there is, and fails")
  func nothing() throws {
    let console = try console()
    #expect(console.run() == 2)
    #expect(console.errors.contains("check"))
  }

  @Test("explains itself and each command, in both languages")
  func help() throws {
    for words in [["--help"], ["help"], ["check", "--help"], ["check", "-h", "x"], ["help", "explain"]] {
      let console = try console()
      #expect(console.run(words) == 0)
      #expect(console.output.contains("Usage: plancheck"))
    }
    let console = try console()
    #expect(console.run("--lang", "vi", "check", "--help") == 0)
    #expect(console.output.contains("Cách dùng: plancheck check"))
    let version = try self.console()
    #expect(version.run("--version") == 0)
    #expect(version.output == "plancheck \(Product.version)\n")
  }

  @Test("takes its language from the locale, and machine formats from `--lang` only")
  func language() throws {
    let folder = try TemporaryFolder(["a.plan": "plan a"])
    let path = "\(folder.path)/a.plan"
    func output(_ environment: [String: String], _ words: String...) throws -> String {
      let console = try ReportConsole.ofFixture(environment: environment)
      _ = console.run(["check", path] + words)
      return console.output
    }
    #expect(try output(["LANG": "vi_VN.UTF-8"]).contains("không đạt"))
    #expect(try output(["LANG": "vi_VN.UTF-8", "LC_ALL": "C"]).contains("missed"))
    #expect(try output(["LANG": "vi_VN.UTF-8"], "--lang", "en").contains("missed"))
    #expect(try output(["LANG": "vi_VN.UTF-8"], "--format", "json").contains("\"38.3%\""))
    #expect(try output([:], "--format", "json", "--lang=vi").contains("\"38,3%\""))
    #expect(try output(["LANG": "vi_VN.UTF-8"], "--format", "markdown").contains("Kết luận"))
  }

  @Test("colours a terminal only, and not against NO_COLOR")
  func colours() throws {
    let folder = try TemporaryFolder(["a.plan": "plan a"])
    func isColoured(_ environment: [String: String], isTerminal: Bool, _ words: String...) throws -> Bool {
      let console = try ReportConsole.ofFixture(environment: environment, isTerminal: isTerminal)
      _ = console.run(["check", "\(folder.path)/a.plan"] + words)
      return console.output.contains("\u{1B}")
    }
    #expect(try isColoured([:], isTerminal: true))
    #expect(try !isColoured([:], isTerminal: false))
    #expect(try !isColoured(["NO_COLOR": "1"], isTerminal: true))
    #expect(try isColoured(["NO_COLOR": ""], isTerminal: true))
    #expect(try !isColoured(["TERM": "dumb"], isTerminal: true))
    #expect(try isColoured(["NO_COLOR": "1"], isTerminal: false, "--color", "always"))
    #expect(try !isColoured([:], isTerminal: true, "--color=never"))
  }
}

@Suite("Arguments of a command")
struct ParsedArgumentsTests {
  private static let many = Option("only", value: "NAME", isRepeatable: true, Phrase(verbatim: ""))
  private static let one = Option("as-of", letter: "a", value: "DATE", Phrase(verbatim: ""))
  private static let flag = Option("quiet", letter: "q", Phrase(verbatim: ""))

  private func parse(_ words: String...) throws(UsageError) -> ParsedArguments {
    try ParsedArguments.parse(words, options: [Self.many, Self.one, Self.flag])
  }

  @Test("options come before, between and after operands, with a space or an equals sign")
  func places() throws {
    let parsed = try parse("a", "--only", "x", "b", "--only=y=z", "-q", "-a", "2030", "-")
    #expect(parsed.operands == ["a", "b", "-"])
    #expect(parsed.values(Self.many) == ["x", "y=z"])
    #expect(parsed.value(Self.one) == "2030")
    #expect(parsed.has(Self.flag))
  }

  @Test("after `--` everything is an operand, and a value may start with a hyphen")
  func hyphens() throws {
    let parsed = try parse("--only", "--x", "--", "--only", "-q")
    #expect(parsed.operands == ["--only", "-q"])
    #expect(parsed.values(Self.many) == ["--x"])
    #expect(!parsed.has(Self.flag))
  }
}
