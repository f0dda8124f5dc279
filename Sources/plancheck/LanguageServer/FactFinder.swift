import TargetDSL
import TargetEngine

/// What the latest snapshot of a plan holds: rows of tables and populations, spellings, cells without a value.
struct FactFinder {
  let plan: CheckedPlan
  let memory: AnswerMemory
  let language: Language

  /// Reads the latest snapshot once for the populations and once for its columns.
  var facts: MeasuredFacts {
    var facts = MeasuredFacts()
    guard let source = memory.opened, let day = source.dates.last else { return facts }
    facts.isSample = source.sampleNotice != nil
    count(source, day, &facts)
    if let profile = (source as? any DataProfiler)?.profile(latestOnly: true).last {
      for table in profile.tables { describe(table, day, &facts) }
    }
    return facts
  }

  private func count(_ source: any MeasureSource, _ day: CalendarDate, _ facts: inout MeasuredFacts) {
    let requests = plan.populations.map { population in
      MeasureRequest(
        measure: .aggregate(
          Aggregate(function: .count, population: population.rows, condition: .always, ignoresUnknown: false)),
        grouping: nil, date: day, year: day.year)
    }
    guard let answers = try? source.measure(requests) else { return }
    for (population, answer) in zip(plan.populations, answers) {
      guard case .value(.measured(let value)) = answer else { continue }
      facts.rows[.population(population.name)] = rows(value.interval)
    }
  }

  private func rows(_ count: ValueInterval) -> String {
    let text = ValueText(unit: .plain).phrase(count)
    let isOne = count.isExact && count.low == .one
    return Phrase(en: isOne ? "\(text) row" : "\(text) rows", vi: "\(text) dòng").text(in: language)
  }

  private func describe(_ profile: TableProfile, _ day: CalendarDate, _ facts: inout MeasuredFacts) {
    guard plan.tables.indices.contains(profile.table) else { return }
    let table = plan.tables[profile.table]
    if let count = profile.rows {
      facts.rows[.table(table.name)] = rows(ValueInterval(Rational(count)))
    }
    facts.sentences[.table(table.name)] = [standing(profile, day).text(in: language)]
    for column in profile.columns where table.columns.indices.contains(column.column) {
      let subject = MeasuredFacts.Subject.column(table: table.name, table.columns[column.column].name)
      facts.sentences[subject] = [sentence(column).text(in: language)]
      guard !column.spellings.isEmpty else { continue }
      facts.spellings[subject] = column.spellings.prefix(200).map { spelling in
        var category: String?
        if case .category(let name) = spelling.meaning { category = name }
        return MeasuredFacts.Spelling(text: spelling.text, count: spelling.count, category: category)
      }
    }
  }

  private func standing(_ profile: TableProfile, _ day: CalendarDate) -> Phrase {
    let file = profile.path.map { lastName(of: $0) } ?? ""
    switch profile.availability {
    case .read:
      return Phrase(en: "in `\(file)` of \(day.shown)", vi: "trong `\(file)` ngày \(day.shown)")
    case .missing:
      return Phrase(
        en: "the snapshot of \(day.shown) has no file for it",
        vi: "kỳ số liệu ngày \(day.shown) không có tệp cho bảng này")
    case .broken(let why):
      return Phrase(en: "cannot be read: \(why)", vi: "không đọc được: \(why)")
    }
  }

  private func sentence(_ column: ColumnProfile) -> Phrase {
    if column.isMissing {
      return Phrase(
        en: "the latest file has no such column", vi: "tệp mới nhất không có cột này")
    }
    var facts = [
      Phrase(
        en: "known in \(column.known) of \(column.rows) rows",
        vi: "\(column.known) trên \(column.rows) dòng có giá trị")
    ]
    if column.broken > 0 {
      facts.append(
        Phrase(
          en: "\(column.broken) cannot be read as the column is declared",
          vi: "\(column.broken) ô không đọc được theo khai báo"))
    }
    if column.duplicates > 0 {
      facts.append(
        Phrase(en: "\(column.duplicates) repeat a key", vi: "\(column.duplicates) ô lặp lại khóa"))
    }
    return Phrase(joining: facts, by: "; ")
  }
}
