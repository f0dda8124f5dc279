import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// A goal is counted once, by one verdict, whoever counts: the page with its key, its filter and its rows, the terminal
/// with its lists and its summary, the summary of a step. What they say is held against the JSON of the same run.
@Suite("Goals are counted once, by one rule") struct CountedOnceTests {
  private static let plans =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/plans"

  private func run(_ words: [String], _ format: String) -> String {
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let code = console.run(["check"] + words + ["--format", format])
    #expect(code < 2, "\(console.errors)")
    return console.output.replacing("\u{A0}", with: " ")
  }

  private struct Expected {
    var counts: [Verdict: Int] = [:]
    var rules = 0

    init(_ plans: [JSONValue]) {
      for target in plans.flatMap({ $0["targets"]?.array ?? [] }) {
        if let verdict = Expected.verdict(of: target) { counts[verdict, default: 0] += 1 } else { rules += 1 }
      }
    }

    /// `nil` for a rule about the data.
    static func verdict(of target: JSONValue) -> Verdict? {
      let clauses = target["clauses"]?.array ?? []
      guard clauses.contains(where: { $0["when"]?.string != "always" }) else { return nil }
      let words = [target["verdict"], target["worst"]].compactMap { $0?.string }
      var verdicts = words.compactMap(Verdict.init(rawValue:))
      if clauses.contains(where: { $0["verdict"]?.string == "missed" }) { verdicts.append(.missed) }
      return verdicts.min { $0.attention < $1.attention }
    }

    var goals: Int { counts.values.reduce(0, +) }
    var told: String {
      let told = counts.filter(\.key.isTold).values.reduce(0, +)
      return "\(told) of \(goals) \(goals == 1 ? "goal" : "goals") can be told"
    }
    var words: String {
      Verdict.allCases.compactMap { verdict in
        counts[verdict].map { "\($0) \(verdict.phrase.english)" }
      }.joined(separator: ", ")
    }
    /// As the rows of a page name verdicts.
    var rows: [String: Int] {
      var rows = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
      if rules > 0 { rows["rule"] = rules }
      return rows
    }
  }

  private func plans(_ words: [String]) throws -> [JSONValue] {
    try #require(JSONValue(Array(run(words, "json").utf8))["plans"]?.array)
  }

  /// What stands behind a start, up to the first of some ends.
  private func pieces(_ text: some StringProtocol, after start: String, until end: String) -> [Substring] {
    String(text).split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first
    }
  }

  private static let samples: [[String]] =
    ["daknong", "khanhhoa", "kiengiang", "laichau", "quocgia"].map { ["\(plans)/\($0)"] }
    + ["daknong", "khanhhoa", "kiengiang", "laichau"].map { ["\(plans)/\($0)", "--sample"] }

  @Test("in the page of a plan", arguments: samples) func page(_ words: [String]) throws {
    let expected = Expected(try plans(words))
    let page = run(words, "html")
    let key = try #require(pieces(page, after: "class=\"key\"", until: "</ul>").first)
    let shown = pieces(key, after: "</i>", until: "</span>").joined(separator: ", ")
    #expect(shown == expected.words)
    // The filter offers as many as the key counts, and finds them.
    if let filter = pieces(page, after: "name=\"verdict\"", until: "</select>").first {
      let options = pieces(filter, after: "<option value=\"", until: "</option>").filter {
        !$0.hasPrefix("\"")
      }
      let offered = options.map { option in
        let parts = option.split(separator: "\">")
        return (String(parts[0]), Int(parts[1].filter(\.isWholeNumber)) ?? 0)
      }
      #expect(Dictionary(uniqueKeysWithValues: offered) == expected.rows)
    }
    let rows = pieces(page, after: " data-verdict=\"", until: "\"").map { ($0, 1) }
    #expect(
      Dictionary(rows, uniquingKeysWith: +)
        == Dictionary(
          uniqueKeysWithValues: expected.rows.map { (Substring($0.key), $0.value) }))
    #expect(page.contains(expected.told))
    let bare = pieces(page, after: "Not measured: ", until: " goal").first.flatMap { Int($0) } ?? 0
    let above =
      pieces(page, after: "class=\"hint\">", until: " more of which there is a value").last {
        $0.count < 12
      }.flatMap { Int($0.filter(\.isWholeNumber)) } ?? 0
    #expect(bare + above == expected.counts[.unmeasured] ?? 0)
  }

  @Test("in the terminal and the summary of a step", arguments: samples) func text(_ words: [String]) throws {
    let plans = try plans(words)
    let expected = Expected(plans)
    let (text, markdown) = (run(words, "text"), run(words, "markdown").replacing("**", with: ""))
    for report in [text, markdown] {
      #expect(report.contains(expected.words), "\(expected.words)")
      #expect(report.contains(expected.told), "\(expected.told)")
    }
    var (listed, named) = (0, 0)
    for line in text.split(separator: "\n")
    where line.hasPrefix("  unmeasured (") || line.hasPrefix("  unmeasured and due (") {
      listed += Int(line.drop { $0 != "(" }.dropFirst().prefix(while: \.isWholeNumber)) ?? 0
      var depth = 0
      let names = pieces(line, after: " – ", until: "\n").last ?? ""
      let plain = names.filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")" { depth -= 1 } }
        return depth == 0
      }
      named += plain.split(separator: ", ").count
    }
    let without = plans.flatMap { $0["targets"]?.array ?? [] }.filter { target in
      let clauses = target["clauses"]?.array ?? []
      return clauses.contains { clause in
        let known = [clause] + (clause["groups"]?.array ?? []) + (clause["readings"]?.array ?? [])
        return clause["verdict"]?.string == "unmeasured" && known.allSatisfy { $0["value"]?["date"] == nil }
      } && Expected.verdict(of: target) == .unmeasured
    }
    #expect(listed == named && listed == without.count, "as many are named as are counted")
  }

  @Test("where several plans stand side by side", arguments: [[], ["--sample"]]) func many(
    _ options: [String]
  ) throws {
    let words = [CountedOnceTests.plans] + options
    let plans = try plans(words)
    let all = Expected(plans)
    let (text, page) = (run(words, "text"), run(words, "html"))
    #expect(text.contains("\(all.goals) goals: \(all.words); \(all.rules) rules") && text.contains(all.told))
    #expect(page.contains("\(all.goals) goals of \(plans.count) plans · \(all.told)"))
    let keys = pieces(page, after: "class=\"key\"", until: "</ul>").map {
      pieces($0, after: "</i>", until: "</span>").joined(separator: ", ")
    }
    let each = plans.map { Expected([$0]) }
    #expect(keys == [all.words] + each.map(\.words))
    for (plan, expected) in zip(plans, each) {
      let file = try #require(plan["file"]?.string)
      let part = try #require(pieces(text, after: file + " · ", until: "\n\n").first)
      #expect(part.contains(expected.told))
      let counted = pieces(part, after: "\n  unmeasured (", until: ")").first.flatMap { Int($0) } ?? 0
      #expect(counted == expected.counts[.unmeasured] ?? 0, "\(file)")
    }
  }
}
