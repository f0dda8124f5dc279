// Speaks the Language Server Protocol to `plancheck lsp`. One file, no dependency.
"use strict";

const vscode = require("vscode");
const { spawn } = require("node:child_process");

const LANGUAGES = ["plan", "plantest"];

/** Sends and receives messages of JSON-RPC over the streams of a process. */
class Connection {
  constructor(process, onMessage, onEnd) {
    this.process = process;
    this.onMessage = onMessage;
    this.waiting = new Map();
    this.next = 1;
    this.buffer = Buffer.alloc(0);
    process.stdout.on("data", (data) => this.receive(data));
    process.on("error", (error) => this.end(onEnd, error));
    process.on("exit", (code) => this.end(onEnd, new Error(`plancheck ended with ${code}`)));
    process.stdin.on("error", () => {});
  }

  end(onEnd, error) {
    if (this.isEnded) return;
    this.isEnded = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    onEnd(error);
  }

  receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const head = this.buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const match = /content-length: *(\d+)/i.exec(this.buffer.subarray(0, head).toString("ascii"));
      const length = match ? Number(match[1]) : 0;
      if (this.buffer.length < head + 4 + length) return;
      const body = this.buffer.subarray(head + 4, head + 4 + length).toString("utf8");
      this.buffer = this.buffer.subarray(head + 4 + length);
      if (!body) continue;
      const message = JSON.parse(body);
      const waiting = this.waiting.get(message.id);
      if (message.method === undefined && waiting) {
        this.waiting.delete(message.id);
        if (message.error) waiting.reject(new Error(message.error.message));
        else waiting.resolve(message.result);
      } else if (message.method !== undefined) {
        this.onMessage(message);
      }
    }
  }

  write(message) {
    if (this.isEnded) return;
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.write({ method, params });
  }

  request(method, params, token) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      if (this.isEnded) return reject(new Error("plancheck is not running"));
      this.waiting.set(id, { resolve, reject });
      this.write({ id, method, params });
      if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
    });
  }
}

const position = (p) => new vscode.Position(p.line, p.character);
const range = (r) => new vscode.Range(position(r.start), position(r.end));
const location = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const plainPosition = (p) => ({ line: p.line, character: p.character });
const plainRange = (r) => ({ start: plainPosition(r.start), end: plainPosition(r.end) });

function diagnostic(d) {
  const severity = d.severity === 1 ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const result = new vscode.Diagnostic(range(d.range), d.message, severity);
  result.code = d.codeDescription ? { value: d.code, target: vscode.Uri.parse(d.codeDescription.href) } : d.code;
  result.source = d.source;
  if (d.tags) result.tags = d.tags;
  if (d.relatedInformation) {
    result.relatedInformation = d.relatedInformation.map(
      (r) => new vscode.DiagnosticRelatedInformation(location(r.location), r.message)
    );
  }
  return result;
}

function workspaceEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(edit.changes || {})) {
    for (const e of edits) result.replace(vscode.Uri.parse(uri), range(e.range), e.newText);
  }
  return result;
}

function symbol(s) {
  const result = new vscode.DocumentSymbol(
    s.name, s.detail || "", s.kind - 1, range(s.range), range(s.selectionRange)
  );
  result.children = (s.children || []).map(symbol);
  return result;
}

/** The server of this window with everything that is registered for it. */
class Client {
  constructor(context) {
    this.context = context;
    this.collection = vscode.languages.createDiagnosticCollection("plancheck");
    this.hints = new vscode.EventEmitter();
    this.lenses = new vscode.EventEmitter();
    this.disposables = [this.collection, this.hints, this.lenses];
  }

  async start() {
    const settings = vscode.workspace.getConfiguration("plancheck");
    const program = settings.get("path") || "plancheck";
    this.connection = new Connection(
      spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "ignore"] }),
      (message) => this.receive(message),
      (error) => {
        if (!this.isStopping) vscode.window.showErrorMessage(`plancheck: ${error.message}`);
      }
    );
    const folders = (vscode.workspace.workspaceFolders || []).map((f) => ({ uri: f.uri.toString(), name: f.name }));
    const started = await this.connection.request("initialize", {
      processId: process.pid,
      locale: vscode.env.language,
      initializationOptions: {
        ...(settings.get("lang") ? { lang: settings.get("lang") } : {}),
        ...(settings.get("data") ? { data: settings.get("data") } : {}),
      },
      workspaceFolders: folders,
      rootUri: folders.length ? folders[0].uri : null,
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          publishDiagnostics: { relatedInformation: true },
          inlayHint: {},
          codeLens: {},
        },
        workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
      },
    });
    this.connection.notify("initialized", {});
    this.register(started.capabilities);
    for (const document of vscode.workspace.textDocuments) this.open(document);
  }

  receive(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      this.collection.set(vscode.Uri.parse(message.params.uri), message.params.diagnostics.map(diagnostic));
    } else if (message.method === "workspace/inlayHint/refresh") {
      this.hints.fire();
      this.connection.write({ id: message.id, result: null });
    } else if (message.method === "workspace/codeLens/refresh") {
      this.lenses.fire();
      this.connection.write({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.connection.write({ id: message.id, error: { code: -32601, message: "not supported" } });
    }
  }

  isOurs(document) {
    return LANGUAGES.includes(document.languageId);
  }

  open(document) {
    if (!this.isOurs(document)) return;
    this.connection.notify("textDocument/didOpen", {
      textDocument: {
        uri: document.uri.toString(), languageId: document.languageId, version: document.version,
        text: document.getText(),
      },
    });
  }

  ask(method, document, more, token) {
    return this.connection.request(method, { textDocument: { uri: document.uri.toString() }, ...more }, token);
  }

  edits(found) {
    return found.map((e) => vscode.TextEdit.replace(range(e.range), e.newText));
  }

  execute(command, args) {
    return this.connection.request("workspace/executeCommand", { command, arguments: args });
  }

  /** What a command answers, as a text beside the plan. */
  async show(command, args, language) {
    const content = await this.execute(command, args);
    if (!content) return;
    const document = await vscode.workspace.openTextDocument({ content, language });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  /** The report of the plan as it stands in the editor. Scripts do not run in it. */
  async report(document) {
    const uri = document.uri.toString();
    const html = await this.execute("plancheck.report", [uri]);
    if (!this.panel) {
      this.panel = vscode.window.createWebviewPanel(
        "plancheck.report", "plancheck", vscode.ViewColumn.Beside, { enableScripts: false }
      );
      this.panel.onDidDispose(() => {
        this.panel = undefined;
      });
    }
    this.shownReport = document;
    this.panel.webview.html = html;
  }

  register(capabilities) {
    const layout = { options: { tabSize: 2, insertSpaces: true } };
    const selector = LANGUAGES.map((language) => ({ language }));
    const add = (...made) => this.disposables.push(...made);
    const at = (p) => ({ position: plainPosition(p) });
    add(
      vscode.workspace.onDidOpenTextDocument((d) => this.open(d)),
      vscode.workspace.onDidCloseTextDocument((d) => {
        if (this.isOurs(d)) this.connection.notify("textDocument/didClose", { textDocument: { uri: d.uri.toString() } });
      }),
      vscode.workspace.onDidSaveTextDocument((d) => {
        if (!this.isOurs(d)) return;
        this.connection.notify("textDocument/didSave", { textDocument: { uri: d.uri.toString() } });
        // A report that is shown follows what is saved.
        if (this.panel && this.shownReport) this.report(this.shownReport).catch(() => {});
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (!this.isOurs(event.document) || !event.contentChanges.length) return;
        this.connection.notify("textDocument/didChange", {
          textDocument: { uri: event.document.uri.toString(), version: event.document.version },
          contentChanges: event.contentChanges.map((c) => ({ range: plainRange(c.range), text: c.text })),
        });
      }),
      vscode.languages.registerHoverProvider(selector, {
        provideHover: async (d, p, token) => {
          const found = await this.ask("textDocument/hover", d, at(p), token);
          return found && new vscode.Hover(new vscode.MarkdownString(found.contents.value), range(found.range));
        },
      }),
      vscode.languages.registerDefinitionProvider(selector, {
        provideDefinition: async (d, p, token) => {
          const found = await this.ask("textDocument/definition", d, at(p), token);
          return found && location(found);
        },
      }),
      vscode.languages.registerReferenceProvider(selector, {
        provideReferences: async (d, p, context, token) => {
          const more = { ...at(p), context: { includeDeclaration: context.includeDeclaration } };
          return (await this.ask("textDocument/references", d, more, token)).map(location);
        },
      }),
      vscode.languages.registerDocumentHighlightProvider(selector, {
        provideDocumentHighlights: async (d, p, token) =>
          (await this.ask("textDocument/documentHighlight", d, at(p), token)).map(
            (h) => new vscode.DocumentHighlight(range(h.range), h.kind - 1)
          ),
      }),
      vscode.languages.registerRenameProvider(selector, {
        prepareRename: async (d, p, token) => {
          const found = await this.ask("textDocument/prepareRename", d, at(p), token);
          return { range: range(found.range), placeholder: found.placeholder };
        },
        provideRenameEdits: async (d, p, newName, token) =>
          workspaceEdit(await this.ask("textDocument/rename", d, { ...at(p), newName }, token)),
      }),
      vscode.languages.registerCompletionItemProvider(
        selector,
        {
          provideCompletionItems: async (d, p, token) => {
            const found = await this.ask("textDocument/completion", d, at(p), token);
            return found.items.map((item) => {
              const made = new vscode.CompletionItem(item.label, item.kind - 1);
              made.detail = item.detail;
              made.sortText = item.sortText;
              made.range = range(item.textEdit.range);
              made.insertText =
                item.insertTextFormat === 2 ? new vscode.SnippetString(item.textEdit.newText) : item.textEdit.newText;
              return made;
            });
          },
        },
        ...capabilities.completionProvider.triggerCharacters
      ),
      vscode.languages.registerDocumentSymbolProvider(selector, {
        provideDocumentSymbols: async (d, token) =>
          (await this.ask("textDocument/documentSymbol", d, {}, token)).map(symbol),
      }),
      vscode.languages.registerWorkspaceSymbolProvider({
        provideWorkspaceSymbols: async (query, token) =>
          (await this.connection.request("workspace/symbol", { query }, token)).map(
            (s) => new vscode.SymbolInformation(s.name, s.kind - 1, "", location(s.location))
          ),
      }),
      vscode.languages.registerFoldingRangeProvider(selector, {
        provideFoldingRanges: async (d, context, token) =>
          (await this.ask("textDocument/foldingRange", d, {}, token)).map(
            (f) => new vscode.FoldingRange(f.startLine, f.endLine, f.kind === "comment" ? 1 : undefined)
          ),
      }),
      vscode.languages.registerSelectionRangeProvider(selector, {
        provideSelectionRanges: async (d, positions, token) => {
          const make = (s) => new vscode.SelectionRange(range(s.range), s.parent && make(s.parent));
          const more = { positions: positions.map(plainPosition) };
          return (await this.ask("textDocument/selectionRange", d, more, token)).map(make);
        },
      }),
      vscode.languages.registerDocumentLinkProvider(selector, {
        provideDocumentLinks: async (d, token) =>
          (await this.ask("textDocument/documentLink", d, {}, token)).map(
            (l) => new vscode.DocumentLink(range(l.range), vscode.Uri.parse(l.target))
          ),
      }),
      vscode.languages.registerDocumentFormattingEditProvider(selector, {
        provideDocumentFormattingEdits: async (d, options, token) =>
          (await this.ask("textDocument/formatting", d, { options: { tabSize: 2, insertSpaces: true } }, token)).map(
            (e) => vscode.TextEdit.replace(range(e.range), e.newText)
          ),
      }),
      vscode.languages.registerDocumentRangeFormattingEditProvider(selector, {
        provideDocumentRangeFormattingEdits: async (d, where, options, token) =>
          this.edits(await this.ask("textDocument/rangeFormatting", d, { range: plainRange(where), ...layout }, token)),
      }),
      vscode.languages.registerOnTypeFormattingEditProvider(
        selector,
        {
          provideOnTypeFormattingEdits: async (d, p, ch, options, token) =>
            this.edits(await this.ask("textDocument/onTypeFormatting", d, { ...at(p), ch, ...layout }, token)),
        },
        "\n"
      ),
      vscode.languages.registerCodeLensProvider(selector, {
        onDidChangeCodeLenses: this.lenses.event,
        provideCodeLenses: async (d, token) =>
          (await this.ask("textDocument/codeLens", d, {}, token)).map(
            (l) =>
              new vscode.CodeLens(range(l.range), {
                title: l.command.title, command: `${l.command.command}.show`, arguments: l.command.arguments,
              })
          ),
      }),
      vscode.languages.registerCodeActionsProvider(selector, {
        provideCodeActions: async (d, where, context, token) => {
          const only = context.only ? [context.only.value] : undefined;
          const more = { range: plainRange(where), context: { diagnostics: [], only } };
          return (await this.ask("textDocument/codeAction", d, more, token)).map((a) => {
            const made = new vscode.CodeAction(a.title, vscode.CodeActionKind.Empty.append(a.kind));
            made.edit = workspaceEdit(a.edit);
            made.isPreferred = a.isPreferred;
            if (a.diagnostics) made.diagnostics = a.diagnostics.map(diagnostic);
            return made;
          });
        },
      }),
      vscode.languages.registerInlayHintsProvider(selector, {
        onDidChangeInlayHints: this.hints.event,
        provideInlayHints: async (d, where, token) =>
          (await this.ask("textDocument/inlayHint", d, { range: plainRange(where) }, token)).map((h) => {
            const made = new vscode.InlayHint(position(h.position), h.label);
            made.paddingLeft = h.paddingLeft;
            made.tooltip = new vscode.MarkdownString(h.tooltip.value);
            return made;
          }),
      }),
      vscode.languages.registerDocumentSemanticTokensProvider(
        selector,
        {
          provideDocumentSemanticTokens: async (d, token) =>
            new vscode.SemanticTokens(
              new Uint32Array((await this.ask("textDocument/semanticTokens/full", d, {}, token)).data)
            ),
        },
        new vscode.SemanticTokensLegend(
          capabilities.semanticTokensProvider.legend.tokenTypes,
          capabilities.semanticTokensProvider.legend.tokenModifiers
        )
      )
    );
  }

  async stop() {
    this.isStopping = true;
    for (const one of this.disposables) one.dispose();
    try {
      await this.connection.request("shutdown", null);
      this.connection.notify("exit", null);
    } catch {
      // It is gone already.
    }
  }
}

let client;

async function activate(context) {
  client = new Client(context);
  context.subscriptions.push(
    vscode.commands.registerCommand("plancheck.restart", async () => {
      await client.stop();
      client = new Client(context);
      await client.start();
    }),
    vscode.commands.registerCommand("plancheck.report.show", async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor || !client.isOurs(editor.document)) return;
      try {
        await client.report(editor.document);
      } catch (error) {
        vscode.window.showErrorMessage(`plancheck: ${error.message}`);
      }
    }),
    ...[["explain", "plaintext"], ["rows", "csv"], ["runCases", "plaintext"]].map(([name, language]) =>
      vscode.commands.registerCommand(`plancheck.${name}.show`, async (...args) => {
        try {
          await client.show(`plancheck.${name}`, args, language);
        } catch (error) {
          vscode.window.showErrorMessage(`plancheck: ${error.message}`);
        }
      })
    )
  );
  await client.start();
}

async function deactivate() {
  if (client) await client.stop();
}

module.exports = { activate, deactivate, Connection };
