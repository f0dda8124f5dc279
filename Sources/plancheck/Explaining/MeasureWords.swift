import TargetDSL
import TargetEngine

// Measures in plain words.

extension PlanWords {
  func measure(_ measure: Measure, in unit: UnitExpression, _ depth: Int = 0) -> String {
    guard depth < 50 else { return "…" }
    func part(_ operand: Measure) -> String {
      let words = self.measure(operand, in: unit, depth + 1)
      if case .number = operand { return words }
      return "(\(words))"
    }
    switch measure {
    case .aggregate(let aggregate): return self.aggregate(aggregate)
    case .stated(let name):
      return said(
        "a figure that no table gives, stated under the name “\(name)”",
        "số công bố dưới tên “\(name)”, không tính từ bảng nào")
    case .indicator(let index, let reference):
      guard plan.indicators.indices.contains(index) else { return "…" }
      let words = self.measure(plan.indicators[index].measure.expression, in: unit, depth + 1)
      switch reference {
      case nil: return words
      case .year(let year): return "\(words)" + said(", in \(year: year)", ", năm \(year: year)")
      case .relative(let years):
        return "\(words)" + said(", as of \(count: -years, "years") earlier", ", của \(-years) năm trước")
      }
    case .number(let value): return ValueText(unit: unit).phrase(value).text(in: language)
    case .negated(let operand): return said("minus ", "âm ") + part(operand)
    case .sum(let left, let right): return part(left) + said(" plus ", " cộng ") + part(right)
    case .difference(let left, let right): return part(left) + said(" minus ", " trừ ") + part(right)
    case .product(let left, let right): return part(left) + said(" times ", " nhân ") + part(right)
    case .quotient(let left, let right):
      return part(left) + said(" divided by ", " chia cho ") + part(right)
    }
  }

  func aggregate(_ aggregate: Aggregate) -> String {
    let rows = self.rows(aggregate.population)
    let condition = wherein(aggregate.condition)
    let weighted: (NumberExpression?) -> String = { weight in
      weight.map { said(", weighted by ", ", trọng số là ") + number($0) } ?? ""
    }
    let words: String
    switch aggregate.function {
    case .count: words = said("the number of ", "số ") + rows + condition
    case .countDistinct(let path):
      words =
        said("the number of different values of ", "số giá trị khác nhau của ") + column(path)
        + said(" among ", " trong ") + rows + condition
    case .share(let weight):
      words = said("the share of ", "tỷ lệ ") + rows + condition + weighted(weight)
    case .sum(let value):
      words = said("the sum of ", "tổng ") + number(value) + said(" over ", " của ") + rows + condition
    case .value(let value):
      words =
        said("the value of ", "giá trị ") + number(value)
        + said(" in the only row of ", " trong dòng duy nhất của ")
        + rows + condition
    case .mean(let value, let weight):
      words =
        said("the mean of ", "bình quân ") + number(value) + said(" over ", " của ") + rows + condition
        + weighted(weight)
    }
    return words
      + (aggregate.ignoresUnknown
        ? said(", rows with anything unknown left out", ", không tính dòng có điều chưa biết") : "")
  }
}
