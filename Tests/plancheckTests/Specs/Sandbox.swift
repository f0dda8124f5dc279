import Foundation

/// A folder that holds the files of one case and is taken away with it.
final class Sandbox {
  private let files: TemporaryFolder
  var folder: URL { URL(filePath: files.path) }

  convenience init(files: [(name: String, text: String)]) throws {
    try self.init(files.map { ($0.name, Array($0.text.utf8)) })
  }

  /// A name that ends in `/` makes an empty folder.
  init(_ contents: [(name: String, bytes: [UInt8])]) throws {
    files = try TemporaryFolder()
    for content in contents { try files.write(content.bytes, to: content.name) }
  }

  func setPermissions(_ permissions: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: folder.appending(path: name).path())
  }

  /// The lines that a command prints on both streams, and its exit code. What is no UTF-8 shows as `�`.
  func run(_ command: String) throws -> [String] { try run(Self.program, words(of: command)) }

  /// The same of a command of the shell, in which `plancheck` is the program.
  func shell(_ command: String) throws -> [String] {
    let path = Self.program.deletingLastPathComponent().path()
    return try run(URL(filePath: "/bin/bash"), ["-c", "PATH=\(path):$PATH; \(command)"])
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["LANG": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var lines = data.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    let ending = process.terminationReason == .exit ? "exit" : "killed by signal"
    return lines + ["(\(ending) \(process.terminationStatus))"]
  }

  /// Words split at spaces, with double quotes around those that hold spaces.
  private func words(of command: String) -> [String] {
    var words: [String] = []
    for (index, part) in command.components(separatedBy: "\"").enumerated() {
      if index % 2 == 1 { words.append(part) } else { words += part.split(separator: " ").map(String.init) }
    }
    return Array(words.dropFirst())
  }

  /// The program that was built beside these tests: the nearest file `plancheck` above the test bundle.
  static let program: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path() != "/" {
      let candidate = folder.appending(path: "plancheck", directoryHint: .notDirectory)
      if (try? candidate.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return URL(filePath: "plancheck")
  }()
}
