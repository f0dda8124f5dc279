/// What the plan language of this program accepts, found by asking it.
enum PlanGrammar {
  static let hasThousandBillions = accepts(
    "unit VND\ntarget a = stated in thousand billion VND\n  by 2025: at least 1 thousand billion VND")

  /// Whether a plan with these declarations has no mistake.
  private static func accepts(_ declarations: String) -> Bool {
    let reader = DraftReader(
      path: "probe.plan", text: "plan probe\n  issued 2020\n\(declarations)\n", others: [])
    return !CompiledPlan.compile(path: "probe.plan", reader: reader).diagnostics.contains {
      $0.severity == .error
    }
  }
}

/// Gives the compiler a draft and the files that it uses.
struct DraftReader: SourceReader {
  let path: String
  let text: String
  /// The files of the vocabulary.
  let others: [SourceFile]

  func read(_ path: String) throws(SourceReadError) -> [UInt8] {
    if path == self.path { return Array(text.utf8) }
    let name = path.split(separator: "/").last
    // Paths are those of the caller; the names of a vocabulary and of what it uses are told apart by their ends.
    let found =
      others.first { $0.path == path } ?? others.first { $0.path.split(separator: "/").last == name }
    guard let found else {
      throw SourceReadError(reason: Phrase(en: "it does not exist", vi: "không có tệp này"))
    }
    return found.bytes
  }
}
