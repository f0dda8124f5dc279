import TargetDSL
import TargetEngine

/// What measuring a plan on its latest data came to, for showing beside its goals.
struct Measurement {
  struct Hint: Hashable {
    let text: String
    let tooltip: String
  }

  /// The plan as it was measured.
  let plan: CompiledPlan
  /// The texts of its files.
  let texts: [String: [UInt8]]
  /// Beside clauses: by path, then by line from 1.
  private(set) var hints: [String: [Int: Hint]] = [:]
  /// The day as of which the plan was judged.
  private(set) var asOf: CalendarDate?
  /// The worst verdict of each target, with the value behind it.
  private(set) var verdicts: [String: String] = [:]
  /// What measuring found; that of the text alone is among it.
  let problems: [DataFinding]
  /// Empty until they are known.
  var facts = MeasuredFacts()

  /// Reads a part that the process aside tells; `nil` where it holds no report.
  init?(_ part: JSONValue, _ measured: MeasuredPlan, language: Language) {
    guard let report = part["report"], report != .null else { return nil }
    plan = measured.compiled
    texts = measured.job.texts
    let written = Measurement.written(plan, for: language)
    problems = (part["problems"]?.array ?? []).compactMap(DataFinding.init)
    guard let plan = report["plans"]?.array?.first else { return }
    asOf = plan["asOf"]?.string.flatMap { CalendarDate(iso: $0) }
    let isSample = plan["sample"]?.string != nil
    facts.isSample = isSample
    for target in plan["targets"]?.array ?? [] {
      guard let path = target["file"]?.string, let name = target["name"]?.string else { continue }
      var sentences: [String] = []
      var ofLines: [Int: [Hint]] = [:]
      for clause in target["clauses"]?.array ?? [] {
        guard let line = clause["line"]?.integer else { continue }
        // As the file has it, but for a reader of another language than English.
        let goal = written[path]?[line] ?? Measurement.goal(clause, of: self.plan, language)
        let hint = Measurement.hint(clause, of: goal, language)
        ofLines[line, default: []].append(hint)
        sentences.append(goal + " → **\(hint.text)**")
      }
      for (line, found) in ofLines {
        hints[path, default: [:]][line] = Measurement.joined(found, isSample: isSample, language)
      }
      facts.sentences[.target(name)] = sentences
      let wanted = [target["worst"]?.string, target["verdict"]?.string].compactMap { $0 }
      let clause = wanted.lazy.compactMap { verdict in
        target["clauses"]?.array?.first { $0["verdict"]?.string == verdict }
      }.first
      verdicts[name] = clause.map { Measurement.hint($0, of: "", language).text }
    }
  }

  /// Facts of the data beside what is known of the targets.
  mutating func add(_ found: MeasuredFacts) {
    let ofTargets = facts.sentences
    facts = found
    facts.sentences.merge(ofTargets) { _, new in new }
  }

  /// What is known of the data until it is found anew for a newer text, or in other data.
  func facts(holdingIn newer: CompiledPlan, ofOtherData: Bool) -> MeasuredFacts {
    var facts = facts
    if ofOtherData {
      facts.rows = [:]
      facts.sentences = [:]
    } else {
      facts = facts.holding(StandingParts(of: plan, in: newer, asOf: asOf))
    }
    return facts
  }

  /// One clause may have several years: they are told one behind the other, and like ones together.
  private static func joined(_ hints: [Hint], isSample: Bool, _ language: Language) -> Hint {
    var texts: [(text: String, count: Int)] = []
    for hint in hints {
      if let last = texts.indices.last, texts[last].text == hint.text {
        texts[last].count += 1
      } else {
        texts.append((hint.text, 1))
      }
    }
    let made = Phrase(en: "made up: ", vi: "số liệu giả định: ").text(in: language)
    return Hint(
      text: (isSample ? made : "")
        + texts.map { $0.count > 1 ? "\($0.text) (× \($0.count))" : $0.text }.joined(separator: "; "),
      tooltip: hints.map(\.tooltip).joined(separator: "\n\n"))
  }

  /// What a clause asks for, in the words of plans of a language, units by their labels.
  private static func goal(_ clause: JSONValue, of plan: CompiledPlan, _ language: Language) -> String {
    let words = [clause["when"]?.string, clause["bound"]?.string].compactMap { $0 }.joined(separator: ": ")
    let code = words.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let unit = plan.names.declarations.first { declaration in
        guard case .unit = declaration.symbol else { return false }
        return declaration.spans.contains { $0.text == word }
      }
      return unit?.label ?? String(word)
    }.joined(separator: " ")
    return String(language.withOwnWords("`\(code)`", isOfCases: false).dropFirst().dropLast())
  }

  /// The goals of a plan as they are written, where a reader of a language takes them so: by path, then by line from 1.
  private static func written(_ plan: CompiledPlan, for language: Language) -> [String: [Int: String]] {
    var found: [String: [Int: String]] = [:]
    for tree in plan.trees where tree.language != .english || language == .english {
      for target in tree.root.nodes(.target) {
        for clause in target.nodes where clause.node(.bound) != nil {
          let words = clause.span.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          found[tree.source.path, default: [:]][clause.span.line] = words
        }
      }
    }
    return found
  }

  private static func hint(_ clause: JSONValue, of goal: String, _ language: Language) -> Hint {
    let verdict = clause["verdict"]?.string.flatMap(Verdict.init(rawValue:))
    let value = clause["value"]?["display"]?.string
    let parts = [value, verdict?.phrase.text(in: language), clause["needed"]?["text"]?.string].compactMap {
      $0
    }
    var more = goal
    more += "\n\n" + parts.joined(separator: ", ")
    if let date = clause["value"]?["date"]?.string {
      let day = CalendarDate(iso: date)?.shown ?? Phrase(verbatim: date)
      more += Phrase(en: " (value of \(day))", vi: " (giá trị ngày \(day))").text(in: language)
    }
    for why in [clause["why"]?.string].compactMap({ $0 })
      + (clause["remarks"]?.array ?? []).compactMap(\.string)
    {
      more += "\n\n" + why
    }
    return Hint(text: parts.joined(separator: ", "), tooltip: more)
  }
}
