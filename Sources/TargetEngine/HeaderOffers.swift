import TargetDSL

// A plan that lacks a name may have it in its data: a column that no line declares, or a file that is no table yet.

extension TrackingPipeline {
  /// Findings about unknown names, with what the files of the latest snapshot have under them.
  func offeringHeaders(_ problems: [Diagnostic], of planPath: String) -> [Diagnostic] {
    guard problems.contains(where: { [.unknownName, .unknownColumn].contains($0.kind) }) else {
      return problems
    }
    let files = HeaderOffers.files(in: options.data.snapshotFolder(of: planPath))
    guard !files.isEmpty else { return problems }
    let offers = HeaderOffers(files: files)
    return problems.map { offers.completing($0) }
  }
}

/// The data files of one snapshot by their headers.
private struct HeaderOffers {
  private struct File {
    let path: String
    let headers: [String]

    /// Its name without the ending.
    var stem: String { path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "" }
  }

  private static let mostFiles = 40
  private let files: [File]

  init(files: [String]) {
    self.files = files.compactMap { path in
      (try? RawRows(path)).map { File(path: path, headers: $0.header.filter { !matchKey($0).isEmpty }) }
    }
  }

  /// The files of the latest snapshot, and of the folder itself.
  static func files(in folder: String) -> [String] {
    let entries = (try? names(inFolder: folder)) ?? []
    let latest = entries.compactMap { name in DataFolder.date(ofFolder: name).map { (date: $0, name: name) } }
      .max { $0.date < $1.date }
    let places = latest.map { [joined(folder, $0.name)] } ?? []
    return (places + [folder]).flatMap { place in
      ((try? names(inFolder: place)) ?? []).sorted().filter {
        DataFileKind.isReadable($0) && !DataFileKind.isIgnored($0) && !DataFileKind.isMeasured($0)
      }.map { joined(place, $0) }
    }.prefix(mostFiles).map { $0 }
  }

  func completing(_ problem: Diagnostic) -> Diagnostic {
    guard case .source(let span) = problem.place else { return problem }
    switch problem.kind {
    case .unknownColumn: return column(problem, named: span.text)
    case .unknownName: return table(problem, named: span.text)
    default: return problem
    }
  }

  private func isNamed(_ header: String, _ name: String) -> Bool {
    [header, HeaderName(header).parts?.name ?? header].contains {
      labelName($0) == matchKey(name) || declarableName($0, fallback: "field") == matchKey(name)
    }
  }

  /// The declaration of the column that a file has under the name; else what headers the table's file has.
  private func column(_ problem: Diagnostic, named name: String) -> Diagnostic {
    let tables = problem.related.compactMap { related -> String? in
      if case .source(let span) = related.place { span.text } else { nil }
    }
    // The table's own file before others.
    let ordered = files.filter { tables.contains($0.stem) } + files.filter { !tables.contains($0.stem) }
    if let file = ordered.first(where: { $0.headers.contains { isNamed($0, name) } }),
      let header = file.headers.first(where: { isNamed($0, name) })
    {
      let declared = (try? TableSketch(file: file.path))?.columns.first { isNamed($0.header, name) }?
        .declaration
      let line = declared ?? "column \(name) \(quotedText(header)) text"
      return problem.offering(
        Phrase(
          en: "`\(file.path)` has the header “\(header)”: declare it with `\(line)`",
          vi: "`\(file.path)` có tiêu đề “\(header)”: hãy khai báo `\(line)`"))
    }
    guard let own = files.first(where: { tables.contains($0.stem) }) else { return problem }
    let headers = own.headers.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
    let more = own.headers.count > 12 ? ", …" : ""
    return problem.relating(
      .file(own.path, line: nil, column: nil),
      Phrase(en: "the headers of its file: \(headers)\(more)", vi: "các tiêu đề trong tệp: \(headers)\(more)")
    )
  }

  private func table(_ problem: Diagnostic, named name: String) -> Diagnostic {
    guard let file = files.first(where: { isNamed($0.stem, name) }) else { return problem }
    return problem.offering(
      Phrase(
        en: "`plancheck table \(file.path)` prints a declaration for that file",
        vi: "`plancheck table \(file.path)` in ra khai báo cho tệp đó"))
  }
}

extension Diagnostic {
  fileprivate func offering(_ offer: Phrase) -> Diagnostic {
    Diagnostic(
      kind, at: place, message, related: related, fixes: fixes + [Fix(offer)], column: column,
      isInFileWords: true)
  }

  fileprivate func relating(_ other: Place, _ note: Phrase) -> Diagnostic {
    Diagnostic(
      kind, at: place, message, related: related + [Related(other, note)], fixes: fixes, column: column,
      isInFileWords: true)
  }
}
