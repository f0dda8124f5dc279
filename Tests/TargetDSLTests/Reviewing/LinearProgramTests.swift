import Testing

@testable import TargetDSL

/// Deciding a program by the signs of its coefficients says what the simplex method says.
@Suite struct LinearProgramTests {
  @Test func signsSayWhatTheSimplexMethodSays() {
    var random = SystemRandomNumberGenerator()
    var answers: [Bool: Int] = [:]
    for _ in 0..<3_000 {
      let columns = Int.random(in: 1...5, using: &random)
      let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        var row = LinearProgram.Row(
          constant: Rational(Int.random(in: -3...3, using: &random)), isStrict: Bool.random(using: &random),
          words: 1)
        for column in 0..<columns where Bool.random(using: &random) {
          row.add(Rational(Int.random(in: -2...2, using: &random)), ColumnSet([column], words: 1))
        }
        return row
      }
      let program = LinearProgram(rows)
      let answer = program.isFeasible
      #expect(answer == program.isFeasibleBySimplex, "\(rows)")
      answers[answer ?? false, default: 0] += 1
    }
    #expect(answers[true, default: 0] > 300)
    #expect(answers[false, default: 0] > 300)
  }

  @Test func aRowOfNothingHoldsOrDoesNot() {
    #expect(LinearProgram([]).isFeasible == true)
    #expect(LinearProgram([.init(constant: .zero, isStrict: false, words: 1)]).isFeasible == true)
    #expect(LinearProgram([.init(constant: .zero, isStrict: true, words: 1)]).isFeasible == false)
  }
}
