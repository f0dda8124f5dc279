import Foundation
import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("Frames of the editor protocol")
struct FrameTests {
  private func frames(_ text: String, by step: Int = 1_000) -> [FrameReader.Frame] {
    var reader = FrameReader()
    var frames: [FrameReader.Frame] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: step) {
      reader.append(Array(bytes[start..<min(bytes.count, start + step)]))
      while let frame = reader.next() { frames.append(frame) }
    }
    return frames
  }

  @Test("come whole, however the bytes are cut")
  func cuts() {
    let text = "Content-Length: 2\r\n\r\n{}content-type: x\ncontent-length:3\n\n[1]Content-Length: 0\r\n\r\n"
    for step in [1, 2, 7, 1_000] {
      #expect(
        frames(text, by: step) == [.message(Array("{}".utf8)), .message(Array("[1]".utf8)), .message([])])
    }
  }

  @Test(
    "without a usable length are said and skipped",
    arguments: [
      "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Length: 2\r\n\r\n",
      "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
      "\r\n\r\n",
    ])
  func malformed(_ head: String) {
    let found = frames(head + "Content-Length: 2\r\n\r\n{}")
    #expect(found.first == .malformed)
    #expect(found.last == .message(Array("{}".utf8)))
  }

  @Test("that never end their head are given up")
  func endless() {
    #expect(frames(String(repeating: "x", count: 20_000)).contains(.malformed))
  }

  @Test("are one line of JSON that reads back")
  func written() throws {
    let value: JSONValue = ["a": [1, true, .null, "đ\n\u{2028}😀"], "b": [:], "c": []]
    #expect(try JSONValue(value.written) == value)
    #expect(!value.written.contains(0x0A))
  }
}

@Suite("The text of an open document")
struct OpenDocumentTests {
  private func change(_ from: (Int, Int), _ to: (Int, Int), _ text: String) -> JSONValue {
    [
      "range": [
        "start": ["line": .integer(from.0), "character": .integer(from.1)],
        "end": ["line": .integer(to.0), "character": .integer(to.1)],
      ], "text": .string(text),
    ]
  }

  private func text(_ document: OpenDocument) -> String { String(decoding: document.bytes, as: UTF8.self) }

  @Test("takes an edit that cuts a character as the editor means it")
  func cut() {
    var document = OpenDocument(uri: "u", path: "p", version: 1, text: "a😀b")
    document.apply([change((0, 2), (0, 3), "")], version: 2)
    #expect(text(document) == "a\u{FFFD}b")
    document.apply([change((0, 1), (0, 2), "é")], version: 3)
    #expect(text(document) == "aéb")
    #expect(document.version == 3)
  }

  @Test("ignores what is no change, and bounds what lies outside")
  func outside() {
    var document = OpenDocument(uri: "u", path: "p", version: 1, text: "a\nb")
    document.apply([change((9, 9), (99, 0), "c"), [:], change((-1, 5), (0, -3), "<")], version: 2)
    #expect(text(document) == "<a\nbc")
    document.apply([["text": "new"]], version: 3)
    #expect(text(document) == "new")
  }

  @Test("is after random edits what an editor has")
  func randomEdits() {
    var generator = SystemRandomNumberGenerator()
    let pieces = ["", "x", "\n", "\r\n", "😀", "e\u{301}", "đồng", "\r", "🇻🇳", "  by 2030: 10%\n"]
    var document = OpenDocument(uri: "u", path: "p", version: 0, text: "plan a\n")
    var editor = Array("plan a\n".utf16)
    for version in 1...2_000 {
      let low = Int.random(in: 0...editor.count, using: &generator)
      let high = min(editor.count, low + Int.random(in: 0...6, using: &generator))
      // A position of an editor never lies between CR and LF.
      func isBetween(_ index: Int) -> Bool {
        index > 0 && index < editor.count && editor[index - 1] == 0x0D && editor[index] == 0x0A
      }
      if isBetween(low) || isBetween(high) { continue }
      func position(_ index: Int) -> (Int, Int) {
        var (line, start) = (0, 0)
        for place in 0..<index {
          let isCR = editor[place] == 0x0D && !(place + 1 < editor.count && editor[place + 1] == 0x0A)
          if editor[place] == 0x0A || isCR { (line, start) = (line + 1, place + 1) }
        }
        return (line, index - start)
      }
      let piece = pieces.randomElement(using: &generator) ?? ""
      document.apply([change(position(low), position(high), piece)], version: version)
      editor.replaceSubrange(low..<high, with: piece.utf16)
      #expect(document.units == editor)
      if editor.count > 400 { editor.removeAll() }
      if editor.isEmpty { document.apply([["text": ""]], version: version) }
    }
  }

  @Test("has the path of its address, and back")
  func addresses() {
    #expect(FileAddress.path(of: "file:///a/b%20c/%C4%91.plan") == "/a/b c/đ.plan")
    #expect(FileAddress.uri(of: "/a/b c/đ#1.plan") == "file:///a/b%20c/%C4%91%231.plan")
    #expect(FileAddress.path(of: "untitled:One") == "untitled:One")
    #expect(FileAddress.path(of: "file:///a/100%") == "/a/100%")
    #expect(FileAddress.path(of: "file://host/a") == "/a")
  }
}

@Suite("A conversation with an editor")
struct ServerTests {
  /// A client that keeps what it is told.
  private final class Client {
    var received: [JSONValue] = []
    lazy var server = LanguageServer(language: .english) { [unowned self] in self.received.append($0) }
    private var number = 0
    let folder: URL

    init(files: [String: String] = [:]) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "lsp-\(UUID().uuidString)")
        .resolvingSymlinksInPath()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func uri(_ name: String) -> String { FileAddress.uri(of: folder.path() + "/" + name) }

    func notify(_ method: String, _ parameters: JSONValue) {
      server.handle(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
      server.speak()
    }

    func request(_ method: String, _ parameters: JSONValue = [:]) -> JSONValue {
      number += 1
      server.handle([
        "jsonrpc": "2.0", "id": .integer(number), "method": .string(method), "params": parameters,
      ])
      return received.last ?? .null
    }

    func start(_ options: JSONValue = [:]) {
      _ = request(
        "initialize",
        [
          "rootUri": .string(FileAddress.uri(of: folder.path())), "initializationOptions": options,
          "capabilities": [
            "textDocument": [
              "publishDiagnostics": ["relatedInformation": true],
              "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
            ]
          ],
        ])
      notify("initialized", [:])
    }

    func open(_ name: String, _ text: String) {
      notify(
        "textDocument/didOpen",
        [
          "textDocument": [
            "uri": .string(uri(name)), "version": 1, "text": .string(text), "languageId": "plan",
          ]
        ])
    }

    /// The request about a place, which `<CURSOR>` marks in the text that is opened.
    func at(_ name: String, line: Int, character: Int, _ more: [String: JSONValue] = [:]) -> JSONValue {
      var parameters = more
      parameters["textDocument"] = ["uri": .string(uri(name))]
      parameters["position"] = ["line": .integer(line), "character": .integer(character)]
      return .object(parameters)
    }

    /// Codes of what was pushed last for a file.
    func codes(_ name: String) -> [String]? {
      received.last {
        $0["method"] == "textDocument/publishDiagnostics" && $0["params"]?["uri"]?.string == uri(name)
      }?[
        "params"]?["diagnostics"]?.array?.compactMap { $0["code"]?.string }
    }
  }

  private let plan =
    "plan demo\n\ntable things\n  column id text key\n\ntarget a = count of things\n  by 2030: at least 5\n"

  @Test("begins with `initialize`, knows no other methods, and ends in order")
  func order() throws {
    let client = try Client()
    #expect(client.request("textDocument/hover")["error"]?["code"] == .integer(-32002))
    client.start()
    #expect(client.received[1]["result"]?["serverInfo"]?["name"] == "plancheck")
    #expect(client.request("initialize")["error"]?["code"] == .integer(-32600))
    #expect(client.request("no/such")["error"]?["code"] == .integer(-32601))
    #expect(client.request("textDocument/hover")["error"]?["code"] == .integer(-32602))
    client.server.handle(["jsonrpc": "2.0", "id": [], "method": "x"])
    #expect(client.received.last?["error"]?["code"] == .integer(-32600))
    #expect(client.request("shutdown")["result"] == .null)
    client.notify("exit", [:])
    #expect(client.server.exitCode == 0)
  }

  @Test("that ends without a goodbye ends with 1")
  func exit() throws {
    let client = try Client()
    client.start()
    client.notify("exit", [:])
    #expect(client.server.exitCode == 1)
  }

  @Test("answers every request that it advertises, at every place of a text")
  func everywhere() throws {
    let client = try Client(files: ["p/a.plan": plan])
    client.start()
    client.open("p/a.plan", plan)
    for line in 0...8 {
      for character in 0...24 {
        for method in ["hover", "definition", "references", "documentHighlight", "completion"] {
          let answer = client.request(
            "textDocument/\(method)", client.at("p/a.plan", line: line, character: character))
          #expect(answer["error"] == nil, "\(method) \(line):\(character)")
        }
      }
    }
    for method in [
      "documentSymbol", "foldingRange", "documentLink", "formatting", "semanticTokens/full", "diagnostic",
    ] {
      #expect(
        client.request("textDocument/\(method)", client.at("p/a.plan", line: 0, character: 0))["error"] == nil
      )
    }
    #expect(client.request("workspace/symbol", ["query": "dem"])["result"]?.array?.count == 1)
  }

  @Test("every safe fix at once is what `check --fix` would change")
  func allSafeFixes() throws {
    let wrong = plan + "target more = count of things\n  by 2030: >= 7\n"
    let client = try Client(files: ["p/a.plan": wrong])
    client.start(["lang": "en"])
    client.open("p/a.plan", wrong)
    let actions = client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(client.uri("p/a.plan"))],
        "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]],
        "context": ["diagnostics": [], "only": ["source.fixAll.plancheck"]],
      ])
    let edits = actions["result"]?.array?.first?["edit"]?["changes"]?[client.uri("p/a.plan")]?.array
    #expect(edits?.map { $0["newText"] } == ["  by 2030: at least 7\n"])
  }

  @Test("pushes findings, in the language that is asked for, and takes them back when they are mended")
  func findings() throws {
    let client = try Client(files: ["p/a.plan": plan])
    client.start(["lang": "vi"])
    client.open("p/a.plan", plan.replacingOccurrences(of: "count of things", with: "count of thingsx"))
    #expect(client.codes("p/a.plan")?.contains("P0301") == true)
    let first = client.received.last?["params"]?["diagnostics"]?.array?.first
    #expect(first?["message"]?.string?.hasPrefix("không có") == true)
    let range: JSONValue = ["start": ["line": 5, "character": 20], "end": ["line": 5, "character": 20]]
    let actions = client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(client.uri("p/a.plan"))], "range": range,
        "context": ["diagnostics": []],
      ])
    #expect(actions["result"]?.array?.first?["kind"] == "quickfix")
    client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(client.uri("p/a.plan")), "version": 2],
        "contentChanges": [
          [
            "range": ["start": ["line": 5, "character": 26], "end": ["line": 5, "character": 27]], "text": "",
          ]
        ],
      ])
    #expect(client.codes("p/a.plan") == [])
  }

  @Test(
    "renames a name of a shared file in every plan that uses it, and refuses what would change a plan's meaning"
  )
  func renaming() throws {
    let shared = "table t\n  column id text key\n  column n whole\npopulation big = t where n > 5\n"
    func user(_ name: String) -> String {
      "plan \(name)\nuse \"../shared/t.plan\"\ntarget a = count of big\n  by 2030: at least 5\n"
    }
    let client = try Client(files: [
      "shared/t.plan": shared, "one/one.plan": user("one"),
      "two/two.plan": user("two")
        + "population mine = big where n < 9\ntarget c = count of mine\n  by 2030: at least 1\n",
    ])
    client.start()
    client.open("one/one.plan", user("one"))
    let answer = client.request(
      "textDocument/rename", client.at("one/one.plan", line: 2, character: 22, ["newName": "large"]))
    let changes = answer["result"]?["changes"]
    #expect(changes?[client.uri("shared/t.plan")]?.array?.count == 1)
    #expect(changes?[client.uri("one/one.plan")]?.array?.count == 1)
    #expect(changes?[client.uri("two/two.plan")]?.array?.count == 2)
    let refused = client.request(
      "textDocument/rename", client.at("one/one.plan", line: 2, character: 22, ["newName": "mine"]))
    #expect(refused["error"]?["code"] == .integer(-32803))
    let found = client.request("textDocument/references", client.at("one/one.plan", line: 2, character: 22))
    #expect(found["result"]?.array?.count == 4)
  }

  @Test("keeps the name of a goal by which a file of measured values calls it, in any plan that uses it")
  func measuredNames() throws {
    let text = "plan p\ntarget jobs \"Việc làm\" = stated\n  by 2030: at least 5\n"
    func answer(_ lines: String, at folder: String = "p/data") throws -> JSONValue {
      let client = try Client(files: ["p/p.plan": text, "\(folder)/measured.csv": lines])
      client.start()
      client.open("p/p.plan", text)
      return client.request(
        "textDocument/rename", client.at("p/p.plan", line: 1, character: 8, ["newName": "posts"]))
    }
    let header = "indicator,date,group,low,high,source\n"
    for folder in ["data", "sample"] {
      let refused = try answer(header + "jobs,2024,,3,3,\n", at: "p/\(folder)")
      #expect(
        refused["error"]?["message"]
          == .string(
            "line 2 of `\(folder)/measured.csv` gives a value of `jobs` by this name and would be lost; change the name there first"
          ))
    }
    // By its label it stays found; a name that nothing has, or that was changed there before, loses nothing.
    for line in ["Việc làm", "other", "posts"] {
      #expect(try answer(header + "\(line),2024,,3,3,\n")["result"]?["changes"] != nil, "\(line)")
    }
    // The file beside another plan that uses the same indicator counts as well.
    func user(_ name: String) -> String {
      "plan \(name)\nuse \"../shared/s.plan\"\ntarget a = jobs\n  by 2030: at least 5\n"
    }
    let client = try Client(files: [
      "shared/s.plan": "indicator jobs = stated\n", "one/one.plan": user("one"), "two/two.plan": user("two"),
      "two/data/measured.csv": header + "a,2023,,3,3,\njobs,2024,,3,3,\n",
    ])
    client.start()
    client.open("one/one.plan", user("one"))
    let refused = client.request(
      "textDocument/rename", client.at("one/one.plan", line: 2, character: 11, ["newName": "posts"]))
    #expect(refused["error"]?["message"]?.string?.hasPrefix("line 3 of `data/measured.csv` gives") == true)
  }

  @Test("lays a text out with one edit over the lines that differ")
  func formatting() throws {
    let client = try Client(files: ["p/a.plan": plan])
    client.start()
    client.open("p/a.plan", plan.replacingOccurrences(of: "  column id", with: "     column   id"))
    let edits = client.request("textDocument/formatting", client.at("p/a.plan", line: 0, character: 0))[
      "result"]
    #expect(edits?.array?.count == 1)
    #expect(edits?.array?.first?["newText"] == "  column id text key\n")
    #expect(edits?.array?.first?["range"]?["start"] == ["line": 3, "character": 0])
    #expect(edits?.array?.first?["range"]?["end"] == ["line": 4, "character": 0])
  }
}
