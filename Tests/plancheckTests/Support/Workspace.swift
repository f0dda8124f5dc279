import TargetEngine
import Testing

@testable import plancheck

/// Plans and data in a folder of their own, and what commands print of them.
struct Workspace {
  private let folder: TemporaryFolder

  init(_ files: [String: String]) throws { folder = try TemporaryFolder(files) }

  /// Over the whole folder; no-break spaces are spaces, and the folder has no name.
  func run(_ words: String...) -> String {
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let code = console.run([words[0], folder.path] + words.dropFirst())
    #expect(code < 2, "\(console.errors)")
    return console.output.replacing("\u{A0}", with: " ").replacing(folder.path + "/", with: "")
  }

  func json(_ words: String...) throws -> JSONValue {
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    _ = console.run([words[0], folder.path] + words.dropFirst() + ["--format", "json"])
    return try JSONValue(Array(console.output.utf8))
  }
}

extension JSONValue {
  /// Those of the first plan.
  var targets: [JSONValue] { self["plans"]?.array?.first?["targets"]?.array ?? [] }

  func target(_ name: String) -> JSONValue? { targets.first { $0["name"]?.string == name } }
}
