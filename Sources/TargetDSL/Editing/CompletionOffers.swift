// Which words may stand at a place: those that the parser takes there.

/// A place inside a line, and what the parser says of it.
struct CompletionPlace {
  let offset: Int
  let isFirstOfLine: Bool
  /// With the clause that the place is in.
  let inClause: CompletionTrial
  /// As for a new clause, or a new declaration at the left edge.
  let inDeclaration: CompletionTrial?
  /// Whether a declaration may begin there, and no clause.
  let isAtLeftEdge: Bool
}

extension CompletionScope {
  /// Names before words; where what stands on earlier lines is complete, the clauses that may begin come first.
  var offers: [CompletionOffer] {
    if let offers = inCases(line) { return offers }
    let here = completionPlace(wordsBehind: 0)
    if isOfStrayLine { return distinct(rests) }
    let mayBeName = !here.isFirstOfLine || here.inClause.isUnfinished && !here.isAtLeftEdge
    let name = mayBeName ? here.inClause.name : nil
    if let name, let values = values(in: name) { return values }
    return distinct((name.map { names(for: $0) } ?? []) + rests + words(at: here))
  }

  private func distinct(_ offers: [CompletionOffer]) -> [CompletionOffer] {
    var known: Set<String> = []
    return offers.filter { known.insert($0.label).inserted }
  }

  /// What goes on with words of which the first ones stand before the place: `nhất` behind `ít`.
  private var rests: [CompletionOffer] {
    let phrases = CompletionPhrase.all(in: editor.tree.language, isOfCases: editor.isOfCases)
    var found: [CompletionOffer] = []
    let typed = wordsBefore
    for count in typed.indices.reversed().map({ $0 + 1 }) {
      let begun = typed.suffix(count).map(\.key)
      let meant = phrases.filter {
        $0.words.count > count && $0.words.prefix(count).elementsEqual(begun)
      }
      guard !meant.isEmpty else { continue }
      let there = completionPlace(wordsBehind: count)
      let taken = self.taken(meant, at: there)
      let usual = taken.filter(\.isUsual)
      found += (usual.isEmpty ? taken : usual).sorted { $0.words.count < $1.words.count }.map {
        phrase in
        let rest = phrase.text.split(separator: " ").dropFirst(count).joined(separator: " ")
        let whole = Phrase(verbatim: phrase.text)
        return CompletionOffer(
          label: rest,
          detail: phrase.help.map { Phrase(joining: [whole, $0], by: " · ") } ?? whole,
          kind: .keyword, insert: rest)
      }
    }
    return found
  }

  /// Where what stands before the place is whole, what begins anew comes before what goes on.
  private func words(at place: CompletionPlace) -> [CompletionOffer] {
    let phrases = CompletionPhrase.all(in: editor.tree.language, isOfCases: editor.isOfCases)
      .filter(
        \.isUsual)
    let bounds = phrases.filter { $0.placeAmongBounds != nil }
      .sorted { ($0.placeAmongBounds ?? 0) < ($1.placeAmongBounds ?? 0) }
    let others = phrases.filter { $0.placeAmongBounds == nil }
    let taken = taken(bounds + others, at: place)
    func offers(_ opensLine: Bool) -> [CompletionOffer] {
      taken.filter { $0.opensLine == opensLine }.map { phrase in
        CompletionOffer(
          label: phrase.text, detail: phrase.help, kind: .keyword, insert: phrase.text)
      }
    }
    let anew = snippets(at: place, taken.contains { $0.keywords == [.by] }) + offers(true)
    return place.inClause.isUnfinished ? offers(false) + anew : anew + offers(false)
  }

  /// Those of some phrases that the parser takes at a place, and that mean something there.
  private func taken(_ phrases: [CompletionPhrase], at place: CompletionPlace) -> [CompletionPhrase] {
    let before = before.last { $0.range.upperBound <= place.offset && !$0.isSilent }?.keyword
    var found: [(phrase: CompletionPhrase, taken: CompletionTrial.Taken)] = []
    for phrase in phrases {
      let trial: CompletionTrial?
      if phrase.keywords == [.row] {
        trial = place.isFirstOfLine && !place.isAtLeftEdge ? place.inClause : nil
      } else if phrase.opensLine {
        let isHere = place.isFirstOfLine && phrase.opensDeclaration == place.isAtLeftEdge
        trial = isHere ? place.inDeclaration : nil
      } else if place.isFirstOfLine {
        let isHere = !place.isAtLeftEdge && (place.inClause.isUnfinished || phrase.carriesOn)
        trial = isHere ? place.inClause : nil
      } else {
        trial = place.inClause
      }
      // No word stands twice.
      guard let trial, phrase.keywords.first != before || before == .not,
        let taken = trial.takes(phrase),
        isMeant(phrase, in: taken)
      else { continue }
      found.append((phrase, taken))
    }
    return found.filter { phrase, taken in
      // One word is written otherwise in one form than in others, and `đến năm` says more than `đến`.
      let alike = found.filter {
        $0.phrase.keywords == phrase.keywords && $0.phrase.isUsual == phrase.isUsual
      }
      let isOfPlace = phrase.places.contains(taken.form)
      return phrase.places.isEmpty
        ? !alike.contains { other in
          other.phrase.places.contains(other.taken.form)
            || other.phrase.words.count > phrase.words.count
              && other.phrase.words.starts(with: phrase.words)
        } : isOfPlace
    }.map(\.phrase)
  }

  /// What the parser takes and the checker refuses is not offered.
  private func isMeant(_ phrase: CompletionPhrase, in taken: CompletionTrial.Taken) -> Bool {
    switch phrase.keywords.first {
    case .at where phrase.keywords.count == 1: return taken.form == .name || taken.form == .rowsHead
    case .yes, .no:
      // A column type; an answer only where one is asked for.
      return taken.form == .columnType && phrase.keywords.count > 1 || taken.form == .category
        || taken.form == .hasTest || taken.form == .blankMeaning && typeOfOwnColumn == .yes
    case .up, .down:
      return !taken.forms.contains(.baselineClause) && !taken.forms.contains(.reportedClause)
    case .from where line.first?.keyword == .column:
      return typeOfOwnColumn == .whole || typeOfOwnColumn == .decimal
    case .year: return mayBeYear
    case .thousand, .million, .billion:
      return amount(in: taken) != .share
    case .points:
      return taken.form == .tolerance || amount(in: taken).mayBePoints
    case .per:
      // How much a change is a year.
      if line.contains(where: { $0.keyword == .up || $0.keyword == .down }) { return true }
      switch amount(in: taken) {
      case .unknown: return true
      case .plain, .share: return false
      case .quantity(let words): return words.count > line.count { $0.keyword == .per } + 1
      }
    default: return true
    }
  }

  // MARK: Places

  /// The words right before the place that hold letters alone, each with where it begins; no more than belong together
  /// anywhere.
  func findWordsBefore() -> [(key: String, start: Int)] {
    let lineStart = source.lineStarts[source.line(at: place) - 1]
    let bytes = source.bytes
    var words: [(key: String, start: Int)] = []
    var end = place
    while words.count < CompletionScope.mostWords {
      let gap = end
      while end > lineStart, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
      guard end < gap, end > lineStart else { break }
      var start = end
      while start > lineStart, bytes[start - 1] > 0x7F || isASCIILetter(bytes[start - 1]) {
        start -= 1
      }
      guard start < end, start == lineStart || bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09
      else {
        break
      }
      words.insert((matchKey(source.text(start..<end)), start), at: 0)
      end = start
    }
    return words
  }

  /// No words that go together are more.
  private static let mostWords = 6

  private func completionPlace(wordsBehind count: Int) -> CompletionPlace {
    let offset = count == 0 ? place : wordsBefore.suffix(count).first?.start ?? place
    let lineStart = source.lineStarts[source.line(at: offset) - 1]
    let isFirst = isFirstOfLine(offset)
    let isAtLeftEdge = isFirst && offset == lineStart || declaration == nil
    let (whole, head) = texts(upTo: offset)
    return CompletionPlace(
      offset: offset, isFirstOfLine: isFirst, inClause: trial(whole),
      inDeclaration: isFirst ? trial(isAtLeftEdge ? "" : head + "\n  ") : nil,
      isAtLeftEdge: isAtLeftEdge)
  }

  private func trial(_ text: String) -> CompletionTrial {
    CompletionTrial(text, in: editor.tree.language, isOfCases: editor.isOfCases)
  }

  /// What the parser has to know of what stands before a place: the head of the declaration with the clause of the
  /// place, and the head alone.
  private func texts(upTo offset: Int) -> (whole: String, head: String) {
    guard let (keyword, tokens) = declaration, let first = tokens.first,
      first.range.lowerBound < offset
    else {
      return (source.text(source.lineStarts[source.line(at: offset) - 1]..<offset), "")
    }
    var head: Int?
    var clause: Int?
    var end = first.range.upperBound
    for token in tokens.dropFirst() where token.range.lowerBound < offset {
      if opensClause(token, of: keyword), isFirstOfLine(token.range.lowerBound) {
        head = head ?? end
        clause = token.range.lowerBound
      }
      end = max(end, token.range.upperBound)
    }
    let start = first.range.lowerBound
    guard let head, let clause else {
      return (source.text(start..<offset), source.text(start..<end))
    }
    let text = source.text(start..<head)
    return (text + "\n  " + source.text(clause..<offset), text)
  }

  private func opensClause(_ token: Token, of declaration: Keyword) -> Bool {
    guard let keyword = token.keyword, !token.isSilent else { return false }
    switch declaration {
    case .plan: return Keyword.headerClauses.contains(keyword)
    case .table: return Keyword.clauses.contains(keyword) || Keyword.tableClauses.contains(keyword)
    // A row is a part of its rows.
    case .case: return keyword != .row && (keyword == .note || CompletionPhrase.caseClauses.contains(keyword))
    default: return Keyword.clauses.contains(keyword)
    }
  }

  private func isFirstOfLine(_ offset: Int) -> Bool {
    let bytes = source.bytes
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    return start == 0 || isLineBreak(bytes[start - 1])
  }

  /// Whether the line of the place begins at the left edge with something that opens no declaration: it is no part of
  /// the one above.
  private var isOfStrayLine: Bool {
    guard let first = line.first, !isFirstOfLine(place) else { return false }
    let lineStart = source.lineStarts[source.line(at: place) - 1]
    return first.range.lowerBound == lineStart
      && first.keyword.map { Keyword.declarations.contains($0) || $0 == .case } != true
  }

  // MARK: Snippets

  private func snippets(at place: CompletionPlace, _ hasDeadlines: Bool) -> [CompletionOffer] {
    guard place.isFirstOfLine, !editor.isOfCases else { return [] }
    if place.isAtLeftEdge {
      return snippet(
        "<target> …",
        "<target> ${1:name} \"${2:label}\" = ${3:<count of> rows}\n  <by> ${4:2030}: ${5:<at least>} ${6:10}\n",
        Phrase(en: "a goal with a deadline", vi: "một mục tiêu có hạn"))
        + snippet(
          "<table> …", "<table> ${1:name} \"${2:label}\"\n  <column> ${3:id} <text> <key>\n",
          Phrase(en: "a table with its key", vi: "một bảng và khóa của nó"))
    }
    guard hasDeadlines else { return [] }
    return snippet(
      "<by> …: …", "<by> ${1:2030}: ${2:<at least>} ${3:10}",
      Phrase(en: "a deadline with its bound", vi: "hạn và mức"))
  }
}
