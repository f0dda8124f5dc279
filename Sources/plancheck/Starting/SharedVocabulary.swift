import TargetDSL
import TargetEngine

/// The words that a new plan in a folder builds upon: those of all plans, those that stand beside it, or new ones.
struct SharedVocabulary {
  /// As a plan in the folder names the file. For example: `../common/vocabulary.plan`.
  let path: String
  /// The file with the words, where none stands there yet.
  let newFiles: [(name: String, content: [UInt8])]

  init(besides folder: String, language: Language) {
    let own = "vocabulary.plan"
    let isUpward = folder == "." || folder.hasSuffix("..")
    if !isUpward, Self.isFile(joined(parentFolder(of: folder), "common/vocabulary.plan")) {
      (path, newFiles) = ("../common/vocabulary.plan", [])
    } else if Self.isFile(joined(folder, own)) {
      (path, newFiles) = (own, [])
    } else {
      let words = FirstPlan(name: "", label: "", year: 0, vocabularyPath: own, language: language).vocabulary
      (path, newFiles) = (own, [(own, words)])
    }
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
