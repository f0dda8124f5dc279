import TargetDSL

/// Why something cannot be measured: a value that says so takes its place.
struct MeasureGap: Error {
  let reason: Phrase
}

extension MeasureGap {
  static let overflow = MeasureGap(
    reason: Phrase(
      en: "the numbers are too large to be computed exactly",
      vi: "các con số quá lớn để tính chính xác"))
}
