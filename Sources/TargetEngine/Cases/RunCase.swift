public import TargetDSL

/// A value or verdict that is not the expected one.
public struct CaseDifference: Sendable {
  /// What came out instead.
  public enum Found: Sendable {
    /// Another verdict, or none where a value was expected.
    case verdict(Verdict)
    /// `nil` where there is no value.
    case value(ValueInterval?)
    /// The entries of the target have different values, so a line without a time says too little.
    case severalValues
    /// The target has no group of that name; the names that it has.
    case noSuchGroup(among: [String])
  }

  /// The line of the case.
  public let expectation: Expectation
  /// The part of the line that is not so.
  public let assertion: Expectation.Assertion
  /// What came out.
  public let found: Found
  /// Why a clause is undetermined, unmeasured or not applicable.
  public let why: Phrase?
}

/// What running a case came to; it passes where both lists are empty.
public struct CaseResult: Sendable {
  /// In the order of the case.
  public let differences: [CaseDifference]
  /// What is wrong with the case's rows, or keeps it from being judged.
  public let problems: [Diagnostic]

  /// Whether all is as expected and nothing is wrong with the rows.
  public var passes: Bool { differences.isEmpty && problems.isEmpty }
}

/// Measures and judges a plan on the rows of a case, in the way of real data, and compares.
///
/// The plan's own stated values are left out unless the case keeps them.
public func run(_ test: CheckedCase, of plan: CheckedPlan) -> CaseResult {
  let plan = plan.withOwnFiles()
  let folder: ScratchFolder
  do {
    folder = try ScratchFolder(test.snapshotFiles(of: plan))
  } catch {
    return CaseResult(differences: [], problems: [.noScratchFolder(error, at: test.span)])
  }
  let rows: (any MeasureSource)?
  do throws(SourceFailure) {
    rows =
      test.tables.isEmpty
      ? nil : try DataLocation.folder(folder.path).open(for: plan, at: plan.file.path, threads: 1)
  } catch {
    return CaseResult(differences: [], problems: error.problems)
  }
  let measured = measure(
    plan, rows: rows, isSample: !test.keepsStatedValues, asOf: test.asOf)
  let judged = judge(plan, measured.values, asOf: test.asOf)
  var problems = test.findings(rows?.problems ?? [], in: plan)
  problems += (measured.problems + judged.problems).filter { $0.severity == .error }
  let differences = judged.judgement.map { judgement in
    test.expectations.flatMap { $0.differences(from: judgement.targets[$0.target]) }
  }
  withExtendedLifetime(folder) {}
  return CaseResult(differences: differences ?? [], problems: problems)
}

extension Expectation {
  fileprivate func differences(from judgement: TargetJudgement) -> [CaseDifference] {
    let entries = judgement.clauses.filter { entry in time.map { entry.time.matches($0) } ?? true }
    var findings: [Finding] = []
    for entry in entries {
      if let reading {
        findings.append(entry.readings[reading])
      } else if let group {
        guard let found = entry.groups.first(where: { $0.group == group }) else {
          return assertions.map { difference($0, .noSuchGroup(among: entry.groups.map(\.group))) }
        }
        findings.append(found.finding)
      } else {
        findings.append(entry.finding)
      }
    }
    let verdict =
      time == nil && reading == nil && group == nil
      ? judgement.verdict : findings.map(\.verdict).min() ?? .unmeasured
    let values = Set(findings.map { $0.value?.value.interval })
    let why = findings.compactMap(\.why).first
    return assertions.compactMap { assertion in
      switch assertion.content {
      case .verdict(let expected):
        return expected.verdict == verdict ? nil : difference(assertion, .verdict(verdict), why: why)
      case .value(let expected):
        if values == [expected] { return nil }
        guard values.count <= 1 else { return difference(assertion, .severalValues) }
        return difference(assertion, .value(values.first ?? nil), why: why)
      }
    }
  }

  private func difference(
    _ assertion: Assertion, _ found: CaseDifference.Found, why: Phrase? = nil
  ) -> CaseDifference {
    CaseDifference(expectation: self, assertion: assertion, found: found, why: why)
  }
}

extension ExpectedVerdict {
  /// The verdict of these words.
  package var verdict: Verdict? { Verdict(rawValue: words.joined(separator: "_")) }
}

extension JudgedTime {
  fileprivate func matches(_ when: When) -> Bool { JudgedTime.entries(of: when) == [self] }
}

extension Diagnostic {
  fileprivate static func noScratchFolder(_ error: FileError, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseRowsRejected, at: .source(span),
      Phrase(
        en: "there is no place for the rows of this case: \(error.reason)",
        vi: "không có chỗ ghi các dòng của trường hợp này: \(error.reason)"))
  }
}
