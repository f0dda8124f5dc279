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
      writer.member("unjudged", report.unjudged.map(\.file))
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
    write(target.series, &writer)
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
    if let change = clause.change {
      writer.memberObject("change") { writer in
        writer.member("since", change.since)
        writer.memberObject("from") { writer in
          writer.member("low", change.from.low)
          writer.member("high", change.from.high)
        }
        writer.member("low", change.low)
        writer.member("high", change.high)
        writer.member("unit", change.unit)
      }
    }
    if let held = clause.groupsHeld {
      writer.memberObject("groupsHeld") { held.write(to: &$0) }
    }
    if !clause.sums.isEmpty { write(clause.sums, as: "sums", &writer) }
    writer.member("aboveRange", clause.isAboveRange)
    writer.member("slipped", clause.hasSlipped)
    if let pace = clause.pace {
      writer.memberObject("pace") { writer in
        pace.write(to: &writer)
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
          if let series = group.series { write(series, &writer) }
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

  private func write(_ series: [ValueReport], as name: String = "series", _ writer: inout JSONWriter) {
    writer.memberArray(name) { writer in
      for value in series {
        writer.elementObject { writer in
          writer.member("date", value.date.description)
          writer.member("low", value.low)
          writer.member("high", value.high)
          writer.member("lowOpen", value.interval.lowOpen)
          writer.member("highOpen", value.interval.highOpen)
          writer.member("from", value.from)
        }
      }
    }
  }

  private func write(_ needed: NeededReport?, _ writer: inout JSONWriter) {
    guard let needed else { return writer.member("needed", nil as String?) }
    writer.memberObject("needed") { writer in
      writer.member("amount", needed.amount)
      if let most = needed.most { writer.member("most", most) }
      writer.member("text", needed.words.text(style.language))
      writer.member("perYear", needed.perYear.map(style.text))
    }
  }
}
