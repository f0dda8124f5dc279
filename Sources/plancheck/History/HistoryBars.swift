import TargetDSL
import TargetEngine

/// Small bars of letters, one a day, all on one scale that holds 0, every value and every bound: solid what is sure, pale
/// what is not known. Where a value is below 0 a line stands at 0, and such bars lead to its left.
struct HistoryBars {
  private static let width = 20

  /// Columns on both sides of 0.
  private let (left, right): (Int, Int)
  /// What a column stands for.
  private let column: Double

  init(_ history: TargetHistory) {
    let values = history.moments.flatMap { [$0.value?.interval.low, $0.value?.interval.high] }
    let bounds = history.moments.flatMap { [$0.clause.asked.accepted.low, $0.clause.asked.accepted.high] }
    self.init(of: (values + bounds).compactMap { $0?.drawn })
  }

  init(of numbers: [Double]) {
    let (least, greatest) = (min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 0))
    let span = greatest - least
    left = least == 0 || span == 0 ? 0 : max(1, Int((Double(HistoryBars.width) * -least / span).rounded()))
    right = greatest == 0 ? 0 : max(1, HistoryBars.width - left)
    column = max(left == 0 ? 0 : -least / Double(left), right == 0 ? 0 : greatest / Double(right))
  }

  func bar(of moment: HistoryMoment) -> String { moment.value.map { bar($0.interval) } ?? "" }

  /// An end that is not known lies beyond the edge.
  func bar(_ interval: ValueInterval) -> String {
    guard column > 0 else { return "" }
    let low = interval.low?.drawn ?? (left == 0 ? 0 : -.infinity)
    let high = interval.high?.drawn ?? .infinity
    let above = side(from: max(low, 0), to: max(high, 0), columns: right)
    guard left > 0 else { return above.joined() }
    let below = side(from: max(-high, 0), to: max(-low, 0), columns: left, isMirrored: true)
    let blank = String(repeating: " ", count: left - below.count)
    return blank + below.reversed().joined() + "│" + above.joined()
  }

  /// The columns from 0 outwards.
  private func side(from sure: Double, to open: Double, columns: Int, isMirrored: Bool = false) -> [String] {
    func eighths(_ value: Double) -> Int {
      Int((min(value / column, Double(columns)) * 8).rounded())
    }
    let (low, high) = (eighths(sure), eighths(open))
    // Of blocks that begin at the right there is only half a one.
    let rest = isMirrored ? ["", "", "", "▐", "▐", "▐", "█", "█"] : ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let part = rest[low % 8]
    let solid = Array(repeating: "█", count: low / 8) + (part.isEmpty ? [] : [part])
    let pale = Array(repeating: "░", count: max(0, (high + 7) / 8 - (low + 7) / 8))
    return solid + pale
  }
}
