// Runs the extension under node with a stand-in for the `vscode` module. No real window is opened.
//   PLANCHECK=.build/debug/plancheck node Editors/vscode/test.js
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const root = path.resolve(__dirname, "..", "..");
const program = path.resolve(process.env.PLANCHECK || path.join(root, ".build/debug/plancheck"));
const file = path.join(root, "plans/daknong/daknong.plan");
const text = fs.readFileSync(file, "utf8");

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Range {
  constructor(start, end) {
    Object.assign(this, { start, end });
  }
}
class Plain {
  constructor(...values) {
    this.values = values;
  }
}

const providers = {};
const events = {};
const shown = new Map();
const errors = [];
const commands = {};
const opened = [];
const panel = { webview: { html: "" }, onDidDispose: () => disposable };
const disposable = { dispose() {} };
const on = (name) => (handler) => {
  events[name] = handler;
  return disposable;
};
const provide = (name) => (...values) => {
  providers[name] = values.find((value) => value && Object.keys(value).some((key) => /^(provide|prepare)/.test(key)));
  return disposable;
};
const document = {
  languageId: "plan", version: 1, getText: () => text, uri: { toString: () => pathToFileURL(file).toString() },
};

const vscode = {
  Position, Range, Location: Plain, Diagnostic: class { constructor(range, message) { Object.assign(this, { range, message }); } },
  DiagnosticSeverity: { Error: 0, Warning: 1 }, DiagnosticRelatedInformation: Plain, MarkdownString: Plain, Hover: Plain,
  DocumentHighlight: Plain, CompletionItem: class { constructor(label) { this.label = label; } }, SnippetString: Plain,
  DocumentSymbol: class { constructor(name) { this.name = name; } }, SymbolInformation: Plain, FoldingRange: Plain,
  SelectionRange: Plain, DocumentLink: Plain, TextEdit: { replace: (...values) => new Plain(...values) }, CodeAction: Plain,
  CodeActionKind: { Empty: { append: (kind) => kind } }, SemanticTokens: class { constructor(data) { this.data = data; } },
  SemanticTokensLegend: Plain, InlayHint: Plain,
  WorkspaceEdit: class {
    constructor() { this.edits = []; }
    replace(...values) { this.edits.push(values); }
  },
  Uri: { parse: (uri) => ({ toString: () => uri }) },
  EventEmitter: class { constructor() { this.event = () => disposable; } fire() { events.fired = true; } dispose() {} },
  env: { language: "vi" },
  CodeLens: class { constructor(range, command) { Object.assign(this, { range, command }); } },
  ViewColumn: { Beside: -2 },
  commands: { registerCommand: (name, run) => { commands[name] = run; return disposable; } },
  window: {
    showErrorMessage: (message) => errors.push(message),
    showTextDocument: async (shownDocument) => opened.push(shownDocument),
    createWebviewPanel: (type, title, column, options) => {
      assert.strictEqual(options.enableScripts, false);
      return panel;
    },
    get activeTextEditor() { return { document }; },
  },
  workspace: {
    getConfiguration: () => ({ get: (name) => (name === "path" ? program : "") }),
    workspaceFolders: [{ uri: { toString: () => pathToFileURL(root).toString() }, name: "root" }],
    textDocuments: [document],
    onDidOpenTextDocument: on("open"), onDidCloseTextDocument: on("close"), onDidSaveTextDocument: on("save"),
    onDidChangeTextDocument: on("change"), openTextDocument: async (made) => made,
  },
  languages: new Proxy(
    {
      createDiagnosticCollection: () => ({ set: (uri, list) => shown.set(uri.toString(), list), dispose() {} }),
    },
    { get: (made, name) => made[name] || provide(String(name)) }
  ),
};

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
const extension = require("./extension.js");

const codeOf = (found) => (found.code && found.code.value) || found.code;

async function until(what, done) {
  for (let turn = 0; turn < 1200; turn++) {
    if (done()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not seen: ${what}`);
}

async function main() {
  await extension.activate({ subscriptions: [] });
  const uri = document.uri.toString();
  await until("findings", () => shown.has(uri));
  const last = text.split("\n").length - 1;
  const end = new Position(last, 0);
  document.version = 2;
  events.change({ document, contentChanges: [{ range: new Range(end, end), text: "tổng thể q = nowhere\n" }] });
  await until("the slip", () => shown.get(uri).some((found) => codeOf(found) === "P0301"));
  assert.match(shown.get(uri).find((found) => codeOf(found) === "P0301").message, /không có/);
  const offers = await providers.registerCompletionItemProvider.provideCompletionItems(document, end);
  assert(offers.some((offer) => offer.label === "tổng thể"));
  const hover = await providers.registerHoverProvider.provideHover(document, new Position(0, 1));
  assert(hover || text.startsWith("#"));
  const symbols = await providers.registerDocumentSymbolProvider.provideDocumentSymbols(document);
  assert(symbols.length > 5);
  const tokens = await providers.registerDocumentSemanticTokensProvider.provideDocumentSemanticTokens(document);
  assert(tokens.data.length % 5 === 0 && tokens.data.length > 500);
  const line = text.split("\n").findIndex((row) => row.startsWith("mục tiêu "));
  const edit = await providers.registerRenameProvider.provideRenameEdits(document, new Position(line, 10), "renamed_target");
  assert(edit.edits.length >= 1);
  await assert.rejects(
    providers.registerRenameProvider.provideRenameEdits(document, new Position(line, 10), "where"), /từ khóa/
  );
  events.change({ document, contentChanges: [{ range: new Range(end, new Position(last + 1, 0)), text: "" }] });
  await until("the slip to be gone", () => !shown.get(uri).some((found) => codeOf(found) === "P0301"));
  const lenses = await providers.registerCodeLensProvider.provideCodeLenses(document);
  const explain = lenses.find((lens) => lens.command.command === "plancheck.explain.show");
  assert(lenses.length > 5 && explain);
  await commands[explain.command.command](...explain.command.arguments);
  assert(opened[0].content.includes(explain.command.arguments[1]));
  await commands["plancheck.report.show"]();
  assert.match(panel.webview.html, /<html[\s\S]*<\/html>/);
  await until("values beside the goals", () => events.fired);
  const whole = new Range(new Position(0, 0), end);
  const hints = await providers.registerInlayHintsProvider.provideInlayHints(document, whole);
  assert(hints.length > 3);
  assert.deepStrictEqual(
    await providers.registerDocumentRangeFormattingEditProvider.provideDocumentRangeFormattingEdits(document, whole), []
  );
  await extension.deactivate();
  assert.deepStrictEqual(errors, []);
  console.log("the extension starts the server and shows what it says (a stand-in for vscode; no real window was opened)");
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  }
);
