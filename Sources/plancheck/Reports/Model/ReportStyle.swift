import TargetDSL
import TargetEngine

/// What rendering depends on beside the report.
struct ReportStyle: Sendable {
  var language: Language = .english
  var usesColor = false
  /// `nil` where nothing limits the lines.
  var width: Int?
  /// Whether a report for people has a line for every clause, also of what is unmeasured.
  var showsAll = false
  /// How tools that show files of a repository name them.
  var repositoryPaths: RepositoryPaths?

  func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
  func text(en english: Wording, vi vietnamese: Wording) -> String {
    Phrase(en: english, vi: vietnamese).text(in: language)
  }

  /// How many, with the digits grouped as the reader's language does.
  func number(_ count: Int) -> String { text(en: "\(count)", vi: "\(count)") }

  /// For example: `3 met`.
  ///
  /// - Parameter mark: Around the number, as Markdown has it.
  func counted(_ count: Int, _ verdict: Verdict, mark: String = "") -> String {
    "\(mark)\(number(count))\(mark) \(text(verdict.phrase))"
  }

  /// From the root of the repository where possible, for tools.
  func toolPath(_ path: String) -> String { repositoryPaths?.path(path) ?? path }
}
