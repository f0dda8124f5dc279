import TargetDSL

extension Finding {
  /// So many of the groups have to hold. Those of which it is not known may; those to which the measure is not
  /// applicable do not, and count.
  init(_ quota: GroupQuota, among groups: [GroupJudgement], isDue: Bool, absence: Phrase?)
    throws(ArithmeticOverflow)
  {
    guard !groups.isEmpty else {
      self =
        absence.map { Finding(verdict: .unmeasured, why: $0) }
        ?? Finding(verdict: .notApplicable, why: .noGroups)
      return
    }
    var count: [Verdict: Int] = [:]
    for group in groups { count[group.finding.verdict, default: 0] += 1 }
    // Where no row surely belongs to a group, filling in what is not known may leave it without any.
    let mayLapse = groups.count {
      $0.finding.verdict == .met && $0.finding.value?.value.mayBeInapplicable == true
    }
    let low = (count[.met] ?? 0) - mayLapse
    let open = (count[.undetermined] ?? 0) + (count[.unmeasured] ?? 0) + mayLapse
    let least = try quota.least(of: groups.count)
    let held = GroupsHeld(low: low, high: low + open, of: groups.count, needed: Int(clamping: least))
    if groups.allSatisfy({ [.unmeasured, .notApplicable].contains($0.finding.verdict) }) {
      self.init(verdict: .unmeasured, why: groups.first?.finding.why ?? .noValue)
    } else if Int128(held.low) >= least {
      self.init(verdict: .met)
    } else if Int128(held.high) >= least {
      self.init(verdict: .undetermined, why: .groupsMayHold(held))
    } else if isDue {
      self.init(verdict: .missed)
    } else {
      // The verdict of the last group that is needed, the best first.
      var rest = least - Int128(held.high)
      var verdict = Verdict.pending
      for next in Verdict.allCases.reversed() {
        switch next {
        case .met, .undetermined, .unmeasured, .notApplicable: continue
        case .onTrack, .pending, .slow, .farBehind, .worsening, .missed:
          guard rest > 0, let some = count[next] else { continue }
          verdict = next
          rest -= Int128(some)
        }
      }
      self.init(verdict: verdict)
    }
    groupsHeld = held
    remarks = [Remark(.groupsHold(held))]
  }
}
