public import TargetDSL

extension Needed {
  /// What is still needed, in a few words. `rows` names the rows of the measured table in the plural, the
  /// table's label in preference to its name.
  ///
  /// For example: `69 more organisations, about 12 a year`.
  public func phrase(rows: String?, unit: UnitExpression) -> Phrase {
    let amount = amountPhrase(rows: rows, unit: unit)
    guard let perYear, !perYear.isZero, perYear < self.amount else { return amount }
    let step =
      countsRows ? Phrase.number(Rational(perYear.ceiling)) : Phrase.quantity(perYear, in: amountUnit(unit))
    return Phrase(
      en: "\(amount.english), about \(step.english) a year",
      vi: "\(amount.vietnamese), mỗi năm khoảng \(step.vietnamese)")
  }

  private var countsRows: Bool { kind == .rowsToChange || kind == .rowsToAdd }

  private func amountUnit(_ unit: UnitExpression) -> UnitExpression { kind == .points ? .points : unit }

  private func amountPhrase(rows: String?, unit: UnitExpression) -> Phrase {
    let thing = rows.map { " " + $0 } ?? ""
    switch kind {
    case .rowsToChange:
      let number = Phrase.number(amount)
      return isDecrease
        ? Phrase(
          en: "\(number.english) fewer\(thing) that fulfil the condition",
          vi: "bớt \(number.vietnamese)\(thing) thuộc diện này")
        : Phrase(
          en: "\(number.english) more\(thing) that fulfil the condition",
          vi: "thêm \(number.vietnamese)\(thing) đáp ứng điều kiện")
    case .rowsToAdd:
      let number = Phrase.number(amount)
      return isDecrease
        ? Phrase(en: "\(number.english) fewer\(thing)", vi: "bớt \(number.vietnamese)\(thing)")
        : Phrase(en: "\(number.english) more\(thing)", vi: "thêm \(number.vietnamese)\(thing)")
    case .amount, .points:
      let quantity = Phrase.quantity(amount, in: amountUnit(unit))
      let (english, vietnamese) = mustExceed ? ("over ", "hơn ") : ("", "")
      return isDecrease
        ? Phrase(en: "\(english)\(quantity.english) less", vi: "giảm \(vietnamese)\(quantity.vietnamese)")
        : Phrase(en: "\(english)\(quantity.english) more", vi: "thêm \(vietnamese)\(quantity.vietnamese)")
    }
  }
}
