#!/usr/bin/env python3
"""Writes the grammars of editors from the words that the lexer knows.

    make_grammars.py [--check]

The words stand in Sources/TargetDSL/Lexing/Keyword.swift, and in Vietnamese in
Sources/TargetDSL/Words/VietnameseWords.swift. `--check` writes nothing and fails where a grammar differs.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEYWORDS = ROOT / "Sources/TargetDSL/Lexing/Keyword.swift"
VIETNAMESE = ROOT / "Sources/TargetDSL/Words/VietnameseWords.swift"
DECLARATIONS = ["plan", "use", "unit", "table", "population", "indicator", "target"]


def words():
    """Every raw value of the enumeration `Keyword`."""
    text = KEYWORDS.read_text()
    body = text[text.index("enum Keyword") :]
    lines = [line.strip() for line in body[: body.index("\n  public var")].splitlines()[1:]]
    listed = " ".join(line for line in lines if line and not line.startswith("//"))
    found = []
    for item in re.sub(r"\bcase ", ",", listed).split(","):
        name, _, raw = item.partition("=")
        word = raw.strip().strip('"') if raw else name.strip().strip("`")
        if word:
            found.append(word)
    return sorted(set(found))


def foreign():
    """Vietnamese spellings by the English words that they stand for."""
    found = {}
    for english, rest in re.findall(r'Entry\(\s*"([^"]*)"((?:,\s*"[^"]*")+)', VIETNAMESE.read_text()):
        found.setdefault(english, []).extend(re.findall(r'"([^"]*)"', rest))
    return found


def pattern(words):
    """Any of some words, the longest first; blanks between syllables are free."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", "\\s+").replace("/", "\\s*/\\s*") for word in ordered)


def textmate(known):
    spelt = foreign()
    opening = DECLARATIONS + [word for english in DECLARATIONS for word in spelt.get(english, [])]
    others = [word for word in known if word not in DECLARATIONS]
    # A word may open a declaration in plans and mean something else within a case.
    others += [word for english, words in spelt.items() for word in words if english not in DECLARATIONS]
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Plan",
        "scopeName": "source.plan",
        "fileTypes": ["plan", "plantest"],
        "patterns": [
            {"name": "comment.line.number-sign.plan", "match": "#.*$"},
            {
                "name": "string.quoted.double.plan", "begin": '"', "end": '"|$',
                "patterns": [{"name": "constant.character.escape.plan", "match": '\\\\["\\\\]'}],
            },
            {
                "match": f"^({pattern(opening)})(?![\\p{{L}}\\p{{M}}\\p{{N}}_])\\s*([\\p{{L}}_][\\p{{L}}\\p{{M}}\\p{{N}}_]*)?",
                "captures": {"1": {"name": "keyword.declaration.plan"}, "2": {"name": "entity.name.plan"}},
            },
            {"name": "constant.numeric.date.plan", "match": "\\b[0-9]{4}-[0-9]{2}(-[0-9]{2})?\\b"},
            {"name": "constant.numeric.plan", "match": "\\b[0-9][0-9_]*(\\.[0-9][0-9_]*)?%?"},
            {"name": "keyword.operator.plan", "match": "\\.\\.|!=|<=|>=|[=<>+*/|-]"},
            {
                "name": "keyword.control.plan",
                "match": f"(?<![\\p{{L}}\\p{{N}}_.])({pattern(others)})(?![\\p{{L}}\\p{{M}}\\p{{N}}_])",
            },
        ],
    }


def kate(known):
    items = "\n".join(f"      <item>{word}</item>" for word in known)
    spelt = pattern([word for words in foreign().values() for word in words])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE language>
<language name="Plan" section="Sources" version="1" kateversion="5.62" extensions="*.plan;*.plantest">
  <highlighting>
    <list name="words">
{items}
    </list>
    <contexts>
      <context name="Normal" attribute="Normal Text" lineEndContext="#stay">
        <RegExpr attribute="Comment" context="#stay" String="#.*$"/>
        <DetectChar attribute="String" context="Text" char="&quot;"/>
        <keyword attribute="Keyword" context="#stay" String="words"/>
        <RegExpr attribute="Keyword" context="#stay" String="\\b({spelt})\\b"/>
        <RegExpr attribute="Number" context="#stay" String="\\b[0-9][0-9_.%-]*"/>
      </context>
      <context name="Text" attribute="String" lineEndContext="#pop">
        <HlCStringChar attribute="String" context="#stay"/>
        <DetectChar attribute="String" context="#pop" char="&quot;"/>
      </context>
    </contexts>
    <itemDatas>
      <itemData name="Normal Text" defStyleNum="dsNormal"/>
      <itemData name="Keyword" defStyleNum="dsKeyword"/>
      <itemData name="Number" defStyleNum="dsDecVal"/>
      <itemData name="String" defStyleNum="dsString"/>
      <itemData name="Comment" defStyleNum="dsComment"/>
    </itemDatas>
  </highlighting>
  <general>
    <comments><comment name="singleLine" start="#"/></comments>
    <keywords casesensitive="1"/>
  </general>
</language>
"""


known = words()
assert {"plan", "where", "for", "from", "none", "weighted", "whole"} <= set(known), known
grammar = json.dumps(textmate(known), indent=2, ensure_ascii=False) + "\n"
outputs = {"Editors/vscode/syntaxes/plan.tmLanguage.json": grammar, "Editors/kate/plan.xml": kate(known)}
different = []
for name, text in outputs.items():
    path = ROOT / name
    if path.exists() and path.read_text() == text:
        continue
    different.append(name)
    if "--check" not in sys.argv:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
if "--check" in sys.argv and different:
    sys.exit(f"{', '.join(different)}: run Scripts/make_grammars.py")
