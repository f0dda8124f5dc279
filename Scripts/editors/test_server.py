"""The server as editors speak to it: pytest-lsp in the guise of three of them.

    PLANCHECK=.build/debug/plancheck pytest Scripts/editors
"""
import asyncio
import os
import pathlib
import random
import shutil

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("PLANCHECK", str(ROOT / ".build/debug/plancheck"))
CLIENTS = ["visual-studio-code", "neovim", "emacs"]


@pytest.fixture()
def plans(tmp_path):
    """The real plans, where a test may change them."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    return tmp_path / "plans"


@pytest_lsp.fixture(params=CLIENTS, config=ClientServerConfig(server_command=[PROGRAM, "lsp"]))
async def client(request, lsp_client: LanguageClient, plans):
    capabilities = client_capabilities(request.param)
    # What every one of these editors answers, and the stand-in does not by itself.
    for method in ("client/registerCapability", "workspace/inlayHint/refresh", "workspace/codeLens/refresh"):
        if method not in lsp_client.protocol.fm.features:
            lsp_client.feature(method)(lambda *_: None)
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=capabilities, root_uri=plans.as_uri(), locale="en")
    )
    yield
    await lsp_client.shutdown_session()


def opened(client, path, text=None):
    uri = path.as_uri()
    text = path.read_text() if text is None else text
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plan", 1, text))
    )
    return uri, text


def place(text, wanted, inside=1):
    """The position inside the first occurrence."""
    return position_at(text, text.index(wanted) + inside)


def position_at(text, offset):
    """In UTF-16."""
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return types.Position(line, len(text[start:offset].encode("utf-16-le")) // 2)


async def settled(client, uri):
    await asyncio.wait_for(client.wait_for_notification("textDocument/publishDiagnostics"), 60)
    return client.diagnostics[uri]


@pytest.mark.asyncio
async def test_a_sound_plan_has_no_error_and_a_slip_is_said_and_mended(client, plans):
    uri, text = opened(client, plans / "daknong" / "daknong.plan")
    assert [d for d in await settled(client, uri) if d.severity == types.DiagnosticSeverity.Error] == []
    end = len(text.split("\n")) - 1
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, uri),
            [
                types.TextDocumentContentChangePartial(
                    types.Range(types.Position(end, 0), types.Position(end, 0)), "tổng thể q = nowhere\n"
                )
            ],
        )
    )
    found = await settled(client, uri)
    assert any(d.code == "P0301" and d.range.start.line == end for d in found)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(3, uri), [types.TextDocumentContentChangeWholeDocument(text)]
        )
    )
    assert [d for d in await settled(client, uri) if d.severity == types.DiagnosticSeverity.Error] == []


@pytest.mark.asyncio
async def test_every_answer_about_a_real_plan(client, plans):
    uri, text = opened(client, plans / "daknong" / "daknong.plan")
    document = types.TextDocumentIdentifier(uri)
    hover = await client.text_document_hover_async(types.HoverParams(document, place(text, "\nmục tiêu ", 2)))
    assert "goal" in hover.contents.value
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert len(symbols) > 5
    folding = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert folding
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert len(tokens.data) % 5 == 0 and len(tokens.data) > 500
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document, types.FormattingOptions(2, True))
    )
    assert not edits, "the plans of the repository are laid out"
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
    assert len(found) > 20


@pytest.mark.asyncio
async def test_a_renamed_population_leaves_every_plan_as_it_was(client, plans):
    vocabulary = next(p for p in sorted(plans.rglob("*.plan")) if "\npopulation " in p.read_text())
    uri, text = opened(client, vocabulary)
    offset = text.index("\npopulation ") + len("\npopulation ")
    old = text[offset:].split()[0]
    document = types.TextDocumentIdentifier(uri)
    position = place(text, "\npopulation " + old, len("\npopulation ") + 1)
    references = await client.text_document_references_async(
        types.ReferenceParams(text_document=document, position=position, context=types.ReferenceContext(True))
    )
    edit = await client.text_document_rename_async(types.RenameParams(text_document=document, position=position, new_name="renamed_rows"))
    if edit.document_changes:
        # What is open is changed in the version that was meant.
        versions = {change.text_document.uri: change.text_document.version for change in edit.document_changes}
        assert versions.pop(uri) == 1 and set(versions.values()) == {None}
        made = [one for change in edit.document_changes for one in change.edits]
    else:
        made = [one for edits in edit.changes.values() for one in edits]
    # A use by label stays what it is.
    assert 1 < len(made) <= len(references)
    assert all(change.new_text == "renamed_rows" for change in made)


@pytest.mark.asyncio
async def test_random_edits_come_to_the_same_as_the_full_text(client, plans):
    """What is found after many edits is what is found in the text that they make."""
    chance = random.Random(7)
    uri, text = opened(client, plans / "daknong" / "daknong.plan")
    pieces = ["", " ", "\n", "đ", "😀", "e\u0301", '"', "# x\n", "where ", "{", "2030"]
    version = 1
    for _ in range(int(os.environ.get("PLANCHECK_EDITS", "300"))):
        low = chance.randrange(len(text) + 1)
        high = min(len(text), low + chance.randrange(4))
        piece = chance.choice(pieces)
        version += 1
        start = position_at(text, low)
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri),
                [
                    types.TextDocumentContentChangePartial(
                        types.Range(start, position_at(text, high)), piece
                    )
                ],
            )
        )
        text = text[:low] + piece + text[high:]
    document = types.TextDocumentIdentifier(uri)
    edited = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version + 1, uri),
            [types.TextDocumentContentChangeWholeDocument(text)],
        )
    )
    whole = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
    assert edited == whole
