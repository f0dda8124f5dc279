import TargetDSL
import TargetEngine

/// The report as SARIF 2.1.0: a rule for every target and for every diagnostic that occurs, a result for every
/// clause and problem.
struct SARIFReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  func render(_ report: Report) -> [UInt8] {
    var writer = JSONWriter()
    let kinds = Set(report.problems.map(\.kind)).sorted { $0.code < $1.code }
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.memberArray("runs") { writer in
        writer.elementObject { writer in
          writer.memberObject("tool") { writer in
            writer.memberObject("driver") { writer in
              writer.member("name", "plancheck")
              writer.member("semanticVersion", Product.version)
              writer.memberArray("rules") { writer in
                for plan in report.plans {
                  for target in plan.targets { writer.elementObject { writeRule(target, plan, &$0) } }
                }
                for kind in kinds { writer.elementObject { writeRule(kind, &$0) } }
              }
            }
          }
          // Columns count as editors and code hosts count them.
          writer.member("columnKind", "utf16CodeUnits")
          writer.memberArray("results") { writer in
            var fingerprints = Fingerprints()
            for problem in report.problems {
              writer.elementObject { write(problem, &fingerprints, &$0) }
            }
            for plan in report.plans {
              for target in plan.targets {
                for clause in target.clauses {
                  writer.elementObject { write(clause, target, plan, &fingerprints, &$0) }
                }
              }
            }
          }
        }
      }
    }
    return writer.finished()
  }

  private func ruleName(_ target: TargetReport, _ plan: PlanReport) -> String {
    "\(plan.identity)/\(target.name)"
  }

  private func writeRule(_ target: TargetReport, _ plan: PlanReport, _ writer: inout JSONWriter) {
    writer.member("id", ruleName(target, plan))
    writer.memberObject("shortDescription") { $0.member("text", target.title) }
    let source = target.source.map { ", \($0)" } ?? ""
    writer.memberObject("fullDescription") { writer in
      writer.member(
        "text", "\(plan.title)\(plan.document.map { " (\($0))" } ?? "")\(source): \(target.title)")
    }
  }

  private func writeRule(_ kind: DiagnosticKind, _ writer: inout JSONWriter) {
    writer.member("id", kind.code)
    writer.memberObject("shortDescription") { $0.member("text", style.text(kind.title)) }
    writer.memberObject("fullDescription") { $0.member("text", style.text(kind.explanation)) }
    writer.memberObject("defaultConfiguration") { $0.member("level", kind.severity.rawValue) }
  }

  private func write(_ problem: Diagnostic, _ fingerprints: inout Fingerprints, _ writer: inout JSONWriter) {
    writer.member("ruleId", problem.code)
    writer.member("kind", "fail")
    writer.member("level", problem.severity.rawValue)
    let fixes = problem.fixes.map { "; " + style.text($0.offer) }.joined()
    writer.memberObject("message") { $0.member("text", style.text(problem.message) + fixes) }
    writer.memberArray("locations") { writer in
      writer.elementObject { writePhysicalLocation(problem.place, &$0) }
    }
    if !problem.related.isEmpty {
      writer.memberArray("relatedLocations") { writer in
        for related in problem.related {
          writer.elementObject { writer in
            writePhysicalLocation(related.place, &writer)
            writer.memberObject("message") { $0.member("text", style.text(related.note)) }
          }
        }
      }
    }
    let print = fingerprints.next(problem.fingerprintParts(style))
    writer.memberObject("partialFingerprints") { $0.member("plancheck/v1", print) }
  }

  private func write(
    _ clause: ClauseReport, _ target: TargetReport, _ plan: PlanReport, _ fingerprints: inout Fingerprints,
    _ writer: inout JSONWriter
  ) {
    let kind = clause.sarifKind
    writer.member("ruleId", ruleName(target, plan))
    writer.member("kind", kind)
    writer.member("level", kind == "fail" ? "error" : "none")
    let details = clause.details(style.language).map { ". " + $0 }.joined()
    writer.memberObject("message") { writer in
      writer.member(
        "text",
        (plan.sampleNotice == nil ? "" : style.text(plan.shortTitle) + ": ")
          + "\(target.title), \(style.text(clause.when)): \(style.text(clause.verdictPhrase)), "
          + style.text(clause.sentence) + details)
    }
    writer.memberArray("locations") { writer in
      writer.elementObject { writePhysicalLocation(.source(clause.span), &$0) }
    }
    let print = fingerprints.next(clause.fingerprintParts(target, plan))
    writer.memberObject("partialFingerprints") { $0.member("plancheck/v1", print) }
    if clause.standing == .known {
      writer.memberArray("suppressions") { writer in
        writer.elementObject { writer in
          writer.member("kind", "external")
          writer.member("status", "accepted")
        }
      }
    }
    writer.memberObject("properties") { writer in
      writer.member("verdict", clause.verdict.rawValue)
      writer.member("when", TimeText.plan(clause.time))
      writer.member("bound", clause.bound.plan)
      writer.member("final", clause.isDue)
    }
  }

  private func writePhysicalLocation(_ place: Place, _ writer: inout JSONWriter) {
    writer.memberObject("physicalLocation") { writer in
      writer.memberObject("artifactLocation") { writer in
        let path = style.toolPath(place.path)
        writer.member("uri", path.hasPrefix("/") ? "file://" + percentEncoded(path) : percentEncoded(path))
        if !path.hasPrefix("/") { writer.member("uriBaseId", "%SRCROOT%") }
      }
      guard let region = TextRegion(place) else { return }
      writer.memberObject("region") { writer in
        writer.member("startLine", region.startLine)
        if let column = region.startColumn { writer.member("startColumn", column) }
        if let line = region.endLine { writer.member("endLine", line) }
        if let column = region.endColumn { writer.member("endColumn", column) }
      }
    }
  }
}

extension ClauseReport {
  fileprivate var sarifKind: String {
    switch verdict {
    case .met: "pass"
    case .missed: "fail"
    case .undetermined, .unmeasured: isDue || time == .undated ? "review" : "open"
    case .notApplicable: "notApplicable"
    case .worsening, .farBehind, .slow, .onTrack, .pending: "open"
    }
  }

  /// What the clause is, not where it stands.
  func fingerprintParts(_ target: TargetReport, _ plan: PlanReport) -> [String] {
    [plan.identity, target.name, TimeText.plan(time), bound.plan]
  }
}

extension Diagnostic {
  /// The finding and the words that it marks; neither the line nor its number.
  func fingerprintParts(_ style: ReportStyle) -> [String] {
    var parts = [code, style.toolPath(place.path), message.english]
    if case .source(let span) = place { parts.append(span.text) }
    return parts
  }
}

/// Lines and columns from 1, the end not included; columns in UTF-16 code units.
private struct TextRegion {
  let startLine: Int
  let startColumn: Int?
  let endLine: Int?
  let endColumn: Int?

  init?(_ place: Place) {
    switch place {
    case .file(_, let line, let column):
      guard let line else { return nil }
      (startLine, startColumn, endLine, endColumn) = (max(1, line), column.map { max(1, $0) }, nil, nil)
    case .source(let span):
      let start = TextRegion.position(span.file, span.range.lowerBound)
      let end = TextRegion.position(span.file, max(span.range.lowerBound, span.range.upperBound))
      (startLine, startColumn) = (start.line, start.column)
      (endLine, endColumn) = (end.line, end.column)
    }
  }

  private static func position(_ file: SourceFile, _ offset: Int) -> (line: Int, column: Int) {
    let line = file.line(at: offset)
    let start = file.range(ofLine: line).lowerBound
    return (line, file.text(min(start, offset)..<offset).utf16.count + 1)
  }
}

/// A path as a URI (RFC 3986): everything but unreserved letters and `/` is escaped.
func percentEncoded(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return result
}
