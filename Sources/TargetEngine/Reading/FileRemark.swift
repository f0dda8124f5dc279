import TargetDSL

/// Something to be said of a file that can be used.
struct FileRemark: Sendable {
  let kind: DiagnosticKind
  let line: Int?
  let column: Int?
  let text: Phrase

  init(_ kind: DiagnosticKind, line: Int? = nil, column: Int? = nil, _ text: Phrase) {
    self.kind = kind
    self.line = line
    self.column = column
    self.text = text
  }
}
