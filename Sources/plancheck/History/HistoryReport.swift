import TargetDSL
import TargetEngine

/// The history of plans as text, CSV, JSON or a page.
struct HistoryReport {
  enum Format: String, CaseIterable {
    case text, csv, json, html

    /// Whether people read it, so that it speaks their language by default.
    var isForPeople: Bool { self == .text || self == .html }
  }

  let plans: [PlanHistory]
  let style: ReportStyle
  var broken = BrokenPlans()

  func render(_ format: Format) -> [UInt8] {
    switch format {
    case .text: Array(HistoryText(style: style).render(plans, broken).utf8)
    case .csv: csv()
    case .json: json()
    case .html: HistoryPage(plans: plans, style: style, broken: broken).bytes
    }
  }

  private func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row([
      "plan", "target", "label", "date", "low", "high", "unit", "display", "from", "when", "bound", "verdict",
      "pace_low", "pace_high", "sample", "file", "groups", "groups_met", "low_open", "high_open",
      "value_date",
      "verdict_so_far", "groups_needed", "decided_by",
    ])
    for history in plans {
      for target in history.targets {
        for moment in target.moments {
          let (value, clause) = (moment.value, moment.clause)
          writer.row([
            history.plan.name, target.target.name, target.target.label ?? "", moment.date.description,
            value?.low ?? "", value?.high ?? "", value?.unit ?? "",
            value.map { style.text($0.display) } ?? "",
            value?.from ?? "", TimeText.plan(clause.time), clause.bound.plan, moment.verdict.rawValue,
            clause.pace?.low.description ?? "", clause.pace?.high.description ?? "",
            history.plan.sampleNotice ?? "", history.plan.file,
            clause.groups.isEmpty ? "" : String(clause.groups.count),
            clause.groups.isEmpty ? "" : String(clause.groups.count { $0.verdict == .met }),
            value.map { String($0.interval.lowOpen) } ?? "", value.map { String($0.interval.highOpen) } ?? "",
            value?.date.description ?? "",
            moment.soFar?.verdict.rawValue ?? "", clause.groupsHeld.map { String($0.needed) } ?? "",
            moment.decidedBy?.date.description ?? "",
          ])
        }
      }
    }
    return writer.bytes
  }

  private func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "plancheck/history/1")
      writer.memberArray("plans") { writer in
        for history in plans { writer.elementObject { write(history, &$0) } }
      }
      writer.member("unjudged", broken.files)
    }
    return writer.finished()
  }

  private func write(_ history: PlanHistory, _ writer: inout JSONWriter) {
    writer.member("name", history.plan.name)
    writer.member("label", history.plan.label)
    writer.member("file", history.plan.file)
    writer.member("asOf", history.plan.asOf.description)
    writer.member("sample", history.plan.sampleNotice)
    writer.memberArray("targets") { writer in
      for target in history.targets {
        writer.elementObject { writer in
          writer.member("name", target.target.name)
          writer.member("label", target.target.label)
          writer.memberArray("history") { writer in
            for moment in target.moments { writer.elementObject { write(moment, &$0) } }
          }
        }
      }
    }
  }

  private func write(_ moment: HistoryMoment, _ writer: inout JSONWriter) {
    writer.member("date", moment.date.description)
    if let value = moment.value {
      writer.memberObject("value") { value.write(to: &$0, style) }
    } else {
      writer.member("value", nil as String?)
    }
    writer.member("when", TimeText.plan(moment.clause.time))
    writer.member("bound", moment.clause.bound.plan)
    writer.member("verdict", moment.verdict.rawValue)
    if let pace = moment.clause.pace {
      writer.memberObject("pace") { pace.write(to: &$0) }
    } else {
      writer.member("pace", nil as String?)
    }
    if let value = moment.decidedBy { writer.memberObject("decidedBy") { value.write(to: &$0, style) } }
    if let soFar = moment.soFar {
      writer.memberObject("soFar") { writer in
        writer.member("verdict", soFar.verdict.rawValue)
        if let value = soFar.value {
          writer.memberObject("value") { value.write(to: &$0, style) }
        } else {
          writer.member("value", nil as String?)
        }
      }
    }
    if let held = moment.clause.groupsHeld { writer.memberObject("groupsHeld") { held.write(to: &$0) } }
    guard !moment.clause.groups.isEmpty else { return }
    writer.memberObject("groups") { writer in
      for (verdict, count) in moment.clause.groupsByVerdict { writer.member(verdict.rawValue, count) }
    }
  }
}
