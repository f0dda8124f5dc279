// Goals by themselves that some data certainly meet: no program is needed to see it.

extension MassIndex {
  /// Whether rows of the kinds that a system of this goal alone would tell apart surely meet it. `false` says nothing:
  /// then the system has to be gone through.
  ///
  /// It looks for floors under a mass that some row adds to. Beside a whole that is a mass of its own, rows of both
  /// can be had, each as many as it takes; where both add up one thing, rows of the mass may be all there is of the
  /// whole, so a floor of up to 1 can be reached.
  func isSurelyMet(_ goal: Goal, _ year: Int?) -> Bool {
    let measure = measure(ofTarget: goal.targetIndex)
    guard case let sides = Requirement(goal.clause.bound, isWhole: measure.isWhole).sides, sides.count == 1,
      sides[0].isLower, let mass = measure.numerator.singleMass, isSatisfiable(mass, year)
    else { return false }
    guard let denominator = measure.denominator else { return true }
    guard let whole = denominator.singleMass, isSatisfiable(whole, year) else { return false }
    if masses[mass].kind != masses[whole].kind { return true }
    return sides[0].isStrict ? sides[0].number < .one : sides[0].number <= .one
  }

  /// Whether some row meets the condition of a mass, where its parts ask about one variable each.
  private func isSatisfiable(_ mass: Int, _ year: Int?) -> Bool {
    guard !masses[mass].isNamed else { return false }
    if let known = satisfiable[mass] { return known }
    let parts = condition(ofMass: mass, year).parts
    var found = true
    for (place, part) in parts.enumerated() where found {
      switch part.variables.count {
      case 0: found = part.test.holds { _ in false }
      case 1:
        let variable = part.variables[0]
        // Parts about one variable are taken together, with the first of them.
        if parts[..<place].contains(where: { $0.variables == [variable] }) { continue }
        found = isSatisfiable(parts[place...].lazy.filter { $0.variables == [variable] }.map(\.test))
      default: found = false
      }
    }
    if !(masses[mass].condition?.speaksOfYear ?? false) { satisfiable[mass] = found }
    return found
  }

  /// Whether some value of a variable meets all tests of it.
  private func isSatisfiable(_ parts: some Sequence<RowTest>) -> Bool {
    var tests: [Int] = []
    for part in parts {
      part.forEachSingle { if !tests.contains($0) { tests.append($0) } }
    }
    tests.sort()
    return patterns(of: tests)?.contains { pattern in
      parts.allSatisfy { part in
        part.holds { single in
          tests.firstIndex(of: single).map { pattern & 1 << UInt64($0) != 0 } ?? false
        }
      }
    } ?? false
  }
}

extension LinearMeasure.Form {
  /// The mass that it is, where it is nothing more.
  fileprivate var singleMass: Int? {
    guard terms.count == 1, constant.isZero, terms[0].coefficient == .one else { return nil }
    return terms[0].mass
  }
}
