import TargetDSL
import TargetEngine

// What was measured, beside the text: hints, lenses, findings in data, and the commands of lenses.

extension LanguageServer {
  static let commands = [
    "plancheck.explain", "plancheck.rows", "plancheck.report", "plancheck.runCases",
  ]

  /// What is known of the names of a file.
  func facts(of editor: PlanEditor) -> MeasuredFacts? {
    workspace.plans(with: editor.source.path).lazy.compactMap { self.facts(ofPlan: $0) }.first
  }

  private func facts(ofPlan plan: String) -> MeasuredFacts? {
    standing(plan).map { $0.measured.facts.holding($0.parts) }
  }

  /// What was measured last of a plan, and what of the plan is still what it was then.
  private func standing(_ plan: String) -> (measured: Measurement, parts: StandingParts)? {
    guard let measured = desk.known[plan] else { return nil }
    let now = workspace.compiled(plan)
    if let known = standings[plan], known.old.elementsEqual(measured.plan.trees, by: ===),
      known.new.elementsEqual(now.trees, by: ===)
    {
      return (measured, known.parts)
    }
    let parts = StandingParts(of: measured.plan, in: now, asOf: measured.asOf)
    standings[plan] = (measured.plan.trees, now.trees, parts)
    return (measured, parts)
  }

  /// Whether the cases that were run are what the text says now.
  private func isCurrent(_ outcomes: CaseOutcomes, _ path: String) -> Bool {
    workspace.job(.cases, path)?.texts == outcomes.texts
  }

  // MARK: Hints

  /// What each goal comes to, behind its line, and the rows of each population; of a text that has changed since it was
  /// measured, where what it rests on is what it was.
  func inlayHints(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    let source = editor.source
    guard !Workspace.isCases(source.path) else { return [] }
    let positions = UTF16Positions(source)
    let from = EditorPosition(parameters["range"]?["start"]) ?? EditorPosition(line: 0, character: 0)
    let to = EditorPosition(parameters["range"]?["end"]) ?? positions.end
    // By line, of each plan that uses the file.
    var found: [Int: [(plan: String, text: String, tooltip: String)]] = [:]
    var plan = ""
    func add(_ text: String, _ tooltip: String, behindLine line: Int) {
      found[line, default: []].append((plan, text, tooltip))
    }
    for path in workspace.plans(with: source.path) {
      guard let (measured, parts) = standing(path) else { continue }
      plan = planName(path)
      for (line, hint) in (measured.hints[source.path] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let now = parts.lines[source.path]?[line] else { continue }
        add(hint.text, hint.tooltip, behindLine: now)
      }
      let names = workspace.compiled(path).names
      let rows = measured.facts.holding(parts).rows
      for declaration in names.declarations {
        guard case .population = declaration.symbol, declaration.whole.file.path == source.path,
          let subject = names.subject(of: declaration.symbol), let count = rows[subject],
          let place = declaration.spans.first
        else { continue }
        add(
          (measured.facts.isSample ? madeUp : "") + count,
          editor.text(of: declaration, meaning: meaning(of: declaration.symbol, in: editor)).text(
            in: language),
          behindLine: place.line)
      }
    }
    return .array(
      found.sorted { $0.key < $1.key }.compactMap { line, hints in
        let end = positions.position(at: source.range(ofLine: line).upperBound)
        guard from.line <= end.line, end.line <= to.line else { return nil }
        // Where plans differ, each says which it is.
        let isOne = Set(hints.map(\.text)).count == 1
        let text = isOne ? hints[0].text : hints.map { "\($0.plan): \($0.text)" }.joined(separator: "; ")
        var tooltips: [String] = []
        for hint in hints where !tooltips.contains(hint.tooltip) { tooltips.append(hint.tooltip) }
        return [
          "position": end.json, "label": .string(text), "paddingLeft": true,
          "tooltip": ["kind": "markdown", "value": .string(tooltips.joined(separator: "\n\n"))],
        ]
      })
  }

  /// What a population, an indicator or a target is in plain words, where a plan without errors tells.
  func meaning(of symbol: NameIndex.Symbol, in editor: PlanEditor) -> Phrase? {
    guard let name = editor.names.declaration(of: symbol)?.name else { return nil }
    for path in workspace.plans(with: editor.source.path) {
      guard let plan = workspace.compiled(path).plan else { continue }
      let words = PlanWords(plan: plan, language: language)
      let meaning: String? =
        switch symbol {
        case .population: plan.populations.first { $0.name == name }.map { words.definition($0.rows) }
        case .indicator:
          plan.indicators.first { $0.name == name }
            .map { words.measure($0.measure.expression, in: $0.measure.unit) }
        case .target:
          plan.targets.first { $0.name == name }
            .map { words.measure($0.measure.expression, in: $0.measure.unit) }
        case .plan, .unit, .table, .column, .category: nil
        }
      return meaning.map { Phrase(verbatim: $0) }
    }
    return nil
  }

  private func planName(_ path: String) -> String {
    workspace.compiled(path).names.declaration(of: .plan)?.name ?? lastName(of: path)
  }

  /// Of a name in a file of several plans: the rows that it has in each, where they differ; else nothing.
  func rowsByPlan(_ editor: PlanEditor, at offset: Int) -> String {
    guard let use = editor.mention(at: offset), let subject = editor.names.subject(of: use.symbol) else {
      return ""
    }
    let rows = workspace.plans(with: editor.source.path).compactMap { path in
      facts(ofPlan: path)?.rows[subject].map { (planName(path), $0) }
    }
    guard Set(rows.map(\.1)).count > 1 else { return "" }
    return "\n\n" + rows.map { "\($0.0): \($0.1)" }.joined(separator: "; ")
  }

  private var madeUp: String { Phrase(en: "made up: ", vi: "số liệu giả định: ").text(in: language) }

  // MARK: Findings

  /// What measuring a plan, or running its cases, has found beyond what the texts alone tell: the file and the finding.
  func measuredFindings(_ path: String, _ texts: EditorTexts) -> [(path: String, json: JSONValue)] {
    if Workspace.isCases(path) {
      guard let outcomes = desk.outcomes[path], isCurrent(outcomes, path) else { return [] }
      return outcomes.problems.compactMap { finding in
        finding.path.map { ($0, json(finding, finding.range)) }
      }
    }
    guard let measured = desk.known[path] else { return [] }
    let compiled = workspace.compiled(path)
    let known = Set(
      workspace.findings(path).map { "\($0.code) \($0.place.path) \(texts.range($0.place).written)" })
    var result: [(path: String, json: JSONValue)] = []
    let isCurrent = workspace.job(.measure, path)?.texts == measured.texts
    for finding in measured.problems.prefix(LanguageServer.mostDataFindings) {
      if let place = finding.path {
        guard isCurrent, !known.contains("\(finding.code) \(place) \(finding.range.written)")
        else { continue }
        result.append((place, json(finding, finding.range)))
      } else {
        // On the declaration that it concerns, wherever that stands by now; else on the plan's name.
        let declaration =
          finding.subject.flatMap { compiled.names.declaration(of: $0) }
          ?? compiled.names.declaration(of: .plan)
        guard let span = declaration?.spans.first else { continue }
        result.append((span.file.path, json(finding, texts.range(span))))
      }
    }
    return result
  }

  private static let mostDataFindings = 100

  private func json(_ finding: DataFinding, _ range: JSONValue) -> JSONValue {
    var json: [String: JSONValue] = [
      "range": range, "severity": finding.isError ? 1 : 2, "code": .string(finding.code),
      "source": "plancheck", "message": .string(finding.message),
    ]
    if let page = CodePage.address(of: finding.code) { json["codeDescription"] = ["href": .string(page)] }
    return .object(json)
  }

  // MARK: Lenses

  func codeLenses(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    return Workspace.isCases(editor.source.path) ? caseLenses(editor) : targetLenses(editor)
  }

  private func targetLenses(_ editor: PlanEditor) -> JSONValue {
    let texts = EditorTexts()
    let plans = workspace.plans(with: editor.source.path)
    let known = plans.lazy.compactMap { self.standing($0) }.first
    guard let plan = plans.first else { return [] }
    var lenses: [JSONValue] = []
    for entry in editor.tree.outlineEntries where entry.kind == .target {
      let verdict =
        known?.parts.targets.contains(entry.name) == true ? known?.measured.verdicts[entry.name] : nil
      let made = verdict != nil && known?.measured.facts.isSample == true ? madeUp : ""
      let explain = Phrase(en: "explain", vi: "giải thích").text(in: language)
      let rows = Phrase(en: "rows that stand in the way", vi: "các dòng cản mục tiêu").text(in: language)
      let range = texts.range(entry.nameSpan)
      lenses.append(
        lens(
          range, verdict.map { "\(made)\($0) · \(explain)" } ?? explain, "plancheck.explain", plan, entry.name
        ))
      lenses.append(lens(range, rows, "plancheck.rows", plan, entry.name))
    }
    return .array(lenses)
  }

  private func caseLenses(_ editor: PlanEditor) -> JSONValue {
    let texts = EditorTexts()
    let path = editor.source.path
    let outcomes = desk.outcomes[path].flatMap { isCurrent($0, path) ? $0 : nil }
    var met: [String: Int] = [:]
    return .array(
      editor.tree.outlineEntries.filter { $0.kind == .testCase }.map { entry in
        let number = met[entry.name, default: 0]
        met[entry.name] = number + 1
        let passes = outcomes?.passes[entry.name]
        let title: Phrase =
          switch passes.flatMap({ $0.indices.contains(number) ? $0[number] : nil }) {
          case true?: Phrase(en: "✓ passes · run again", vi: "✓ đạt · chạy lại")
          case false?: Phrase(en: "✗ fails · run again", vi: "✗ sai · chạy lại")
          case nil: Phrase(en: "run", vi: "chạy")
          }
        return lens(
          texts.range(entry.nameSpan), title.text(in: language), "plancheck.runCases", path, entry.name)
      })
  }

  private func lens(
    _ range: JSONValue, _ title: String, _ command: String, _ path: String, _ name: String
  ) -> JSONValue {
    let uri = workspace.uri(of: path)
    return [
      "range": range,
      "command": [
        "title": .string(title), "command": .string(command), "arguments": [.string(uri), .string(name)],
      ],
    ]
  }

  // MARK: Commands

  /// `[address of the plan, name of the target]`; the answer is a text, and comes when it is there.
  func execute(_ parameters: JSONValue, _ id: JSONValue) throws(ResponseError) {
    let arguments = (parameters["arguments"]?.array ?? []).map(\.string)
    guard let command = parameters["command"]?.string, LanguageServer.commands.contains(command) else {
      throw .invalidParameters("there is no such command")
    }
    guard let uri = arguments.first ?? nil else { throw .invalidParameters("the file is not named") }
    let asked = FileAddress.path(of: uri)
    guard workspace.isWithin(asked) else { throw .invalidParameters("the file is not part of the workspace") }
    if command == "plancheck.runCases" {
      desk.forget(asked)
      return respond(to: id, .success(.null))
    }
    let work: MeasuringJob.Work =
      switch command {
      case "plancheck.rows": .rows
      case "plancheck.report": .report
      default: .explain
      }
    let path = workspace.plans(with: asked).first ?? asked
    guard let job = workspace.job(work, path, target: (arguments.count > 1 ? arguments[1] : nil) ?? "") else {
      throw .refused(
        Phrase(en: "the plan has errors, so nothing is measured", vi: "kế hoạch có lỗi nên không đo được gì")
          .text(in: language))
    }
    guard desk.perform(job, id: id, language: language) else {
      throw .refused(
        Phrase(en: "too many commands are under way", vi: "đang có quá nhiều lệnh chạy").text(in: language))
    }
  }
}
