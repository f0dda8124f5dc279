import Foundation
import TargetDSL
import Testing

@testable import plancheck

/// Completions and the manual page come from the command table, so they cannot fall behind it.
@Suite struct ManualTests {
  private func script(_ shell: Shell) -> String {
    ShellCompletions(commands: Command.all, language: .english).script(for: shell)
  }

  @Test(arguments: Shell.allCases)
  func everyCommandAndOptionIsOffered(_ shell: Shell) {
    let script = script(shell)
    for command in Command.all {
      #expect(script.contains(command.name))
      for option in command.options { #expect(script.contains(option.name)) }
    }
  }

  @Test(arguments: [
    ("plancheck exp", "explain"), ("plancheck check --col", "--color"),
    ("plancheck check --color al", "always"),
    ("plancheck completions z", "zsh"), ("plancheck check x --forma", "--format"),
    ("plancheck check --fail-on wors", "worsening"),
    ("plancheck check --fail-on missed,un", "missed,undetermined missed,unmeasured"),
    ("plancheck check --fail-on = slo", "slow"), ("plancheck check --output h", "html="),
    ("plancheck check --output html = re", ""),
  ])
  func bashCompletesWords(_ line: String, _ expected: String) throws {
    let folder = try Sandbox(files: [])
    let words = line.split(separator: " ").map { "'\($0)'" }.joined(separator: " ")
    let test = """
      \(script(.bash))
      compopt() { :; } # It works within a completion only.
      COMP_WORDS=(\(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _plancheck; echo "${COMPREPLY[*]}"
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-uc", test]
    process.currentDirectoryURL = folder.folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: printed, as: UTF8.self) == expected + "\n")
  }

  @Test func theManualPageInTheRepositoryIsUpToDate() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../docs/plancheck.1")
    let page = ManualPage(commands: Command.all, version: Product.version, language: .english).page()
    #expect(
      String(decoding: try Data(contentsOf: file.standardized), as: UTF8.self) == page,
      "make docs writes it anew")
  }

  @Test func thePageOfCodesHasAnAnchorForEachLink() throws {
    let kinds = DiagnosticKind.all
    let page = DiagnosticManual(kinds: kinds, language: .english).page()
    for kind in kinds {
      let fragment = try #require(CodePage.address(of: kind.code)?.split(separator: "#").last)
      #expect(page.contains("\n<a id=\"\(fragment)\"></a>\n\n### \(kind.code): "), "\(kind.code)")
    }
  }

  @Test func noLineOfTheManualPageIsTakenForACommand() {
    let page = ManualPage(commands: Command.all, version: "1", language: .vietnamese).page()
    let requests = Set(
      page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
    #expect(requests.isSubset(of: [".TH", ".SH", ".SS", ".TP", ".B", ".PP", ".br"]))
  }
}
