import TargetDSL
import TargetEngine

/// The server between a client and the plans: takes messages one by one, and speaks when it has nothing else to do.
final class LanguageServer {
  enum Stage { case waiting, running, shutDown }

  let workspace = Workspace()
  let desk = MeasuringDesk()
  let send: (JSONValue) -> Void
  private(set) var stage = Stage.waiting
  var language: Language
  var client = ClientAbilities()
  /// Addresses for which something was pushed.
  private var published: [String: JSONValue] = [:]
  var hasNews = false
  /// Takes the process of the client, where it has named it, before it is answered.
  var follow: (Int) -> Void = { _ in }
  private var refreshes = 0
  /// The state in which data on the disk were seen last.
  var fileMarks: [String: String] = [:]
  /// Something has been opened: the files are to be looked at before another program changes them.
  var looksSoon = false
  /// Of each plan what of it is still as it was measured, and of which texts that is said.
  var standings: [String: (old: [SyntaxTree], new: [SyntaxTree], parts: StandingParts)] = [:]
  /// The folder of data that was asked for and is not used, until that is said.
  var refusedData: String?
  /// Set when the client says goodbye.
  private(set) var exitCode: Int32?

  init(language: Language, send: @escaping (JSONValue) -> Void) {
    self.language = language
    self.send = send
  }

  // MARK: Messages

  func handle(_ message: JSONValue) {
    guard let method = message["method"]?.string else {
      // Answers to our own requests need none; anything else is no message.
      if message["result"] == nil, message["error"] == nil {
        respond(to: message["id"] ?? .null, .failure(.invalidRequest))
      }
      return
    }
    let parameters = message["params"] ?? .object([:])
    guard let id = message["id"] else { return notify(method, parameters) }
    switch id {
    case .string, .number: break
    default: return respond(to: .null, .failure(.invalidRequest))
    }
    do throws(ResponseError) {
      if stage == .running, method == "workspace/executeCommand" { return try execute(parameters, id) }
      respond(to: id, .success(try answer(method, parameters)))
    } catch {
      respond(to: id, .failure(error))
    }
  }

  func respond(to id: JSONValue, _ outcome: Result<JSONValue, ResponseError>) {
    switch outcome {
    case .success(let result): send(["jsonrpc": "2.0", "id": id, "result": result])
    case .failure(let error):
      send([
        "jsonrpc": "2.0", "id": id,
        "error": ["code": .integer(error.code), "message": .string(error.message)],
      ])
    }
  }

  func push(_ method: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  private func answer(_ method: String, _ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    switch (stage, method) {
    case (.waiting, "initialize"):
      stage = .running
      return initialize(parameters)
    case (.waiting, _): throw .notInitialized
    case (.running, "initialize"): throw .initializedAlready
    case (.shutDown, _): throw .shutDown
    case (.running, "shutdown"):
      stage = .shutDown
      return .null
    case (.running, _):
      return try perform(method, parameters)
    }
  }

  /// Every request that is advertised, and no other.
  private func perform(_ method: String, _ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    switch method {
    case "textDocument/diagnostic": return try pulledDiagnostics(parameters)
    case "textDocument/codeAction": return try codeActions(parameters)
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/references": return try references(parameters)
    case "textDocument/documentHighlight": return try highlights(parameters)
    case "textDocument/prepareRename": return try prepareRename(parameters)
    case "textDocument/rename": return try rename(parameters)
    case "textDocument/completion": return try completion(parameters)
    case "textDocument/documentSymbol": return try documentSymbols(parameters)
    case "workspace/symbol": return try workspaceSymbols(parameters)
    case "textDocument/foldingRange": return try foldingRanges(parameters)
    case "textDocument/selectionRange": return try selectionRanges(parameters)
    case "textDocument/documentLink": return try documentLinks(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    case "textDocument/rangeFormatting": return try rangeFormatting(parameters)
    case "textDocument/onTypeFormatting": return try onTypeFormatting(parameters)
    case "textDocument/codeLens": return try codeLenses(parameters)
    case "textDocument/semanticTokens/full": return try semanticTokens(parameters)
    case "textDocument/inlayHint": return try inlayHints(parameters)
    default: throw .unknownMethod(method)
    }
  }

  private func notify(_ method: String, _ parameters: JSONValue) {
    if method == "exit" {
      exitCode = stage == .shutDown ? 0 : 1
      return
    }
    guard stage == .running else { return }
    let document = parameters["textDocument"]
    let uri = document?["uri"]?.string ?? ""
    let path = FileAddress.path(of: uri)
    switch method {
    case "textDocument/didOpen":
      guard let text = document?["text"]?.string, !uri.isEmpty else { return }
      looksSoon = true
      workspace.open(
        OpenDocument(uri: uri, path: path, version: document?["version"]?.integer ?? 0, text: text))
    case "textDocument/didChange":
      workspace.change(
        path, parameters["contentChanges"]?.array ?? [], version: document?["version"]?.integer ?? 0)
    case "textDocument/didClose": workspace.close(path)
    case "initialized":
      watchFiles()
      tellOfOptions()
    case "textDocument/didSave": workspace.forgetAll()
    case "workspace/didChangeWatchedFiles":
      workspace.forgetAll()
      desk.forgetAll()
    case "workspace/didChangeWorkspaceFolders":
      let event = parameters["event"]
      let gone = (event?["removed"]?.array ?? []).compactMap { $0["uri"]?.string }.map(FileAddress.folder)
      let new = (event?["added"]?.array ?? []).compactMap { $0["uri"]?.string }.map(FileAddress.folder)
      workspace.roots = workspace.roots.filter { !gone.contains($0) } + new
      workspace.forgetAll()
    default: return
    }
    hasNews = true
  }

  // MARK: Diagnostics that are pushed

  /// Says what has changed, once nothing else is waiting, and has the plans measured.
  func speak() {
    guard stage == .running else { return }
    if hasNews { pushFindings() }
    hasNews = false
    for path in measuredPaths {
      guard let plan = workspace.measurable(path) else { continue }
      desk.want(plan, language: language)
    }
  }

  /// The plans and the cases that are open, or of which a file is.
  var measuredPaths: [String] {
    var found: [String] = []
    for path in workspace.documents.keys.sorted() {
      for unit in Workspace.isCases(path) ? [path] : workspace.plans(with: path) where !found.contains(unit) {
        found.append(unit)
      }
    }
    return found
  }

  /// Something has been measured, or a command been done: the client asks again for what it shows.
  func take(from descriptor: Int32) {
    let news = desk.read(descriptor)
    for (id, text) in news.answers { respond(to: id, .success(.string(text))) }
    guard news.isMeasured else { return }
    hasNews = true
    for (method, isKnown) in [
      ("workspace/inlayHint/refresh", client.refreshesHints),
      ("workspace/codeLens/refresh", client.refreshesLenses),
      ("workspace/diagnostic/refresh", client.pulls && client.refreshesFindings),
    ] where isKnown {
      refreshes += 1
      send(["jsonrpc": "2.0", "id": .string("refresh \(refreshes)"), "method": .string(method)])
    }
  }

  /// A command that is taken back.
  func cancel(_ id: JSONValue) {
    if desk.cancel(id) { respond(to: id, .failure(.cancelled)) }
  }

  private func pushFindings() {
    var news: [String: JSONValue] = [:]
    for (path, findings) in findingsByFile() {
      let uri = workspace.uri(of: path)
      news[uri] = .array(findings)
    }
    for document in workspace.documents.values {
      // What is open is asked for by a client that asks.
      if client.pulls {
        news[document.uri] = nil
      } else if news[document.uri] == nil {
        news[document.uri] = []
      }
    }
    for uri in published.keys where news[uri] == nil { news[uri] = [] }
    for (uri, list) in news.sorted(by: { $0.key < $1.key }) where published[uri] != list {
      var parameters: [String: JSONValue] = ["uri": .string(uri), "diagnostics": list]
      if let document = workspace.document(at: FileAddress.path(of: uri)) {
        parameters["version"] = .integer(document.version)
      }
      push("textDocument/publishDiagnostics", .object(parameters))
    }
    published = news.filter { $0.value != [] || workspace.document(at: FileAddress.path(of: $0.key)) != nil }
  }

  /// What is found in the open files and in all that their plans use.
  private func findingsByFile() -> [String: [JSONValue]] {
    var seen: [String: Set<JSONValue>] = [:]
    var result: [String: [JSONValue]] = [:]
    let texts = EditorTexts()
    func add(_ json: JSONValue, to path: String) {
      if seen[path, default: []].insert(json).inserted { result[path, default: []].append(json) }
    }
    for path in workspace.documents.keys.sorted() {
      for finding in findings(concerning: path) { add(diagnostic(finding, texts), to: finding.place.path) }
    }
    for path in measuredPaths {
      for (place, json) in measuredFindings(path, texts) { add(json, to: place) }
    }
    return result
  }

  /// What is found in a file and in all plans that it is part of.
  func findings(concerning path: String) -> [Diagnostic] {
    if Workspace.isCases(path) { return workspace.compiledCases(path).diagnostics }
    let plans = workspace.plans(with: path)
    return (plans.contains(path) ? [] : workspace.findings(path)) + plans.flatMap { workspace.findings($0) }
  }
}
