import TargetDSL
import TargetEngine

/// The report as a GitLab code quality artifact: problems and whatever is not as it should be.
struct GitLabReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  func render(_ report: Report) -> [UInt8] {
    var writer = JSONWriter()
    var fingerprints = Fingerprints()
    writer.array { writer in
      for problem in report.problems {
        let print = fingerprints.next(problem.fingerprintParts(style))
        writer.elementObject { writer in
          write(
            style.text(problem.message), check: problem.code, fingerprint: print,
            severity: problem.severity == .error ? "blocker" : "minor", file: problem.place.path,
            line: problem.place.position.line ?? 1, &writer)
        }
      }
      for plan in report.plans {
        for target in plan.targets {
          for clause in target.clauses {
            // Taken for every clause, so that one that is mended does not rename the others.
            let print = fingerprints.next(clause.fingerprintParts(target, plan))
            guard let severity = severity(of: clause) else { continue }
            writer.elementObject { writer in
              write(
                (plan.sampleNotice == nil ? "" : style.text(plan.shortTitle) + ": ")
                  + "\(target.title), \(style.text(clause.when)): \(style.text(clause.verdictPhrase)), "
                  + style.text(clause.sentence), check: "\(plan.identity)/\(target.name)", fingerprint: print,
                severity: severity, file: clause.file, line: clause.line, &writer)
            }
          }
        }
      }
      for entry in report.obsoleteEntries {
        writer.elementObject { writer in
          write(
            style.text(
              en: "the baseline is out of date: \(entry.target), \(entry.when)",
              vi: "tệp đối chiếu đã cũ: \(entry.target), \(entry.when)"),
            check: "baseline",
            fingerprint: fingerprint(["baseline", entry.identity, entry.target, entry.when, entry.bound]),
            severity: "major", file: report.file(of: entry),
            line: 1,
            &writer)
        }
      }
    }
    return writer.finished()
  }

  private func severity(of clause: ClauseReport) -> String? {
    switch clause.standing {
    case .passes: nil
    case .fails: clause.verdict == .missed ? "critical" : "major"
    case .known: "minor"
    case .open: clause.verdict == .pending || clause.verdict == .onTrack ? nil : "info"
    }
  }

  private func write(
    _ description: String, check: String, fingerprint: String, severity: String, file: String, line: Int,
    _ writer: inout JSONWriter
  ) {
    writer.member("description", description)
    writer.member("check_name", check)
    writer.member("fingerprint", fingerprint)
    writer.member("severity", severity)
    writer.memberObject("location") { writer in
      writer.member("path", style.toolPath(file))
      writer.memberObject("lines") { $0.member("begin", line) }
    }
  }
}
