import TargetDSL

/// The texts of files with their positions, each made once an answer.
final class EditorTexts {
  private var known: [ObjectIdentifier: UTF16Positions] = [:]

  func positions(_ file: SourceFile) -> UTF16Positions {
    if let positions = known[ObjectIdentifier(file)] { return positions }
    let positions = UTF16Positions(file)
    known[ObjectIdentifier(file)] = positions
    return positions
  }

  func range(_ span: SourceSpan) -> JSONValue {
    let positions = positions(span.file)
    return [
      "start": positions.position(at: span.range.lowerBound).json,
      "end": positions.position(at: span.range.upperBound).json,
    ]
  }

  func range(_ place: Place) -> JSONValue {
    switch place {
    case .source(let span): return range(span)
    case .file(_, let line, let column):
      let start = EditorPosition(line: max(0, (line ?? 1) - 1), character: max(0, (column ?? 1) - 1))
      return ["start": start.json, "end": start.json]
    }
  }
}
