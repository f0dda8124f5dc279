import TargetDSL
import TargetEngine

/// The words that a new plan in a folder builds upon: those of all plans, those that stand beside it, or new ones.
struct SharedVocabulary {
  /// As a plan in the folder names the file. For example: `../common/vocabulary.plan`.
  let path: String
  /// The file with the words, where none stands there yet.
  let newFiles: [(name: String, content: [UInt8])]

  /// - Parameters:
  ///   - documents: whose nouns say which tables are wanted; without any, those of a first plan.
  ///   - words: whose words of the plan language new files are written in.
  init(
    besides folder: String, documents: [OfficialDocument] = [], language: Language, words: Language = .english
  ) {
    let own = "vocabulary.plan"
    let isUpward = folder == "." || folder.hasSuffix("..")
    if !isUpward, Self.isFile(joined(parentFolder(of: folder), "common/vocabulary.plan")) {
      (path, newFiles) = ("../common/vocabulary.plan", [])
    } else if Self.isFile(joined(folder, own)) {
      (path, newFiles) = (own, [])
    } else {
      let first = { (words: Language) in
        FirstPlan(name: "", label: "", year: 0, vocabularyPath: own, language: language, words: words)
          .vocabulary
      }
      let text =
        SectorWords(documents)?.vocabulary(in: language, words: words)
        ?? (documents.isEmpty ? first(words) : Self.withForms(first(.english), words: words))
      (path, newFiles) = (own, [(own, text)])
    }
  }

  /// Tables that are to hold what an official document counts are written as it is written.
  private static func withForms(_ vocabulary: [UInt8], words: Language) -> [UInt8] {
    let lines = String(decoding: vocabulary, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let text = lines.flatMap { line in
      line.hasPrefix("table ") ? [String(line), "  numbers vietnamese", "  dates day first"] : [String(line)]
    }.joined(separator: "\n")
    let tree = SyntaxTree.parse(SourceFile(path: "", text: text))
    return tree.reservedNames(in: words).isEmpty ? format(tree, in: words) : format(tree)
  }

  private static func isFile(_ path: String) -> Bool { (try? fileType(at: path).type) == .file }

  /// What the words declare already; `nil` where their file has mistakes of its own.
  func forDraft(at target: String) -> DraftVocabulary? {
    let contents = Dictionary(
      uniqueKeysWithValues: newFiles.map { (joined(parentFolder(of: target), $0.name), $0.content) }
        + [(target, Array("plan draft\nuse \"\(path)\"\n".utf8))])
    let compiled = TrackingPipeline(options: .init()).compile(target, contents: contents)
    return compiled.plan.map { DraftVocabulary(path: path, files: $0.files) }
  }
}
