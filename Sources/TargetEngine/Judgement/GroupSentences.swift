import TargetDSL

extension Phrase {
  /// For example: `it holds in 5 to 7 of 10 groups; at least 8 are needed, 1 to 3 more`.
  static func groupsHold(_ held: GroupsHeld) -> Phrase {
    let holds =
      held.low == held.high
      ? Phrase(en: "it holds in \(held.low) of \(held.of) groups", vi: "đạt ở \(held.low)/\(held.of) nhóm")
      : Phrase(
        en: "it holds in \(held.low) to \(held.high) of \(held.of) groups",
        vi: "đạt ở từ \(held.low) đến \(held.high) trên \(held.of) nhóm")
    let needed = held.needed
    let asks = Phrase(
      en: "\(holds); at least \(needed) \(needed == 1 ? "is" : "are") needed",
      vi: "\(holds); cần ít nhất \(needed) nhóm")
    let missing = held.missing
    guard missing.upperBound > 0 else { return asks }
    return missing.lowerBound == missing.upperBound
      ? Phrase(en: "\(asks), \(missing.upperBound) more", vi: "\(asks), còn thiếu \(missing.upperBound)")
      : Phrase(
        en: "\(asks), \(missing.lowerBound) to \(missing.upperBound) more",
        vi: "\(asks), còn thiếu từ \(missing.lowerBound) đến \(missing.upperBound)")
  }

  static func groupsMayHold(_ held: GroupsHeld) -> Phrase {
    let open = held.high - held.low
    return Phrase(
      en: "\(open) of the groups \(open == 1 ? "is" : "are") not known well enough",
      vi: "\(open) nhóm chưa đủ số liệu để kết luận")
  }
}
