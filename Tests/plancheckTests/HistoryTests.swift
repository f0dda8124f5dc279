import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// What `history` says in each of its forms, beside what `check` says as of the same day.
@Suite("History") struct HistoryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "demo.plan": """
      plan demo "Kế hoạch thử"
        issued 2021-01-01
        period 2021..2030
      table shops "cửa hàng"
        column id text key
        column weak yes/no
      target weak_share "Cửa hàng yếu" = share of shops where weak
        baseline 2021: 40%
        by 2024: at most 30%
        by 2030: at most 20%
      target new_shops "Cửa hàng mới" = stated
        reported 2021: 3
        reported 2022: 5
        reported 2023: 4
        reported 2024: 2
        total 2021..2025: at least 20
      target unknown_yet = stated
        by 2030: at least 3
      """,
      "data/2023/shops.csv": "id,weak\na,yes\nb,no\nc,no\n",
      "data/2024/shops.csv": "id,weak\na,yes\nb,yes\nc,no\nd,no\ne,\n",
    ])
  }

  private func run(_ words: String...) -> String {
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    _ = console.run([words[0], "\(folder.path)/demo.plan"] + words.dropFirst())
    return console.output
  }

  private struct Moment: Hashable {
    let target: String
    let date: String
    let low: String
    let high: String
    let display: String
    let when: String
    let verdict: String
  }

  private func json() throws -> [Moment] {
    let document = try JSONValue(Array(run("history", "--format", "json").utf8))
    let targets = document["plans"]?.array?.first?["targets"]?.array ?? []
    return targets.flatMap { target in
      (target["history"]?.array ?? []).map { moment in
        let value = moment["value"]
        return Moment(
          target: target["name"]?.string ?? "", date: moment["date"]?.string ?? "",
          low: value?["low"]?.string ?? "", high: value?["high"]?.string ?? "",
          display: value?["display"]?.string ?? "", when: moment["when"]?.string ?? "",
          verdict: moment["verdict"]?.string ?? "")
      }
    }
  }

  @Test("has every value with the verdict of its day, and on a due day the milestone ahead as well")
  func moments() throws {
    let found = try json().map { "\($0.target) \($0.date) \($0.low)..\($0.high) \($0.when) \($0.verdict)" }
    #expect(
      found == [
        "weak_share 2021-12-31 0.4..0.4 by 2024 pending",
        "weak_share 2023-12-31 1/3..1/3 by 2024 on_track",
        "weak_share 2024-12-31 0.4..0.6 by 2024 missed",
        "weak_share 2024-12-31 0.4..0.6 by 2030 undetermined",
        // A total is judged by the sum of its years so far.
        "new_shops 2021-12-31 3..3 total 2021..2025 slow",
        "new_shops 2022-12-31 8..8 total 2021..2025 on_track",
        "new_shops 2023-12-31 12..12 total 2021..2025 on_track",
        "new_shops 2024-12-31 14..14 total 2021..2025 slow",
      ])
  }

  @Test("says in text, CSV and on the page what it says in JSON")
  func formsAgree() throws {
    let moments = try json()
    let lines = run("history", "--format", "csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let rows = lines.dropFirst().map { row in
      Moment(
        target: row[1], date: row[3], low: row[4].replacing("'", with: ""),
        high: row[5].replacing("'", with: ""), display: row[7], when: row[9], verdict: row[11])
    }
    #expect(rows == moments)
    #expect(lines.dropFirst().allSatisfy { $0[15].hasSuffix("/demo.plan") })
    let text = run("history").replacing("\u{A0}", with: " ")
    let page = run("history", "--format", "html")
    for moment in moments {
      let verdict = moment.verdict.replacing("_", with: " ")
      #expect(
        text.split(separator: "\n").contains {
          $0.contains(moment.date.prefix(4)) && $0.contains(moment.display) && $0.contains(verdict)
        }, "\(moment)")
      #expect(
        page.contains("<data value=\"\(moment.low)|\(moment.high)\">\(moment.display)</data>"), "\(moment)")
    }
    #expect(text.contains("without a value (1) – unknown_yet"))
  }

  @Test("judges each day as `check --as-of` does, which later values cannot change")
  func asCheckDoes() throws {
    for moment in try json() {
      let document = try JSONValue(
        Array(run("check", "--format", "json", "--as-of", moment.date).utf8))
      let targets = document["plans"]?.array?.first?["targets"]?.array ?? []
      let target = targets.first { $0["name"]?.string == moment.target }
      let clause = target?["clauses"]?.array?.first { $0["when"]?.string == moment.when }
      #expect(clause?["verdict"]?.string == moment.verdict, "\(moment)")
      #expect(clause?["value"]?["low"]?.string == moment.low, "\(moment)")
      #expect(clause?["value"]?["high"]?.string == moment.high, "\(moment)")
    }
  }

  @Test("two plans of one name stay two") func twoOfOneName() throws {
    let both = try TemporaryFolder([
      "a/x.plan": "plan same\n  issued 2024\ntarget t = stated\n  reported 2024: 3\n  by 2030: at least 5\n",
      "b/x.plan": "plan same\n  issued 2024\ntarget t = stated\n  reported 2024: 9\n  by 2030: at least 5\n",
    ])
    func run(_ words: String...) -> String {
      let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
      _ = console.run(words + [both.path])
      return console.output.replacing(both.path + "/", with: "")
    }
    let rows = run("history", "--format", "csv").split(separator: "\r\n").dropFirst()
    #expect(rows.map { $0.contains("a/x.plan,,") } == [true, false])
    #expect(run("compare").contains("a/x.plan, as of 2024"))
  }
}
