import Foundation
import Testing

/// Runs the program on every case of `Tests/Specs` and compares what it prints, to the letter.
///
/// `PLANCHECK_REWRITE=1 swift test --filter SpecTests` writes what it prints into the suites; the difference is then
/// reviewed like any other change.
@Suite struct SpecTests {
  static let rewrites = ProcessInfo.processInfo.environment["PLANCHECK_REWRITE"] == "1"

  @Test(arguments: SpecFile.paths)
  func printsWhatTheSuiteSays(_ path: String) throws {
    var spec = try SpecFile(path: path)
    #expect(!spec.cases.isEmpty)
    for example in spec.cases.reversed() {
      #expect(!example.consoles.isEmpty, "\(example.title): a case needs a console block")
      let folder = try Sandbox(files: example.files)
      for console in example.consoles.reversed() {
        let expected = Array(spec.lines[console])
        guard let command = expected.first, command.hasPrefix("$ plancheck") else {
          Issue.record("\(example.title): a console block starts with `$ plancheck …`")
          continue
        }
        let printed = [command] + (try folder.run(String(command.dropFirst(2))))
        if Self.rewrites {
          spec.lines.replaceSubrange(console, with: printed)
        } else {
          #expect(printed == expected, "\(example.title)\n\(printed.joined(separator: "\n"))")
        }
      }
    }
    if Self.rewrites {
      try spec.lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}

/// A folder that holds the files of one case and is taken away with it.
final class Sandbox {
  let folder: URL

  init(files: [(name: String, text: String)]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "plancheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      let url = folder.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The lines that a command prints on both streams, and its exit code.
  func run(_ command: String) throws -> [String] {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = words(of: command)
    process.currentDirectoryURL = folder
    process.environment = ["LANG": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var lines = String(decoding: data, as: UTF8.self).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines + ["(exit \(process.terminationStatus))"]
  }

  /// Words split at spaces, with double quotes around those that hold spaces.
  private func words(of command: String) -> [String] {
    var words: [String] = []
    for (index, part) in command.components(separatedBy: "\"").enumerated() {
      if index % 2 == 1 { words.append(part) } else { words += part.split(separator: " ").map(String.init) }
    }
    return Array(words.dropFirst())
  }

  /// The program that was built beside these tests.
  static let program: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path() != "/" {
      let candidate = folder.appending(path: "plancheck")
      if FileManager.default.isExecutableFile(atPath: candidate.path()),
        !folder.appending(path: "plancheck/main.swift").isFileURL
          || (try? candidate.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "plancheck")
  }()
}
