import TargetDSL
import TargetEngine

/// What the data of a plan hold, as text or JSON.
struct DataReport {
  enum Format: String, CaseIterable { case text, json }

  let plan: CheckedPlan
  let sampleNotice: String?
  let snapshots: [SnapshotProfile]
  let problems: [Diagnostic]
  let style: ReportStyle

  func render(_ format: Format) -> [UInt8] {
    switch format {
    case .text: Array(text().utf8)
    case .json: json()
    }
  }

  func table(_ profile: TableProfile) -> Table { plan.tables[profile.table] }

  // MARK: JSON

  private func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "plancheck/data/1")
      writer.member("plan", plan.name)
      writer.member("file", plan.file.path)
      writer.member("sample", sampleNotice)
      writer.memberArray("snapshots") { writer in
        for snapshot in snapshots {
          writer.elementObject { writer in
            writer.member("date", snapshot.date.description)
            writer.member("path", snapshot.path)
            writer.memberArray("tables") { writer in
              for table in snapshot.tables { writer.elementObject { write(table, &$0) } }
            }
          }
        }
      }
      writer.memberArray("problems") { writer in
        for problem in problems { writer.elementObject { problem.write(to: &$0, style) } }
      }
    }
    return writer.finished()
  }

  private func write(_ profile: TableProfile, _ writer: inout JSONWriter) {
    let table = table(profile)
    writer.member("table", table.name)
    writer.member("label", table.label)
    writer.member("file", profile.path)
    switch profile.availability {
    case .read: writer.member("standing", "read")
    case .missing: writer.member("standing", "missing")
    case .broken(let reason):
      writer.member("standing", "broken")
      writer.member("reason", style.text(reason))
    }
    writer.member("rows", profile.rows)
    writer.member("targets", profile.readers)
    writer.memberArray("columns") { writer in
      for column in profile.columns {
        writer.elementObject { write(column, table.columns[column.column].name, &$0) }
      }
    }
  }

  private func write(_ column: ColumnProfile, _ name: String, _ writer: inout JSONWriter) {
    writer.member("column", name)
    writer.member("missing", column.isMissing)
    writer.member("known", column.known)
    writer.member("unknown", column.unknown)
    writer.member("none", column.none)
    writer.member("outOfRange", column.outOfRange)
    writer.member("unreadable", column.unreadable)
    writer.member("dangling", column.isUnchecked ? nil : column.dangling)
    writer.member("duplicates", column.duplicates)
    writer.member("unknownRate", column.unknownRate.description)
    writer.member("endangers", column.hasGap ? column.readers : [])
    writer.member("spellingsListed", !column.hasTooManySpellings)
    writer.memberArray("spellings") { writer in
      for spelling in column.spellings {
        writer.elementObject { writer in
          writer.member("text", spelling.text)
          writer.member("count", spelling.count)
          if case .category(let category) = spelling.meaning {
            writer.member("category", category)
          } else {
            writer.member("fault", spelling.meaning.faultName)
          }
        }
      }
    }
  }
}

extension ColumnProfile.Spelling.Meaning {
  /// As machines read it; `nil` for a value.
  var faultName: String? {
    switch self {
    case .category: nil
    case .outOfRange: "outOfRange"
    case .dangling: "dangling"
    case .unreadable: "unreadable"
    }
  }
}
