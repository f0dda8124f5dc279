import TargetDSL

// What is wrong with values that were given, and what is said about where values come from.

extension MeasuringPass {
  /// Lines of measured values that cannot reach a target: their group is none, or they lack one.
  func unusedLines(asOf: CalendarDate?) -> [Diagnostic] {
    let byGroup = Set(
      zip(plan.targets, named.ofTargets).filter { $0.0.scope.grouping != nil }.flatMap(\.1))
    return named.all.indices.filter { !used.contains($0) }.compactMap { index in
      let value = named.all[index]
      guard value.kind == .measured, asOf.map({ value.date <= $0 }) ?? true else { return nil }
      guard let group = value.group else {
        guard byGroup.contains(index) else { return nil }
        return Diagnostic(
          .unusedMeasuredValue, at: value.place,
          Phrase(
            en: "the target is measured `for each` group, and this value does not say for which one",
            vi: "mục tiêu đo cho từng nhóm (`for each`), số đo này không ghi thuộc nhóm nào"))
      }
      guard let groups = strangers[index] else {
        return Diagnostic(
          .unusedMeasuredValue, at: value.place,
          Phrase(
            en: "no target has a group called “\(group)”, so this value is not used",
            vi: "không mục tiêu nào có nhóm “\(group)”, nên số đo này không được dùng"))
      }
      return Diagnostic(
        .unknownMeasuredGroup, at: value.place,
        Phrase(
          en: "“\(group)” is none of the groups that the target is measured for, so this value is not used",
          vi: "“\(group)” không phải nhóm nào mà mục tiêu được đo, nên số đo này không được dùng"),
        fixes: nearest(to: group, among: groups).map { name in
          Diagnostic.Fix(Phrase(en: "did you mean “\(name)”?", vi: "có phải là “\(name)”?"))
        })
    }
  }

  /// Values by group where no snapshot tells what groups there are: they decide nothing.
  func unlistedGroups() -> [Diagnostic] {
    unlisted.sorted { $0.key < $1.key }.map { _, given in
      let (why, effect) = (
        given.why,
        Phrase(
          en: "a value that is missing cannot be noticed, and those of this file decide nothing",
          vi: "không nhận ra được nhóm nào bị thiếu, nên số của tệp này không quyết định được gì")
      )
      return Diagnostic(
        .unlistedGroups, at: named.all[given.value].place,
        Phrase(
          en: "\(why.english): \(effect.english)", vi: "\(why.vietnamese): \(effect.vietnamese)"))
    }
  }

  /// Values of days after the territory of the plan ceased to exist.
  func valuesAfterTerritory() -> [Diagnostic] {
    guard let territory = plan.territory else { return [] }
    let lastDay = Phrase.day(territory.lastDay)
    func problem(_ date: CalendarDate, at place: Place) -> Diagnostic {
      let day = Phrase.day(date)
      return Diagnostic(
        .afterTerritory, at: place,
        Phrase(
          en:
            "this value is of \(day), but the territory ended on \(lastDay): \(territory.reason)",
          vi:
            "số liệu của \(day), nhưng địa giới chỉ đến \(lastDay): \(territory.reason)"
        ),
        related: [
          .init(.source(territory.span), Phrase(en: "said here", vi: "ghi ở đây"))
        ])
    }
    let stated = named.all.indices.filter { used.contains($0) }.map { named.all[$0] }
      .filter { $0.date > territory.lastDay }.map { problem($0.date, at: $0.place) }
    let days = Set(requests.map(\.date)).filter { $0 > territory.lastDay }.sorted()
    return stated
      + days.map { date in
        let day = Phrase.day(date)
        return Diagnostic(
          .afterTerritory, at: .source(territory.span),
          Phrase(
            en: "the snapshot of \(day) is later than the territory: \(territory.reason)",
            vi: "kỳ số liệu \(day) muộn hơn ngày địa giới thay đổi: \(territory.reason)"))
      }
  }
}

extension Diagnostic {
  static func contradiction(_ value: NamedValue, with first: NamedValue) -> Diagnostic {
    let day = Phrase.day(value.date)
    let isMeasured = value.kind == .measured
    let kind = isMeasured ? "measured" : value.kind == .reported ? "reported" : "baseline"
    return Diagnostic(
      isMeasured ? .measuredTwice : .statedTwice, at: value.place,
      Phrase(
        en: "a second `\(kind)` value for \(day), and it is not the same",
        vi: "đã có một giá trị `\(kind)` khác cho \(day)"),
      related: [Related(first.place, Phrase(en: "the first one", vi: "giá trị đầu tiên"))])
  }

  static func overflow(in target: Target, _ measure: TypedMeasure) -> Diagnostic {
    Diagnostic(
      .valueOverflow, at: .source(measure.span),
      Phrase(
        en: "`\(target.name)`: measuring it takes a number too large for exact arithmetic",
        vi: "`\(target.name)`: khi đo phải dùng số quá lớn, không tính chính xác được"))
  }

  static func internalFault(in target: Target, _ measure: TypedMeasure) -> Diagnostic {
    Diagnostic(
      .internalFault, at: .source(measure.span),
      Phrase(
        en: "`\(target.name)` is unmeasured because of a fault in plancheck itself; please report it",
        vi: "`\(target.name)` chưa đo được do lỗi của chính plancheck; xin báo lại"))
  }
}

extension Phrase {
  static let noAnswerFromRows = Phrase(en: "the data could not be measured", vi: "không đo được từ số liệu")

  /// Of a `for each` of which the values are given by group.
  static func groupsNotListed(in table: Table, _ gap: Phrase?) -> Phrase {
    guard let gap else {
      return Phrase(
        en: "no snapshot has table “\(table.name)”, so it is not known which groups there are",
        vi: "không kỳ số liệu nào có bảng “\(table.vietnameseName)” nên không biết có những nhóm nào")
    }
    return Phrase(
      en: "it is not known which groups there are: \(gap.english)",
      vi: "không biết có những nhóm nào: \(gap.vietnamese)")
  }

  static let noValueOfGroup = Phrase(en: "there is no value of this group", vi: "nhóm này không có số liệu")
  static let nestedTooDeeply = Phrase(
    en: "the measure is nested too deeply", vi: "phép đo lồng nhau quá nhiều tầng")
  static let zeroDivisor = Phrase(en: "it would be divided by 0", vi: "mẫu số bằng 0")
  static let noDataFolder = Phrase(
    en: "there is no data folder, and no value is stated or measured",
    vi: "không có thư mục số liệu, cũng không có số công bố hay số đo")
  static let noSnapshotAtAll = Phrase(
    en: "there is no snapshot, and no value is stated or measured",
    vi: "chưa có kỳ số liệu nào, cũng không có số công bố hay số đo")
  static let noValueStated = Phrase(
    en: "no value is stated or measured", vi: "chưa có số công bố hay số đo")
  static let leftOutBesideSample = Phrase(
    en: "the plan's stated values are left out beside made-up data",
    vi: "số công bố trong kế hoạch không dùng cùng số liệu giả định")

  static let everyValueIsLater = Phrase(
    en: "every value is dated later than the day of judging",
    vi: "mọi giá trị đều muộn hơn ngày đánh giá")

  static func noSnapshot(_ date: CalendarDate) -> Phrase {
    let day = Phrase.day(date)
    return Phrase(
      en: "there is no snapshot of \(day)", vi: "không có kỳ số liệu \(day)")
  }

  /// - Parameter label: What readers in Vietnamese know it by.
  static func noValue(of name: String, label: String?, _ moment: Moment) -> Phrase {
    guard moment.isOfItsOwnYear else { return noValue(of: name, label: label, in: moment.year) }
    let day = Phrase.day(moment.date)
    let called = label.map { "“\($0)”" } ?? "`\(name)`"
    return Phrase(
      en: "`\(name)` has no value of \(day)", vi: "\(called) không có số liệu \(day)")
  }

  static func noValue(of name: String, label: String?, in year: Int) -> Phrase {
    let called = label.map { "“\($0)”" } ?? "`\(name)`"
    return Phrase(
      en: "`\(name)` has no value in \(year: year)", vi: "\(called) không có số liệu năm \(year: year)")
  }

  static func disagreement(
    _ origin: Origin, _ value: ValueInterval, with better: Origin, _ used: ValueInterval, group: String?,
    measure: TypedMeasure
  ) -> Phrase {
    let (other, own) = (origin.phrase, better.phrase)
    let (value, used) = (Phrase.interval(value, of: measure), Phrase.interval(used, of: measure))
    let place = group.map { "\($0): " } ?? ""
    return Phrase(
      en:
        "\(place)\(other) says \(value), which does not agree with \(used) from \(own)",
      vi:
        "\(place)\(other) là \(value), không khớp với \(used) theo \(own)"
    )
  }
}

extension Origin {
  /// The source in a sentence.
  fileprivate var phrase: Phrase {
    switch self {
    case .rows: return Phrase(en: "the rows", vi: "các dòng số liệu")
    case .measured(let source):
      return Phrase(
        en: "the measured value" + (source.map { " (\($0))" } ?? ""),
        vi: "số đo" + (source.map { " (\($0))" } ?? ""))
    case .stated(let kind, let publisher):
      let name = publisher.map { " (\($0))" } ?? ""
      return kind == .reported
        ? Phrase(en: "the reported value\(name)", vi: "số báo cáo\(name)")
        : Phrase(en: "the baseline\(name)", vi: "mức gốc\(name)")
    case .computed: return Phrase(en: "the computed value", vi: "giá trị tính được")
    }
  }
}

extension Remark {
  static func takenFromLaterSnapshot(_ year: Int, _ date: CalendarDate) -> Remark {
    let day = Phrase.day(date)
    return Remark(
      Phrase(
        en: "\(year: year) is taken from the snapshot of \(day)",
        vi: "số của năm \(year: year) lấy từ kỳ số liệu \(day)"), namingYear: year)
  }

  static func moreDisagreements(_ count: Int) -> Remark {
    Remark(
      Phrase(
        en: "so it is in \(count) more \(count == 1 ? "group" : "groups")",
        vi: "còn \(count) nhóm khác cũng không khớp"))
  }
}
