import TargetDSL
import TargetEngine

/// The report as JSON: a contract with other tools, described by `docs/report.schema.json`. Fields are added,
/// never renamed.
struct JSONReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  func render(_ report: Report, to sink: (([UInt8]) -> Void)? = nil) -> [UInt8] {
    var writer = JSONWriter(sink: sink)
    writer.object { writer in
      writer.member("schema", "plancheck/report/1")
      writer.memberArray("plans") { writer in
        for plan in report.plans { writer.elementObject { write(plan, &$0) } }
      }
      writer.memberArray("problems") { writer in
        for problem in report.problems { writer.elementObject { problem.write(to: &$0, style) } }
      }
      writer.member("unjudged", report.unjudged)
      writer.memberArray("obsolete") { writer in
        for entry in report.obsoleteEntries { writer.elementObject { entry.write(to: &$0) } }
      }
    }
    return writer.finished()
  }

  private func write(_ plan: PlanReport, _ writer: inout JSONWriter) {
    writer.member("name", plan.name)
    writer.member("asOf", plan.asOf.description)
    writer.member("label", plan.label)
    writer.member("file", plan.file)
    writer.member("line", plan.line)
    writer.member("document", plan.document)
    writer.member("sample", plan.sampleNotice)
    writer.memberObject("summary") { writer in
      for (verdict, count) in plan.summary { writer.member(verdict.rawValue, count) }
    }
    writer.memberArray("targets") { writer in
      for target in plan.targets { writer.elementObject { write(target, &$0) } }
    }
  }

  private func write(_ target: TargetReport, _ writer: inout JSONWriter) {
    writer.member("name", target.name)
    writer.member("label", target.label)
    writer.member("file", target.file)
    writer.member("line", target.line)
    writer.member("source", target.source)
    writer.member("owner", target.owner)
    writer.member("notes", target.notes)
    writer.member("verdict", target.verdict.rawValue)
    writer.member("worst", target.worst?.rawValue)
    writer.memberArray("clauses") { writer in
      for clause in target.clauses { writer.elementObject { write(clause, &$0) } }
    }
  }

  private func write(_ clause: ClauseReport, _ writer: inout JSONWriter) {
    writer.member("when", TimeText.plan(clause.time))
    writer.member("deadline", clause.time.deadline?.description)
    writer.member("bound", clause.bound.plan)
    writer.member("line", clause.line)
    writer.member("source", clause.source?.item)
    writer.member("says", clause.source?.says)
    writer.member("verdict", clause.verdict.rawValue)
    writer.member("final", clause.isDue)
    writer.member("known", clause.standing == .known)
    write(clause.value, &writer)
    writer.member("aboveRange", clause.isAboveRange)
    writer.member("slipped", clause.hasSlipped)
    if let pace = clause.pace {
      writer.memberObject("pace") { writer in
        writer.member("low", pace.low.description)
        writer.member("high", pace.high.description)
        writer.member("since", pace.start.description)
      }
    } else {
      writer.member("pace", nil as String?)
    }
    write(clause.needed, &writer)
    writer.member("why", clause.why.map(style.text))
    writer.member("remarks", clause.remarks.map(style.text))
    writer.memberArray("groups") { writer in
      for group in clause.groups {
        writer.elementObject { writer in
          writer.member("group", group.group)
          write(group.value, &writer)
          writer.member("verdict", group.verdict.rawValue)
          write(group.needed, &writer)
          writer.member("why", group.why.map(style.text))
        }
      }
    }
    writer.memberArray("readings") { writer in
      for reading in clause.readings {
        writer.elementObject { writer in
          writer.member("label", reading.label)
          write(reading.value, &writer)
          writer.member("verdict", reading.verdict.rawValue)
          writer.member("why", reading.why.map(style.text))
        }
      }
    }
  }

  private func write(_ value: ValueReport?, _ writer: inout JSONWriter) {
    guard let value else { return writer.member("value", nil as String?) }
    writer.memberObject("value") { value.write(to: &$0, style) }
  }

  private func write(_ needed: NeededReport?, _ writer: inout JSONWriter) {
    guard let needed else { return writer.member("needed", nil as String?) }
    writer.memberObject("needed") { writer in
      writer.member("amount", needed.amount)
      writer.member("text", style.text(needed.text))
      writer.member("perYear", needed.perYear.map(style.text))
    }
  }
}

extension Diagnostic {
  /// The members of a problem.
  func write(to writer: inout JSONWriter, _ style: ReportStyle) {
    let (line, column) = place.position
    writer.member("code", code)
    writer.member("severity", severity.rawValue)
    writer.member("file", place.path)
    writer.member("line", line)
    writer.member("column", column)
    writer.member("message", style.text(message))
    writer.member("fixes", fixes.map { style.text($0.offer) })
  }
}

extension BaselineEntry {
  func write(to writer: inout JSONWriter) {
    writer.member("plan", plan)
    writer.member("target", target)
    writer.member("when", when)
    writer.member("bound", bound)
    writer.member("verdict", verdict.rawValue)
    if !groups.isEmpty { writer.member("groups", groups) }
  }
}

extension ValueReport {
  /// The members of a value.
  func write(to writer: inout JSONWriter, _ style: ReportStyle) {
    writer.member("low", low)
    writer.member("high", high)
    if interval.lowOpen { writer.member("lowOpen", true) }
    if interval.highOpen { writer.member("highOpen", true) }
    writer.member("unit", unit)
    writer.member("display", style.text(display))
    writer.member("date", date.description)
    writer.member("from", from)
    if let publisher { writer.member("publisher", publisher) }
    if let population { writer.member("population", population) }
    if let unknown { writer.member("unknown", unknown) }
    if let ignored { writer.member("ignored", ignored) }
  }
}
