import Testing

@testable import plancheck

/// `check --fix` changes what is surely meant otherwise, and nothing else; what it prints is in `Tests/Specs/fix.md`.
@Suite struct FixTests {
  private func fixed(_ text: String) throws -> String {
    let folder = try TemporaryFolder(["a.plan": text])
    var fixer = SafeFixer(path: "\(folder.path)/a.plan", root: nil)
    fixer.fix()
    let bytes = fixer.changed.first?.bytes ?? Array(text.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func plan(_ bound: String, says words: String = "") -> String {
    let source = words.isEmpty ? "" : "\n    source \"II\" says \"\(words)\""
    return
      "plan a\n  issued 2023\n  period 2023..2030\n\ntarget t = stated in %\n  by 2030: \(bound)\(source)\n"
  }

  @Test func oneFixBringsTheNextToLight() throws {
    // The number can be read only once its `__` is gone; then the words can be held against the bound.
    #expect(try fixed(plan("at least 6__0%", says: "trên 60%")) == plan("more than 60%", says: "trên 60%"))
  }

  @Test func fixingTwiceChangesNothing() throws {
    let once = try fixed(plan("at least 6__0%", says: "trên 60%"))
    #expect(try fixed(once) == once)
  }

  @Test func severalFixesOfOneRoundDoNotMoveEachOther() throws {
    let text =
      "plan a\n  issued 2023\ntarget t = stated\n  by 2029: at least 1__0\n  by 2030: at least 2__000__000\n"
    #expect(
      try fixed(text)
        == "plan a\n  issued 2023\ntarget t = stated\n  by 2029: at least 10\n  by 2030: at least 2000000\n")
  }

  @Test func otherMistakesStayAsTheyAre() throws {
    let text =
      "plan a\n  issued soon\ntarget t = stated\n  by 2030: at leest 1__0\n  by 2030: at least 5__5\n"
    let result = try fixed(text)
    #expect(result.contains("issued soon"))
    #expect(result.contains("at leest"))
    #expect(result.contains("at least 55\n"))
  }

  @Test func aSoundPlanIsNotTouched() throws {
    let folder = try TemporaryFolder(["a.plan": plan("at least 60%")])
    var fixer = SafeFixer(path: "\(folder.path)/a.plan", root: nil)
    fixer.fix()
    #expect(fixer.changed.isEmpty)
    #expect(fixer.applied.isEmpty)
  }

  @Test func lineEndsStay() throws {
    let text = plan("at least 6__0%").split(separator: "\n").joined(separator: "\r\n")
    #expect(try fixed(text) == text.replacing("6__0", with: "60"))
  }
}
