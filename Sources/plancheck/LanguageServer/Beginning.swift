import TargetDSL

// What a client and the server tell each other first.

extension LanguageServer {
  func initialize(_ parameters: JSONValue) -> JSONValue {
    if let wanted = parameters["initializationOptions"]?["lang"]?.string,
      let language = Language(rawValue: wanted)
    {
      self.language = language
    } else if let locale = parameters["locale"]?.string {
      language = locale.lowercased().hasPrefix("vi") ? .vietnamese : .english
    }
    // One folder beside the plan, and none elsewhere.
    if let data = parameters["initializationOptions"]?["data"]?.string, !data.isEmpty {
      if !data.contains("/"), data != "..", data != "." {
        workspace.dataFolder = data
      } else {
        refusedData = data
      }
    }
    if let process = parameters["processId"]?.integer { follow(process) }
    client = ClientAbilities(parameters["capabilities"])
    let folders = (parameters["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
    let root = parameters["rootUri"]?.string.map { [$0] } ?? []
    workspace.roots = (folders.isEmpty ? root : folders).map(FileAddress.folder)
    return [
      "serverInfo": ["name": "plancheck", "version": .string(Product.version)],
      "capabilities": abilities,
    ]
  }

  /// Says which option has no effect, and why.
  func tellOfOptions() {
    guard let data = refusedData else { return }
    refusedData = nil
    let message = Phrase(
      en:
        "the option `data` names a folder beside the plan, so `\(data)` is not used: the data are those in `data`",
      vi:
        "tùy chọn `data` là tên một thư mục cạnh kế hoạch nên không dùng `\(data)`; số liệu được đọc từ thư mục `data`"
    )
    push("window/showMessage", ["type": 2, "message": .string(message.text(in: language))])
  }

  /// A client that shows both what is pushed and what it asks for shows all of it twice. So one that asks, and can be told to
  /// ask again when something was measured, is pushed only what concerns files that it has not opened; any other is pushed
  /// everything. Asking is answered in any case.
  private var abilities: JSONValue {
    guard client.pulls, case .object(var members) = LanguageServer.abilities else {
      return LanguageServer.abilities
    }
    members["diagnosticProvider"] = [
      "identifier": "plancheck", "interFileDependencies": true, "workspaceDiagnostics": false,
    ]
    return .object(members)
  }

  private static let abilities: JSONValue = [
    "positionEncoding": "utf-16",
    "textDocumentSync": ["openClose": true, "change": 2, "save": true],
    "codeActionProvider": ["codeActionKinds": ["quickfix", "source.fixAll.plancheck"]],
    "hoverProvider": true,
    "definitionProvider": true,
    "referencesProvider": true,
    "documentHighlightProvider": true,
    "renameProvider": ["prepareProvider": true],
    "completionProvider": ["triggerCharacters": [".", " ", "{", "=", "\""]],
    "documentSymbolProvider": true,
    "workspaceSymbolProvider": true,
    "foldingRangeProvider": true,
    "selectionRangeProvider": true,
    "documentLinkProvider": [:],
    "documentFormattingProvider": true,
    "documentRangeFormattingProvider": true,
    "documentOnTypeFormattingProvider": ["firstTriggerCharacter": "\n"],
    "codeLensProvider": ["resolveProvider": false],
    "executeCommandProvider": ["commands": .array(LanguageServer.commands.map { .string($0) })],
    "semanticTokensProvider": [
      "legend": [
        "tokenTypes": .array(SemanticToken.Kind.allCases.map { .string($0.rawValue) }),
        "tokenModifiers": ["declaration"],
      ],
      "full": true,
    ],
    "inlayHintProvider": true,
    "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
  ]
}

/// What the client can make use of.
struct ClientAbilities {
  var knowsSnippets = false
  var knowsNestedSymbols = false
  var knowsRelatedInformation = false
  /// Whether it asks for the findings of what it has opened.
  var pulls = false
  var refreshesFindings = false
  var refreshesHints = false
  var refreshesLenses = false
  var watchesFiles = false
  var knowsVersionedEdits = false

  init() {}

  init(_ value: JSONValue?) {
    let text = value?["textDocument"]
    knowsSnippets = text?["completion"]?["completionItem"]?["snippetSupport"]?.boolean ?? false
    knowsNestedSymbols = text?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.boolean ?? false
    refreshesFindings = value?["workspace"]?["diagnostics"]?["refreshSupport"]?.boolean ?? false
    pulls = text?["diagnostic"] != nil && (refreshesFindings || text?["publishDiagnostics"] == nil)
    refreshesHints = value?["workspace"]?["inlayHint"]?["refreshSupport"]?.boolean ?? false
    refreshesLenses = value?["workspace"]?["codeLens"]?["refreshSupport"]?.boolean ?? false
    watchesFiles =
      value?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.boolean ?? false
    knowsVersionedEdits = value?["workspace"]?["workspaceEdit"]?["documentChanges"]?.boolean ?? false
    knowsRelatedInformation = text?["publishDiagnostics"]?["relatedInformation"]?.boolean ?? false
  }
}
