import TargetDSL

/// Why something cannot be measured: a value that says so takes its place.
struct MeasureGap: Error {
  let reason: Phrase
}

extension MeasureGap {
  /// A file turned out not to be plain while it was read; nobody sees this, because all is measured again.
  static let restart = MeasureGap(
    reason: Phrase(en: "the file is being read again", vi: "tệp đang được đọc lại"))

  static let overflow = MeasureGap(reason: .overflow)

  /// A state that cannot be: a checked plan has been compiled wrongly.
  static let fault = MeasureGap(reason: .internalFault)
}
