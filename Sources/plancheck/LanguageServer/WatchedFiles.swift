import TargetDSL
import TargetEngine

// Files on the disk that change under what is shown.

extension LanguageServer {
  /// Clients that watch files are asked to; the data are looked at in any case.
  func watchFiles() {
    guard client.watchesFiles else { return }
    let watchers: [JSONValue] = [
      "**/*.plan", "**/*.plantest", "**/*.csv", "**/*.tsv", "**/*.txt", "**/*.xlsx", "**/*.xlsm", "**/*.ods",
    ].map {
      ["globPattern": .string($0)]
    }
    send([
      "jsonrpc": "2.0", "id": "watch", "method": "client/registerCapability",
      "params": [
        "registrations": [
          [
            "id": "files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": .array(watchers)],
          ]
        ]
      ],
    ])
  }

  /// Whether there are files that may change under what is shown.
  var watchesFiles: Bool { stage == .running && !workspace.documents.isEmpty }

  /// Looks whether the data of the open plans, or files that they use, are other ones than before.
  func lookAtFiles() {
    looksSoon = false
    var marks: [String: String] = [:]
    var isChanged = false
    for path in measuredPaths {
      let data = workspace.data(of: path)
      marks[data] = changeMark(of: data)
      isChanged = isChanged || workspace.hasChangedOnDisk(path)
    }
    isChanged = isChanged || marks.contains { path, mark in fileMarks[path].map { $0 != mark } ?? false }
    fileMarks = marks
    guard isChanged else { return }
    workspace.forgetAll()
    desk.forgetAll()
    hasNews = true
  }
}
