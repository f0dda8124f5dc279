// The TextMate grammar on every plan of the repository: no keyword that the language server knows is left uncoloured.
//   PLANCHECK=.build/debug/plancheck node Editors/vscode/grammar.test.js
"use strict";

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? {} : load(name, ...rest));
const { Connection } = require("./extension.js");

const root = path.resolve(__dirname, "..", "..");
const program = path.resolve(process.env.PLANCHECK || path.join(root, ".build/debug/plancheck"));
const grammar = JSON.parse(fs.readFileSync(path.join(__dirname, "syntaxes/plan.tmLanguage.json"), "utf8"));

const rules = grammar.patterns.map((rule) => ({
  ...rule, match: new RegExp(rule.match || rule.begin, "uy"), stop: rule.end && new RegExp(rule.end, "ug"),
}));

/** Ranges of one line with their scopes: at each place the first rule that fits, as an editor does it. */
function scopes(line) {
  const found = [];
  let place = 0;
  while (place < line.length) {
    let length = 0;
    for (const rule of rules) {
      rule.match.lastIndex = place;
      const match = rule.match.exec(line);
      if (!match || !match[0]) continue;
      if (rule.stop) {
        let end = place + match[0].length;
        while (end < line.length && line[end] !== '"') end += line[end] === "\\" ? 2 : 1;
        length = Math.min(line.length, end + 1) - place;
        found.push([place, place + length, rule.name]);
      } else {
        length = match[0].length;
        if (rule.captures) {
          found.push([place, place + match[1].length, rule.captures[1].name]);
        } else {
          found.push([place, place + length, rule.name]);
        }
      }
      break;
    }
    place += length || 1;
  }
  return found;
}

function plans(folder) {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.plan(test)?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath || entry.path, entry.name)).sort();
}

async function main() {
  const server = new Connection(
    spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "ignore"] }), () => {}, () => {}
  );
  await server.request("initialize", { capabilities: {}, rootUri: pathToFileURL(root).toString() });
  server.notify("initialized", {});
  const missed = [];
  let keywords = 0;
  for (const file of plans(path.join(root, "plans"))) {
    const uri = pathToFileURL(file).toString();
    const text = fs.readFileSync(file, "utf8");
    server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "plan", version: 1, text } });
    const { data } = await server.request("textDocument/semanticTokens/full", { textDocument: { uri } });
    const lines = text.split(/\r?\n/);
    let [line, start] = [0, 0];
    for (let index = 0; index < data.length; index += 5) {
      start = data[index] ? data[index + 1] : start + data[index + 1];
      line += data[index];
      if (data[index + 3] !== 0) continue;
      keywords++;
      const end = start + data[index + 2];
      const isKnown = scopes(lines[line]).some(
        ([from, to, name]) => from <= start && end <= to && /^keyword/.test(name)
      );
      if (!isKnown) missed.push(`${path.relative(root, file)}:${line + 1}: ${lines[line].slice(start, end)} in ${lines[line]}`);
    }
    server.notify("textDocument/didClose", { textDocument: { uri } });
  }
  await server.request("shutdown", null);
  server.notify("exit", null);
  assert(keywords > 1000, `only ${keywords} keywords were seen`);
  assert.deepStrictEqual(missed.slice(0, 20), [], `${missed.length} keywords are not coloured`);
  console.log(`${keywords} keywords of the plans are coloured`);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  }
);
