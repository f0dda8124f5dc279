import TargetDSL

/// A trace for other tools.
struct TraceJSON {
  let plan: CheckedPlan
  let document: OfficialDocument
  let trace: Trace

  func rendered() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "plancheck/trace/1")
      writer.member("plan", plan.name)
      writer.member("file", plan.file.path)
      writer.member("document", document.path)
      writer.memberArray("documents") { writer in
        for path in document.parts.isEmpty ? [document.path] : document.parts.map(\.path) {
          writer.element(path)
        }
      }
      writer.memberArray("statements") { writer in
        for found in trace.statements { writer.elementObject { statement(found, &$0) } }
      }
      writer.memberArray("unread") { writer in
        for unread in document.unread {
          writer.elementObject { writer in
            writer.member("line", unread.line)
            writer.member("column", unread.column)
            writer.member("number", unread.written)
            writer.member("kind", unread.kind.rawValue)
            writer.member("place", document.place(of: unread).english)
            writer.member("words", unread.words)
          }
        }
      }
      writer.memberArray("goals") { writer in
        for target in plan.targets {
          for clause in target.clauses {
            let found = trace.statements.first { $0.citations.contains { $0.span == clause.span } }?.statement
            writer.elementObject { writer in
              writer.member("target", target.name)
              writer.member("clause", clause.written)
              writer.member("document", found.map { document.path(of: $0) })
              writer.member("line", found?.line)
              writer.member("place", found.map { document.place(of: $0).english })
              writer.member("words", found?.figure.written)
              writer.member("sentence", found?.sentence)
            }
          }
        }
      }
      writer.memberArray("missingWords") { writer in
        for missing in trace.missingWords {
          writer.elementObject { writer in
            writer.member("target", missing.target.name)
            writer.member("clause", missing.clause.written)
            writer.member("words", missing.words)
            writer.member("file", missing.span.file.path)
            writer.member("line", missing.span.line)
            writer.member("nearestLine", missing.nearest?.line)
          }
        }
      }
    }
    return writer.finished()
  }

  private func statement(_ found: Trace.TracedStatement, _ writer: inout JSONWriter) {
    let statement = found.statement
    writer.member("coverage", found.coverage.name)
    writer.member("kind", statement.kind.rawValue)
    writer.member("document", document.path(of: statement))
    writer.member("line", statement.line)
    writer.member("column", statement.column)
    writer.member("section", statement.section)
    writer.member("place", document.place(of: statement).english)
    writer.member("sure", statement.doubts.isEmpty)
    writer.memberArray("look") { writer in
      for doubt in statement.doubts { writer.element(doubt.reason.english) }
    }
    writer.member("words", statement.figure.written)
    writer.member("comparator", statement.figure.comparator.rawValue)
    writer.member("low", statement.figure.low?.description)
    writer.member("high", statement.figure.high?.description)
    writer.member("unit", statement.figure.unit.text)
    writer.member("change", statement.figure.change?.text.english)
    writer.member("when", statement.time.text(in: .english))
    writer.member("each", statement.each)
    writer.member("label", statement.label)
    writer.memberArray("citedBy") { writer in
      for citation in found.citations {
        writer.elementObject { writer in
          writer.member("name", citation.name)
          writer.member("clause", citation.written)
          writer.member("file", citation.span.file.path)
          writer.member("line", citation.span.line)
          writer.member("agrees", citation.agreement == .agrees)
          writer.member("sameDeadline", citation.hasItsDeadline)
          writer.member("sameSection", citation.hasItsSection)
        }
      }
    }
  }
}

extension Trace.Coverage {
  /// As reports name it.
  var name: String {
    switch self {
    case .covered: "covered"
    case .otherFigure: "other_figure"
    case .otherDeadline: "other_deadline"
    case .otherSection: "other_section"
    case .notCovered: "not_covered"
    }
  }
}
