import TargetDSL
import TargetEngine

// A comparison for other programs.

extension ComparisonReport {
  // MARK: CSV

  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row([
      "record", "measure", "title", "plan", "place", "target", "reading", "when", "deadline", "bound",
      "verdict", "low",
      "high", "unit", "display", "date", "gap", "needed", "pace_low", "pace_high", "rank",
      "ambition_per_year",
      "achieved_per_year", "territory_until", "sample", "difference", "file", "others",
    ])
    for shared in comparison.shared {
      for entry in shared.entries {
        let province = comparison.provinces[entry.province]
        let isOwn = entry.reading == nil
        writer.row([
          "shared", shared.measure.english, shared.title.english, province.name, province.title, entry.target,
          entry.reading ?? "",
          TimeText.plan(entry.clause.time), entry.clause.time.deadline?.description ?? "",
          entry.clause.bound.plan,
          entry.verdict.rawValue, entry.value?.low ?? "", entry.value?.high ?? "", entry.value?.unit ?? "",
          entry.value.map { style.text($0.display) } ?? groupsMet(entry), entry.value?.date.description ?? "",
          cell(.gap, entry),
          isOwn ? entry.clause.needed?.amount ?? "" : "",
          isOwn ? entry.clause.pace?.low.description ?? "" : "",
          isOwn ? entry.clause.pace?.high.description ?? "" : "", cell(.rank, entry),
          entry.ambition?.exact ?? "",
          entry.achievement?.exact ?? "", province.territory?.lastDay.description ?? "",
          province.sampleNotice ?? "", "", province.file, others(entry),
        ])
      }
    }
    for pair in comparison.lookAlikes {
      for (index, target) in [(pair.provinces.0, pair.targets.0), (pair.provinces.1, pair.targets.1)] {
        let province = comparison.provinces[index]
        writer.row(
          ["alike", "", target.title, province.name, province.title, target.name]
            + Array(repeating: "", count: 19) + [style.text(pair.difference), province.file, ""])
      }
    }
    return writer.bytes
  }

  /// Of a goal by groups, what stands in place of a value.
  private func groupsMet(_ entry: PlanComparison.Entry) -> String {
    entry.reading == nil ? entry.clause.groupsMetPhrase.map(style.text) ?? "" : ""
  }

  /// What its other milestones came to: `by 2022: at least 67%: missed`.
  private func others(_ entry: PlanComparison.Entry) -> String {
    entry.otherClauses.map { "\(TimeText.plan($0.time)): \($0.bound.plan): \($0.verdict.rawValue)" }
      .joined(separator: "; ")
  }

  // MARK: JSON

  func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "plancheck/comparison/1")
      writer.memberArray("plans") { writer in
        for province in comparison.provinces {
          writer.elementObject { writer in
            writer.member("name", province.name)
            writer.member("place", province.title)
            writer.member("file", province.file)
            writer.member("asOf", province.asOf.description)
            writer.member("sample", province.sampleNotice)
            writer.member("territoryUntil", province.territory?.lastDay.description)
            writer.member("territoryReason", province.territory?.reason)
          }
        }
      }
      writer.member("unjudged", broken.files)
      writer.memberArray("shared") { writer in
        for shared in comparison.shared {
          writer.elementObject { writer in
            writer.member("title", shared.title.english)
            writer.member("measure", shared.measure.english)
            writer.memberArray("entries") { writer in
              for entry in shared.entries { writer.elementObject { write(entry, &$0) } }
            }
          }
        }
      }
      writer.memberArray("alike") { writer in
        for pair in comparison.lookAlikes {
          writer.elementObject { writer in
            writer.member(
              "plans",
              [comparison.provinces[pair.provinces.0].name, comparison.provinces[pair.provinces.1].name])
            writer.member(
              "files",
              [comparison.provinces[pair.provinces.0].file, comparison.provinces[pair.provinces.1].file])
            writer.member("targets", [pair.targets.0.name, pair.targets.1.name])
            writer.member("difference", style.text(pair.difference))
          }
        }
      }
    }
    return writer.finished()
  }

  private func write(_ entry: PlanComparison.Entry, _ writer: inout JSONWriter) {
    let clause = entry.clause
    let isOwn = entry.reading == nil
    writer.member("plan", comparison.provinces[entry.province].name)
    writer.member("file", comparison.provinces[entry.province].file)
    writer.member("target", entry.target)
    writer.member("reading", entry.reading)
    writer.member("when", TimeText.plan(clause.time))
    writer.member("deadline", clause.time.deadline?.description)
    writer.member("bound", clause.bound.plan)
    writer.member("verdict", entry.verdict.rawValue)
    if let value = entry.value {
      writer.memberObject("value") { value.write(to: &$0, style) }
    } else {
      writer.member("value", nil as String?)
    }
    if isOwn, let held = clause.groupsHeld { writer.memberObject("groupsHeld") { held.write(to: &$0) } }
    writer.member("gap", isOwn ? clause.gap.map { style.text($0.display) } : nil)
    writer.member("needed", isOwn ? clause.needed?.amount : nil)
    if isOwn, let pace = clause.pace {
      writer.memberObject("pace") { pace.write(to: &$0) }
    } else {
      writer.member("pace", nil as String?)
    }
    if let rank = entry.rank {
      writer.memberObject("rank") { writer in
        writer.member("best", rank.lowerBound)
        writer.member("worst", rank.upperBound)
      }
    } else {
      writer.member("rank", nil as String?)
    }
    writer.member("ambition", entry.ambition?.exact)
    writer.member("achievement", entry.achievement?.exact)
    writer.memberArray("others") { writer in
      for other in entry.otherClauses {
        writer.elementObject { writer in
          writer.member("when", TimeText.plan(other.time))
          writer.member("bound", other.bound.plan)
          writer.member("verdict", other.verdict.rawValue)
        }
      }
    }
  }
}
