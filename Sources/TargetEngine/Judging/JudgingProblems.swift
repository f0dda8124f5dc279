import TargetDSL

extension Diagnostic {
  static func noAsOfDate(_ plan: CheckedPlan) -> Diagnostic {
    Diagnostic(
      .noAsOfDate, at: .source(plan.nameSpan),
      Phrase(
        en: "plan `\(plan.name)` has no value, no date of issue and no period: as of which day?",
        vi:
          "kế hoạch `\(plan.name)` không có số liệu, ngày ban hành hay giai đoạn: đánh giá tính đến ngày nào?"
      ),
      fixes: [
        Fix(Phrase(en: "give the day: `--as-of 2024-12-31`", vi: "cho biết ngày: `--as-of 2024-12-31`"))
      ])
  }

  static func overflow(in target: Target, _ clause: Clause) -> Diagnostic {
    Diagnostic(
      .valueOverflow, at: .source(clause.span),
      Phrase(
        en: "`\(target.name)`, `\(clause.span.words)`: a number is too large for exact arithmetic",
        vi: "`\(target.name)`, `\(clause.span.words)`: có số quá lớn, không tính chính xác được"))
  }
}
