/// A plan that asks for nothing passes without a word, whatever the data.
func planWithoutTarget(_ plan: CheckedPlan) -> [Diagnostic] {
  guard plan.targets.isEmpty else { return [] }
  return [
    Diagnostic(
      .planWithoutTarget, at: .source(plan.nameSpan),
      Phrase(
        en: "plan `\(plan.name)` has no target, so nothing is checked",
        vi: "kế hoạch `\(plan.name)` không có mục tiêu nào nên không có gì được kiểm tra"),
      fixes: [
        .init(
          Phrase(
            en: "add one: `target NAME = …` with a line such as `by 2030: at least …`",
            vi: "thêm mục tiêu: `target TÊN = …` với một dòng như `by 2030: at least …`"))
      ])
  ]
}
