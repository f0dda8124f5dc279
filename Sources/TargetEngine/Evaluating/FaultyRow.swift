import TargetDSL

/// A row that leaves a form without a value.
struct FaultyRow {
  let offset: Int
  let line: Int
  let value: Rational
  /// Whether the row has a line that a reader can find.
  private let hasLine: Bool

  /// `nil` between batches.
  init?(_ row: Int, _ batch: BatchEvaluator, value: Rational) {
    guard let rows = batch.current else { return nil }
    let start = rows.cell(row: row, field: 0).lowerBound
    offset = rows.fileOffset + start
    line = rows.part.place(ofLine: rows.position(of: start).line).line
    self.value = value
    hasLine = rows.part.answered == nil
  }

  static func first(_ left: FaultyRow?, _ right: FaultyRow?) -> FaultyRow? {
    [left, right].compactMap { $0 }.min { $0.offset < $1.offset }
  }

  var negativeWeight: Phrase {
    guard hasLine else {
      return Phrase(
        en: "a weight is negative (\(value)); a weighted measure needs weights from 0",
        vi: "có trọng số âm (\(value)); phép đo có trọng số cần trọng số từ 0 trở lên")
    }
    return Phrase(
      en: "the weight on line \(line: line) is negative (\(value)); a weighted measure needs weights from 0",
      vi: "trọng số ở dòng \(line: line) âm (\(value)); phép đo có trọng số cần trọng số từ 0 trở lên")
  }

  var zeroDivisor: Phrase {
    guard hasLine else {
      return Phrase(
        en: "a row is divided by 0, so the measure has no value; leave such rows out with a condition",
        vi: "có dòng bị chia cho 0 nên phép đo không có giá trị; hãy thêm điều kiện để loại các dòng như vậy")
    }
    return Phrase(
      en:
        "the row on line \(line: line) is divided by 0, so the measure has no value; leave such rows out with a "
        + "condition",
      vi:
        "dòng \(line: line) bị chia cho 0 nên phép đo không có giá trị; hãy thêm điều kiện để loại các dòng như "
        + "vậy")
  }
}
