// What a target measures.

extension Parser {
  //  measure := arithmetic over: aggregate | stated | quantity | indicator | '(' measure ')'
  mutating func parseMeasure() throws(Stop) {
    try nested { parser throws(Stop) in
      try parser.parseArithmetic { parser throws(Stop) in try parser.parseMeasureOperand() }
    }
    // What the lexer could not read may have been a part of the measure.
    if isAt(.broken) { throw Stop() }
  }

  private mutating func parseMeasureOperand() throws(Stop) {
    switch current.kind {
    case .number: return try parseQuantity()
    case .leftParenthesis:
      return try parsePart(.parentheses) { parser throws(Stop) in
        parser.take()
        try parser.parseMeasure()
        try parser.expect(.rightParenthesis, Phrase(en: "`)`", vi: "`)`"))
      }
    default: break
    }
    switch current.keyword {
    case .count, .share, .sum, .mean: try parseAggregate()
    case .value where lookahead(1).keyword == .of: try parseAggregate()
    case .total: throw stop(Phrase(en: "a measure: `sum of`", vi: "một phép đo: `sum of`"))
    case .stated:
      try parsePart(.stated) { parser throws(Stop) in
        parser.take()
        try parser.parseUnitBehindIn(of: .stated)
      }
    default: try parseIndicatorName()
    }
  }

  //  indicator := name [ 'at' (year | 'year' [ ('+' | '-') number ]) ]
  private mutating func parseIndicatorName() throws(Stop) {
    let expected = Phrase(
      en:
        "a measure: `count of`, `share of`, `sum of`, `mean of`, `value of`, `stated`, a number or an indicator",
      vi:
        "một phép đo: `count of`, `share of`, `sum of`, `mean of`, `value of`, `stated`, một số hoặc một chỉ tiêu"
    )
    try parsePart(.name) { parser throws(Stop) in
      // `median of …` was meant as an aggregate, not as an indicator.
      if parser.lookahead(1).keyword == .of { throw parser.stop(expected) }
      // `coops where ok`: what of them is measured?
      if parser.lookahead(1).keyword == .where, parser.isAtName { throw parser.stop(expected) }
      if parser.isAtMeasureInWords { throw parser.stop(expected) }
      try parser.expectName(expected, isUse: true)
      guard parser.takeIf(.at) else { return }
      if parser.takeIf(.year) {
        if parser.isAt(.plus) || parser.isAt(.minus) {
          parser.take()
          try parser.expect(.number, Phrase(en: "how many years", vi: "số năm"))
        }
      } else {
        try parser.expect(.number, Phrase(en: "a year, or `year - 1`", vi: "một năm, hoặc `year - 1`"))
      }
    }
  }

  //  aggregate := 'count' 'of' name [ where ] | 'count' 'of' 'distinct' path 'in' name [ where ]
  //             | 'share' 'of' name where [ weighted ] | 'sum' 'of' sum 'over' name [ where ]
  //             | 'value' 'of' sum 'in' name [ where ]
  //             | 'mean' 'of' sum 'over' name [ where ] [ weighted ]            each [ 'ignoring' 'unknown' ]
  //  where     := 'where' condition
  //  weighted  := 'weighted' 'by' sum
  private mutating func parseAggregate() throws(Stop) {
    try parsePart(.aggregate) { parser throws(Stop) in
      let function = parser.current.keyword
      parser.take()
      try parser.expect(.of) { $0.isAtName || $0.isAt(.distinct) }
      parser.skipSecondOf(isSum: function == .sum || function == .mean)
      parser.skipArticle()
      try parser.rejectCountOfColumn(function)
      switch function {
      case .sum, .mean:
        try parser.parseSum()
        try parser.expectOver()
        try parser.parsePopulationName()
      case .value:
        try parser.parseSum()
        try parser.expect(.in, of: .aggregate) { $0.isAtName }
        try parser.parsePopulationName()
      case .count where parser.takeIf(.distinct):
        try parser.parsePath(Phrase(en: "the column whose values are counted", vi: "cột có giá trị được đếm"))
        try parser.expect(.in, of: .aggregate) { $0.isAtName }
        try parser.parsePopulationName()
      default:
        try parser.parsePopulationName()
      }
      try parser.parseWhere()
      if function == .share || function == .mean, parser.takeIf(.weighted) {
        try parser.expect(.by)
        try parser.parseSum()
      }
      if parser.takeIf(.ignoring) { try parser.expect(.unknown) }
    }
  }
}
