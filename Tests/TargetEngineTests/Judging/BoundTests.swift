import TargetDSL
import Testing

@testable import TargetEngine

/// Section 9: what a bound says of an interval whose ends may be open.
@Suite("A bound against an interval") struct BoundTests {
  struct Row: CustomTestStringConvertible {
    let bound: Bound
    let value: String
    let compliance: Compliance

    init(_ bound: Bound, _ value: String, _ compliance: Compliance) {
      self.bound = bound
      self.value = value
      self.compliance = compliance
    }

    var testDescription: String { "\(bound) on \(value)" }
  }

  static let sixty = Rational(60)
  static let table: [Row] = [
    // at least 60
    Row(.atLeast(sixty), "[60, 70]", .met), Row(.atLeast(sixty), "(60, 70]", .met),
    Row(.atLeast(sixty), "[59, 60]", .open), Row(.atLeast(sixty), "[50, 60)", .missed),
    Row(.atLeast(sixty), "[50, 59]", .missed), Row(.atLeast(sixty), "(38, )", .open),
    Row(.atLeast(sixty), "(60, )", .met), Row(.atLeast(sixty), "(, 60)", .missed),
    Row(.atLeast(sixty), "(, )", .open), Row(.atLeast(sixty), "60", .met),
    // more than 60
    Row(.moreThan(sixty), "[60, 70]", .open), Row(.moreThan(sixty), "(60, 70]", .met),
    Row(.moreThan(sixty), "[61, 70]", .met), Row(.moreThan(sixty), "[50, 60]", .missed),
    Row(.moreThan(sixty), "[50, 61]", .open), Row(.moreThan(sixty), "60", .missed),
    Row(.moreThan(sixty), "(60, )", .met), Row(.moreThan(sixty), "[60, )", .open),
    // at most 60
    Row(.atMost(sixty), "[50, 60]", .met), Row(.atMost(sixty), "[50, 61]", .open),
    Row(.atMost(sixty), "[60, 61]", .open), Row(.atMost(sixty), "(60, 61]", .missed),
    Row(.atMost(sixty), "[61, )", .missed), Row(.atMost(sixty), "(, 60]", .met),
    // less than 60
    Row(.lessThan(sixty), "[50, 60)", .met), Row(.lessThan(sixty), "[50, 60]", .open),
    Row(.lessThan(sixty), "[60, 61]", .missed), Row(.lessThan(sixty), "60", .missed),
    Row(.lessThan(sixty), "(, 60)", .met), Row(.lessThan(sixty), "[59, )", .open),
    // exactly 60
    Row(.exactly(sixty), "60", .met), Row(.exactly(sixty), "[60, 61]", .open),
    Row(.exactly(sixty), "(60, 61]", .missed), Row(.exactly(sixty), "[50, 60)", .missed),
    Row(.exactly(sixty), "(, )", .open),
    // none and all
    Row(.noneLeft, "0", .met), Row(.noneLeft, "[0, 2]", .open), Row(.noneLeft, "[1, 2]", .missed),
    Row(.everyOne, "1", .met), Row(.everyOne, "[1/2, 1]", .open), Row(.everyOne, "[1/2, 1)", .missed),
    Row(.everyOne, "99/100", .missed),
    // from 60 to 70: reached at 60, and 71 is met as well
    Row(.reach(sixty, Rational(70)), "[60, 65]", .met), Row(.reach(sixty, Rational(70)), "71", .met),
    Row(.reach(sixty, Rational(70)), "[59, 75]", .open), Row(.reach(sixty, Rational(70)), "59", .missed),
    // between 60 and 70: both ends included
    Row(.between(sixty, Rational(70)), "[60, 70]", .met), Row(.between(sixty, Rational(70)), "71", .missed),
    Row(.between(sixty, Rational(70)), "[65, 75]", .open),
    Row(.between(sixty, Rational(70)), "(70, )", .missed),
    Row(.between(sixty, Rational(70)), "[50, 60)", .missed),
    Row(.between(sixty, Rational(70)), "[70, 80]", .open),
    // about 60 within 3
    Row(.about(sixty, tolerance: Rational(3)), "[57, 63]", .met),
    Row(.about(sixty, tolerance: Rational(3)), "56", .missed),
    Row(.about(sixty, tolerance: Rational(3)), "[63, 64]", .open),
    // at least about 60 within 3
    Row(.atLeastAbout(sixty, tolerance: Rational(3)), "57", .met),
    Row(.atLeastAbout(sixty, tolerance: Rational(3)), "90", .met),
    Row(.atLeastAbout(sixty, tolerance: Rational(3)), "[56, 57)", .missed),
  ]

  @Test(arguments: table) func standsAs(_ row: Row) throws {
    let goal = try goal(row.bound)
    #expect(try goal.compliance(of: value(row.value)) == row.compliance)
  }

  @Test("a count takes whole numbers only") func wholeNumbers() throws {
    let between = try goal(.between(number("10.2"), number("10.8")), "stated")
    #expect(try between.compliance(of: value("[5, 20]", .wholeNumbers)) == .missed)
    #expect(try between.compliance(of: value("[5, 20]")) == .open)
    let exactly = try goal(.exactly(Rational(11)), "stated")
    #expect(try exactly.compliance(of: value("(10, 12)", .wholeNumbers)) == .met)
    #expect(try exactly.compliance(of: value("(11, 15]", .wholeNumbers)) == .missed)
    let atLeast = try goal(.atLeast(Rational(11)), "stated")
    #expect(try atLeast.compliance(of: value("(10, )", .wholeNumbers)) == .met)
    // A figure that is no whole number is taken as it is.
    #expect(try atLeast.compliance(of: value("11.5", .wholeNumbers)) == .met)
  }

  @Test("a share takes only what its rows allow") func latticeOfShares() throws {
    let sixtyToSeventy = try goal(
      .between(number("3/5"), number("7/10")), "share of shops where linked")
    // Of 4 rows no number is 60 to 70 per cent, of 3 or 5 one is.
    #expect(try sixtyToSeventy.compliance(of: share(a: 1, b: 1, c: 2)) == .missed)
    #expect(try sixtyToSeventy.compliance(of: share(a: 1, b: 1, c: 1)) == .open)
    #expect(try sixtyToSeventy.compliance(of: share(a: 2, b: 1, c: 2)) == .open)
    // One row that may not be a member makes three of the four.
    #expect(try sixtyToSeventy.compliance(of: share(a: 1, b: 1, c: 1, e: 1)) == .open)
  }

  @Test("above the top of a range") func aboveTheRange() throws {
    let goal = try goal(.reach(Rational(60), Rational(70)))
    #expect(goal.isAboveTop(value("71")))
    #expect(goal.isAboveTop(value("(70, )")))
    #expect(!goal.isAboveTop(value("70")))
    #expect(!goal.isAboveTop(value("[65, 75]")))
  }

  private func goal(_ bound: Bound, _ measure: String = "stated in ha") throws -> Criterion {
    let zero = measure.hasPrefix("share") ? "0%" : measure.hasSuffix("ha") ? "0 ha" : "0"
    let plan = try planOf("  undated: at least \(zero)", measure: measure)
    return Criterion(bound, measure: plan.targets[0].measure, plan: plan)
  }
}
