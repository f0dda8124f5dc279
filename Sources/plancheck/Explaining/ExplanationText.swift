import TargetDSL
import TargetEngine

/// A target explained for a person: what the plan says, what is measured, the numbers that made each value, and what
/// follows from it.
struct ExplanationText {
  let explanation: TargetExplanation
  let style: ReportStyle

  private var target: Target { explanation.target }

  func render() -> String {
    var page = ExplanationPage(style: style)
    heading(&page)
    var shown: Set<Int> = []
    for entry in explanation.entries where !entry.report.isUnbegunYear {
      self.entry(entry, &shown, &page)
    }
    years(&page)
    return page.text
  }

  // MARK: - The target

  private func heading(_ page: inout ExplanationPage) {
    let (plan, report) = (explanation.planReport, explanation.report)
    page.title(report.name + (report.label.map { " · \($0)" } ?? ""))
    let document = plan.document.map { " (\($0))" } ?? ""
    page.field(page.said("plan", "kế hoạch"), plan.title + document)
    page.field(page.said("stands in", "nằm ở"), "\(report.file):\(report.line)")
    page.field(
      page.said("judged", "đánh giá"),
      page.said("as of ", "tính đến ") + style.text(TimeText.phrase(plan.asOf)))
    if let notice = plan.sampleNotice { page.field(page.said("SAMPLE DATA", "SỐ LIỆU GIẢ ĐỊNH"), notice) }
    let (measure, span) = written()
    let words = PlanWords(plan: explanation.plan, language: style.language)
    page.field(
      page.said("measure", "phép đo"), words.measure(target.measure.expression, in: target.measure.unit))
    page.field(
      "", "\(measure) [\(span.file.path):\(span.line)]")
    switch target.scope {
    case .whole: break
    case .each(let grouping):
      page.field(
        page.said("for each", "với mỗi"), words.rows(grouping.groups) + " (\(words.column(grouping.path)))")
    case .some(let grouping, let quota):
      let bound: Bound = quota.isStrict ? .moreThan(quota.number) : .atLeast(quota.number)
      let size = style.text(BoundText(bound: bound, unit: quota.isPart ? .percent : .plain).phrase)
      page.field(
        page.said("for", "với"),
        size + page.said(" of ", " trong số ") + words.rows(grouping.groups)
          + " (\(words.column(grouping.path)))")
    }
    if let owner = report.owner { page.field(page.said("owner", "chủ trì"), owner) }
    for note in report.notes { page.field(page.said("note", "ghi chú"), note) }
  }

  /// The sentence of the plan that defines the measure.
  private func written() -> (text: String, span: SourceSpan) {
    var span = target.measure.span
    if let index = target.indicator, explanation.plan.indicators.indices.contains(index) {
      span = explanation.plan.indicators[index].measure.span
    }
    return (span.words, span)
  }

  /// Years of `each year` that have not begun, in one line.
  private func years(_ page: inout ExplanationPage) {
    let years = explanation.entries.filter(\.report.isUnbegunYear).compactMap { entry in
      if case .year(let year) = entry.judgement.time { String(year) } else { nil }
    }
    guard let first = years.first, let last = years.last else { return }
    page.title(page.said("not yet begun: ", "chưa tới: ") + (years.count == 1 ? first : "\(first)–\(last)"))
  }

  // MARK: - One entry

  private func entry(
    _ entry: TargetExplanation.Entry, _ shown: inout Set<Int>, _ page: inout ExplanationPage
  ) {
    let clause = entry.report
    let verdict = style.text(clause.verdictPhrase)
    page.title(
      "\(style.text(clause.when)): \(style.text(clause.bound.phrase))", ending: verdict, clause.verdict.style)
    let place = "[\(clause.file):\(clause.line)]"
    if let source = clause.source {
      let says = source.says.map { "“\($0)” – " } ?? ""
      page.field(page.said("document", "văn bản"), "\(says)\(source.item) \(place)")
    } else {
      page.field(
        page.said("document", "văn bản"), page.said("no source is cited ", "không dẫn nguồn ") + place)
    }
    if let value = clause.value { self.value(value, clause, &page) }
    change(entry, &page)
    if let why = clause.why { page.field(page.said("why", "vì sao"), style.text(why)) }
    groups(clause, &page)
    let isRepeated = !entry.evidence.isEmpty && entry.evidence.allSatisfy(shown.contains)
    if isRepeated {
      page.field(page.said("numbers", "số liệu"), page.said("as above", "như trên"))
    } else {
      for index in entry.evidence where shown.insert(index).inserted {
        let evidence = explanation.evidence[index]
        EvidenceText(explanation: explanation, evidence: evidence, clause: entry.judgement, style: style)
          .write(to: &page)
      }
    }
    pace(entry, &page)
    if clause.verdict != .met, let needed = clause.needed {
      let yearly = needed.perYear.map { ", " + style.text($0) } ?? ""
      page.field(page.said("needed", "còn cần"), style.text(needed.text) + yearly)
    }
    for reading in clause.readings {
      let value = reading.value.map { ", " + style.text($0.phrase) } ?? ""
      let why = reading.why.map { ": " + style.text($0) } ?? ""
      page.field(
        page.said("other reading", "cách hiểu khác"),
        "“\(reading.label)”: \(style.text(reading.verdict.phrase))\(value)\(why)")
    }
    for remark in clause.remarks { page.field(page.said("remark", "lưu ý"), style.text(remark)) }
  }

  private func value(_ value: ValueReport, _ clause: ClauseReport, _ page: inout ExplanationPage) {
    let progress = clause.verdict == .met ? nil : clause.gap.map { ", " + style.text($0.display) }
    let origin: String =
      switch value.origin {
      case .rows: page.said("counted from rows", "tính từ các dòng số liệu")
      case .measured(let source):
        page.said("measured by another program", "do chương trình khác đo")
          + (source.map { " (\($0))" } ?? "")
      case .stated(let kind, let publisher):
        (kind == .baseline
          ? page.said("stated as the baseline", "mức gốc đã công bố")
          : page.said("reported", "số liệu công bố")) + (publisher.map { " (\($0))" } ?? "")
      case .computed: page.said("computed", "tính ra")
      }
    page.field(page.said("value", "giá trị"), style.text(value.phrase) + (progress ?? "") + ", " + origin)
  }

  /// The earlier value, how far the value stands from it, and what the change asks for.
  private func change(_ entry: TargetExplanation.Entry, _ page: inout ExplanationPage) {
    guard let found = entry.judgement.finding.change, let now = entry.judgement.finding.value,
      case .change(let change) = target.clauses[entry.judgement.clause].bound
    else { return }
    let text = entry.report.groups.words.text
    func shown(_ interval: ValueInterval) -> String { style.text(text.phrase(interval)) }
    let (value, earlier) = (shown(now.value.interval), shown(found.reference.value.interval))
    page.field(
      page.said("earlier value", "giá trị trước"),
      earlier + ", " + style.text(TimeText.phrase(found.reference.date)))
    var ofChange = ValueText(unit: found.unit(of: target.measure.unit))
    if !change.isPerYear { ofChange.add(change.size.landmarks) }
    let result = style.text(ofChange.phrase(found.change))
    let sum =
      switch found.kind {
      case .part: "(\(value) − \(earlier)) / \(earlier)"
      case .amount: "\(value) − \(earlier)"
      case .times: "\(value) / \(earlier)"
      }
    page.field(page.said("change", "thay đổi"), "\(sum) = \(result)")
    guard let asked = found.asked else { return }
    let sizeUnit = change.unit(of: target.measure.unit)
    let ways = change.size.numbers.map { number in
      // As it is written: the computation is to be followed.
      let digits = (ScaledNumber(number, in: sizeUnit) ?? ScaledNumber(number)).exact(.people(style.language))
      let size = digits + sizeUnit.suffix(.people(style.language), after: digits)
      let sign = change.isDecrease ? "−" : "+"
      let times = change.isPerYear ? found.years : 1
      switch change.kind {
      case .times: return "\(earlier) × \(size)"
      case .amount: return "\(earlier) \(sign) \(size)" + (times == 1 ? "" : " × \(times)")
      case .part: return "\(earlier) × (1 \(sign) \(size))" + (times == 1 ? "" : "^\(times)")
      }
    }
    page.field(
      page.said("asks for", "yêu cầu"),
      ways.joined(separator: "; ") + ": "
        + style.text(BoundText(bound: asked, unit: target.measure.unit).rounded))
  }

  private func groups(_ clause: ClauseReport, _ page: inout ExplanationPage) {
    let short = clause.shortGroups
    for (index, group) in short.enumerated() {
      let value = group.value.map { ", " + style.text($0.phrase) } ?? ""
      let why = group.why.map { ": " + style.text($0) } ?? ""
      let needed = group.needed.map { page.said("; needs ", "; cần ") + style.text($0.text) } ?? ""
      page.field(
        index == 0 ? page.said("fall short", "chưa đạt") : "",
        "\(group.group): \(style.text(group.verdict.phrase))\(value)\(why)\(needed)")
    }
    if let (low, high, all) = clause.groupsMet, high > 0 {
      page.field(
        page.said("met by", "đạt"),
        low == high
          ? page.said("\(low) of \(all)", "\(low) trên \(all)")
          : page.said("\(low) to \(high) of \(all)", "\(low) đến \(high) trên \(all)"))
    }
  }

  // MARK: - Pace

  private func pace(_ entry: TargetExplanation.Entry, _ page: inout ExplanationPage) {
    let clause = target.clauses[entry.judgement.clause]
    let asked = entry.judgement.finding.change?.asked ?? clause.bound
    guard let pace = entry.judgement.finding.pace, let value = entry.judgement.finding.value,
      let deadline = entry.judgement.time.deadline,
      let steps = PaceSteps(pace, now: value, bound: asked, of: target.measure, deadline: deadline)
    else { return }
    let text = entry.report.groups.words.text
    let unit = target.measure.type == .share ? UnitExpression.points : target.measure.unit
    func amount(_ number: Rational) -> String {
      (ScaledNumber(number, in: unit) ?? ScaledNumber(number)).shown(.people(style.language))
    }
    let suffix = unit.suffix(.people(style.language))
    let distance =
      suffix.isEmpty
      ? page.said(" (distance at the start and now)", " (khoảng cách lúc đầu và hiện nay)")
      : page.said(
        " (distance at the start and now, in\(suffix))",
        " (khoảng cách lúc đầu và hiện nay, tính bằng\(suffix))")
    func day(_ date: CalendarDate) -> String { style.text(TimeText.phrase(date)) }
    page.field(
      page.said("path", "lộ trình"),
      page.said("from ", "từ ") + style.text(text.phrase(pace.startValue)) + " (\(day(pace.start)))"
        + page.said(" to ", " đến ")
        + style.text(BoundText(bound: asked, unit: target.measure.unit).phrase)
        + " (\(day(deadline)))")
    let time = percent(steps.time)
    page.field(
      page.said("time gone", "thời gian đã qua"),
      page.said(
        "\(steps.daysGone) of \(steps.days) days = \(time)",
        "\(steps.daysGone) trên \(steps.days) ngày = \(time)"))
    let ends =
      steps.slowest == steps.fastest
      ? [("", steps.slowest)]
      : [
        (page.said("at worst: ", "xấu nhất: "), steps.slowest),
        (page.said("at best: ", "tốt nhất: "), steps.fastest),
      ]
    for (index, (word, end)) in ends.enumerated() {
      let way = percent(end.way)
      var sum = ""
      if let start = end.startDistance {
        sum = "(\(amount(start)) − \(amount(end.distance))) / \(amount(start)) = "
      }
      page.field(
        index == 0 ? page.said("way done", "phần đường đã đi") : "",
        word + sum + way + (end.startDistance == nil ? "" : distance))
    }
    for (index, (word, end)) in ends.enumerated() {
      page.field(
        index == 0 ? page.said("pace", "tiến độ") : "",
        "\(word)\(percent(end.way)) / \(time) = \(percent(end.pace)): "
          + style.text(end.verdict.phrase))
    }
    let (timely, slow) = (percent(Pace.onTrackFrom), percent(Pace.slowFrom))
    page.field(
      "",
      page.said(
        "on track from \(timely), slow from \(slow), far behind from 0%, worsening below",
        "đúng tiến độ từ \(timely), chậm từ \(slow), chậm nhiều từ 0%, xấu đi khi dưới 0%"))
    if entry.judgement.finding.keepsUp, ends.contains(where: { $0.1.verdict != .onTrack }) {
      page.field(
        "",
        page.said(
          "this is the pace of a straight line; what counts here is the yearly rate, which it keeps up with: on track",
          "đây là tiến độ tính theo đường thẳng; ở đây xét theo mức mỗi năm và đang theo kịp: đúng tiến độ"))
    }
  }

  private func percent(_ number: Rational) -> String {
    guard let scaled = ScaledNumber(number, in: .percent) else { return "…" }
    let landmarks = Pace.landmarks.compactMap { ScaledNumber($0, in: .percent) }
    return scaled.shown(.people(style.language), unlike: landmarks, exactPlaces: 0) + "%"
  }
}

/// Lines of an explanation: titles, and fields with their name in a column of its own.
struct ExplanationPage {
  let style: ReportStyle
  private(set) var text = ""
  private let nameWidth = 20

  init(style: ReportStyle) { self.style = style }

  func said(_ english: Wording, _ vietnamese: Wording) -> String { style.text(en: english, vi: vietnamese) }

  mutating func title(_ title: String, ending: String? = nil, _ endingStyle: TextStyle = .bold) {
    if !text.isEmpty { text += "\n" }
    let bold = TextStyle.bold.applied(to: printable(title), if: style.usesColor)
    text += bold + (ending.map { ": " + endingStyle.applied(to: $0, if: style.usesColor) } ?? "") + "\n"
  }

  /// An empty name continues the field before.
  mutating func field(_ name: String, _ content: String) {
    let gap = max(1, nameWidth - displayWidth(name))
    let lines = wrapped(
      printable(content), width: style.width.map { max(30, $0) }, indent: 0, hanging: 0,
      reserving: nameWidth + 2)
    for (index, line) in lines.enumerated() {
      let head =
        index == 0 ? name + String(repeating: " ", count: gap) : String(repeating: " ", count: nameWidth)
      text += "  " + head + line + "\n"
    }
  }

  private func wrapped(_ text: String, width: Int?, indent: Int, hanging: Int, reserving: Int) -> [String] {
    TargetDSL.wrapped(text, width: width.map { max(20, $0 - reserving) }, indent: indent, hanging: hanging)
  }
}
