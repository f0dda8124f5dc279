import TargetDSL

// What is said of a value beside that of an earlier year.

extension Phrase {
  static func changeNotBegun(_ year: Int) -> Phrase {
    Phrase(
      en: "the change is told from the end of \(year: year), which has not come",
      vi: "mức thay đổi tính từ cuối năm \(year: year), nay chưa đến")
  }

  static func noReference(_ year: Int, _ reason: Phrase) -> Phrase {
    // That there is no value is the whole reason.
    if reason.english == Phrase.noValueFor(year).english {
      return Phrase(
        en: "there is no value for \(year: year) to compare with",
        vi: "không có số liệu năm \(year: year) để so sánh")
    }
    return Phrase(
      en: "there is nothing of \(year: year) to compare with: \(reason)",
      vi: "không có số liệu năm \(year: year) để so sánh: \(reason)")
  }

  static func referenceNotAboveZero(_ year: Int) -> Phrase {
    Phrase(
      en: "the value for \(year: year) is not above 0, so that nothing is a percentage or a multiple of it",
      vi: "giá trị năm \(year: year) không lớn hơn 0 nên không tính được phần trăm hay số lần")
  }

  static func referenceMayBeZero(_ year: Int) -> Phrase {
    Phrase(
      en: "the value for \(year: year) may not be above 0, and a percentage or a multiple needs that",
      vi: "giá trị năm \(year: year) có thể không lớn hơn 0, mà tính phần trăm hay số lần thì phải lớn hơn 0")
  }

  static func referenceDiffers(_ year: Int) -> Phrase {
    Phrase(
      en: "the baseline counts for \(year: year); what was measured for that year differs",
      vi: "năm \(year: year) lấy theo mức gốc đã nêu; số đo được của năm đó lại khác")
  }

  /// What is to be known about the value for an earlier year.
  static func ofReference(_ year: Int, _ remark: Phrase) -> Phrase {
    Phrase(en: "of \(year: year): \(remark)", vi: "của năm \(year: year): \(remark)")
  }

  static func keepsUp(_ year: Int) -> Phrase {
    Phrase(
      en: "it keeps up: what is asked for the end of \(year: year) is met",
      vi: "đang theo kịp: mức phải có đến cuối năm \(year: year) đã đạt")
  }

  static let changeIsOpen = Phrase(
    en: "the two values are not known well enough to tell the change",
    vi: "hai giá trị chưa đủ chính xác để kết luận mức thay đổi")

  /// For example: `up 5.2% since 2020, from 48%`.
  ///
  /// - Parameter asked: Sizes of changes that this one must not seem to be.
  static func changed(_ found: FoundChange, of measure: TypedMeasure, beside asked: [Rational]) -> Phrase {
    let from = Phrase.interval(found.reference.value, of: measure)
    let year = found.since
    let change = found.change
    let unit = found.unit(of: measure.unit)
    let others = asked + asked.map(\.negation)
    func shown(_ number: Rational) -> Phrase { .quantity(number, in: unit, unlike: others) }
    guard change.isExact, let exact = change.low else {
      func end(_ number: Rational?) -> Phrase {
        guard let number else { return Phrase(en: "no limit", vi: "không giới hạn") }
        let sign = number > .zero && found.kind != .times ? "+" : ""
        let text = shown(number)
        return Phrase(en: "\(sign)\(text)", vi: "\(sign)\(text)")
      }
      let (low, high) = (end(change.low), end(change.high))
      let isOneSided = change.high == nil ? (change.low ?? .zero) > .zero : change.low == nil
      if found.kind == .times, isOneSided {
        return change.high == nil
          ? Phrase(
            en: "at least \(low) times \(year: year), from \(from)",
            vi: "ít nhất \(low) lần năm \(year: year) (khi đó \(from))")
          : Phrase(
            en: "at most \(high) times \(year: year), from \(from)",
            vi: "nhiều nhất \(high) lần năm \(year: year) (khi đó \(from))")
      }
      return found.kind == .times
        ? Phrase(
          en: "between \(low) and \(high) times \(year: year), from \(from)",
          vi: "từ \(low) đến \(high) lần năm \(year: year) (khi đó \(from))")
        : Phrase(
          en: "changed by \(low) to \(high) since \(year: year), from \(from)",
          vi: "thay đổi từ \(low) đến \(high) so với năm \(year: year) (khi đó \(from))")
    }
    if found.kind == .times {
      let times = shown(exact)
      return Phrase(
        en: "\(times) times \(year: year), from \(from)",
        vi: "\(times) lần năm \(year: year) (khi đó \(from))"
      )
    }
    if exact.isZero {
      return Phrase(
        en: "unchanged since \(year: year), at \(from)",
        vi: "không đổi so với năm \(year: year) (khi đó \(from))")
    }
    let size = shown(exact.magnitude)
    return exact.isNegative
      ? Phrase(
        en: "down \(size) since \(year: year), from \(from)",
        vi: "giảm \(size) so với năm \(year: year) (khi đó \(from))")
      : Phrase(
        en: "up \(size) since \(year: year), from \(from)",
        vi: "tăng \(size) so với năm \(year: year) (khi đó \(from))")
  }
}
