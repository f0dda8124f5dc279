import TargetDSL

extension Phrase {
  /// For example: `it holds in 5 to 7 of 10 groups`.
  static func groupsHold(_ held: GroupsHeld) -> Phrase {
    held.low == held.high
      ? Phrase(en: "it holds in \(held.low) of \(held.of) groups", vi: "đạt ở \(held.low)/\(held.of) nhóm")
      : Phrase(
        en: "it holds in \(held.low) to \(held.high) of \(held.of) groups",
        vi: "đạt ở từ \(held.low) đến \(held.high) trên \(held.of) nhóm")
  }

  static func groupsMayHold(_ held: GroupsHeld) -> Phrase {
    Phrase(
      en: "\(held.high - held.low) of the groups are not known well enough",
      vi: "\(held.high - held.low) nhóm chưa đủ số liệu để kết luận")
  }
}
