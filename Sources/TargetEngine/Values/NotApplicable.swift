import TargetDSL

/// A certainly empty population or a certainly zero divisor.
struct NotApplicable: Error {
  let reason: Phrase

  static let emptyPopulation = NotApplicable(
    reason: Phrase(
      en: "the population is empty: no row can belong to it",
      vi: "tổng thể rỗng: không dòng nào có thể thuộc tổng thể này"))
  static let zeroDivisor = NotApplicable(
    reason: Phrase(en: "the divisor is zero", vi: "mẫu số bằng không"))
}
