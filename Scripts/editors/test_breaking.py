"""What no editor should send: the server says so in the protocol's words, and goes on."""
import json

import pytest
from wire import Server

TEXT = "plan a\ntable t\n  column id text key\ntarget x = count of t\n  by 2030: at least 5\n"


@pytest.fixture()
def server(tmp_path):
    made = Server(tmp_path)
    yield made
    if made.process.poll() is None:
        assert made.end() == 0
    assert made.process.returncode in (0, 1), "a signal ended it"


def still_there(server, tmp_path):
    uri = (tmp_path / "a.plan").as_uri()
    server.open(uri, TEXT)
    assert server.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})["result"]
    return uri


@pytest.mark.parametrize(
    "frame",
    [
        b"Content-Length: x\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"Length: 2\r\n\r\n{}",
        b"Content-Length: 99999999999999999999999\r\n\r\n", b"Content-Length: 9000000000\r\n\r\n",
        b"Content-Length: 3\r\n\r\n{{{", b"Content-Length: 2\r\n\r\n\xff\xfe", b"Content-Length: 0\r\n\r\n",
        b"Content-Length: 4\r\n\r\nnull", b"Content-Length: 2\r\n\r\n[]", b"Content-Length: 2\r\n\r\n{}",
        b"\r\n\r\n", b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        b"Content-Length: 20000\r\n\r\n" + b"[" * 20000,
    ],
)
def test_a_malformed_frame_is_an_error_and_the_next_one_is_read(server, tmp_path, frame):
    server.raw(frame)
    answer = server.read(10)
    assert answer["error"]["code"] in (-32700, -32600) and answer["id"] is None
    still_there(server, tmp_path)


def test_unknown_methods_and_wrong_parameters(server, tmp_path):
    uri = still_there(server, tmp_path)
    assert server.request("textDocument/nothing", {})["error"]["code"] == -32601
    server.notify("textDocument/nothing", {})
    server.notify("$/whatever", None)
    methods = [
        "hover", "definition", "references", "documentHighlight", "completion", "rename", "prepareRename", "formatting",
        "rangeFormatting", "onTypeFormatting", "codeLens", "codeAction", "inlayHint", "foldingRange", "selectionRange",
        "documentLink", "semanticTokens/full", "documentSymbol", "diagnostic",
    ]
    wrong = [
        None, [], 7, "x", {}, {"textDocument": 3}, {"textDocument": {"uri": 3}}, {"textDocument": {"uri": ""}},
        {"textDocument": {"uri": "file:///nowhere/b.plan"}, "position": {"line": 0, "character": 0}},
        {"textDocument": {"uri": uri}}, {"textDocument": {"uri": uri}, "position": {"line": "a"}, "range": 3},
        {"textDocument": {"uri": uri}, "position": {"line": 1.5, "character": 2}, "positions": [3, None]},
    ]
    for method in methods:
        for parameters in wrong:
            answer = server.request("textDocument/" + method, parameters)
            assert "result" in answer or answer["error"]["code"] in (-32602, -32803), (method, parameters, answer)
    for parameters in wrong + [{"command": "rm"}, {"command": "plancheck.explain", "arguments": ["file:///etc/passwd"]}]:
        assert "error" in server.request("workspace/executeCommand", parameters)
    for method in ["didOpen", "didChange", "didClose", "didSave"]:
        for parameters in wrong:
            server.notify("textDocument/" + method, parameters)
    still_there(server, tmp_path)


def test_positions_outside_the_text(server, tmp_path):
    uri = still_there(server, tmp_path)
    far = 2**31 - 1
    for line, character in [(far, 0), (0, far), (far, far), (-1, -1), (2**63 - 1, 2**63 - 1), (-(2**63), 0), (4, 7)]:
        place = {"line": line, "character": character}
        whole = {"start": {"line": 0, "character": 0}, "end": place}
        for method in ["hover", "definition", "references", "completion", "documentHighlight", "onTypeFormatting"]:
            assert "result" in server.request("textDocument/" + method, {"textDocument": {"uri": uri}, "position": place})
        for method in ["inlayHint", "rangeFormatting", "codeAction"]:
            server.request("textDocument/" + method, {"textDocument": {"uri": uri}, "range": whole, "context": {}})
        server.request("textDocument/selectionRange", {"textDocument": {"uri": uri}, "positions": [place]})
        server.change(uri, 2, [{"range": {"start": place, "end": place}, "text": ""}])
        server.change(uri, 3, [{"range": {"start": place, "end": {"line": 0, "character": 0}}, "text": TEXT}])
    still_there(server, tmp_path)


def test_nothing_before_initialize_and_nothing_after_shutdown(tmp_path):
    server = Server(start=False)
    assert server.request("textDocument/hover", {})["error"]["code"] == -32002
    server.notify("textDocument/didOpen", {"textDocument": {"uri": "file:///a.plan", "text": "x"}})
    assert "result" in server.request("initialize", {"capabilities": {}, "rootUri": None})
    assert server.request("initialize", {})["error"]["code"] == -32600
    assert server.request("shutdown", None)["result"] is None
    assert server.request("textDocument/hover", {})["error"]["code"] == -32600
    server.notify("exit", None)
    assert server.process.wait(30) == 0


def test_exit_without_shutdown_and_a_client_that_goes_away(tmp_path):
    server = Server(tmp_path)
    server.notify("exit", None)
    assert server.process.wait(30) == 1
    server = Server(tmp_path)
    server.process.stdin.close()
    assert server.process.wait(30) == 1


def test_a_request_that_is_taken_back(server, tmp_path):
    uri = still_there(server, tmp_path)
    body = []
    for number, method in [(900, "textDocument/hover"), (901, "$/cancelRequest")]:
        message = {"jsonrpc": "2.0", "method": method, "params": {"textDocument": {"uri": uri}, "id": 900}}
        if number == 900:
            message["id"] = 900
        text = json.dumps(message).encode()
        body.append(b"Content-Length: %d\r\n\r\n" % len(text) + text)
    server.raw(b"".join(body))
    while True:
        answer = server.read(10)
        if answer.get("id") == 900:
            break
    assert answer["error"]["code"] == -32800


def edits(server, uri, method, **more):
    answer = server.request("textDocument/" + method, {"textDocument": {"uri": uri}, "options": {}, **more})
    return answer["result"]


@pytest.mark.parametrize("typed", ["\n", "\n  ", "\n\n"])
def test_an_empty_line_that_was_typed_stays(server, tmp_path, typed):
    uri = (tmp_path / "a.plan").as_uri()
    text = TEXT + typed
    server.open(uri, text)
    lines = text.split("\n")
    place = {"line": len(lines) - 1, "character": len(lines[-1])}
    assert edits(server, uri, "onTypeFormatting", position=place, ch="\n") == []


def test_a_range_that_was_drawn_backwards_is_laid_out(server, tmp_path):
    uri = (tmp_path / "a.plan").as_uri()
    server.open(uri, TEXT.replace("  by 2030:", "     by 2030:"))
    backwards = {"start": {"line": 5, "character": 0}, "end": {"line": 4, "character": 2}}
    assert edits(server, uri, "rangeFormatting", range=backwards)[0]["newText"] == "  by 2030: at least 5\n"


def test_ranges_of_a_selection_lie_in_each_other(server, tmp_path):
    uri = (tmp_path / "a.plan").as_uri()
    server.open(uri, TEXT)
    for character in range(22):
        answer = edits(server, uri, "selectionRange", positions=[{"line": 4, "character": character}])[0]
        while "parent" in answer:
            inner, outer = answer["range"], answer["parent"]["range"]
            for end in ["start", "end"]:
                for place in [inner[end]]:
                    at = (place["line"], place["character"])
                    low, high = [(outer[one]["line"], outer[one]["character"]) for one in ["start", "end"]]
                    assert low <= at <= high, character
            answer = answer["parent"]


def test_nothing_outside_the_folder_is_read(server, tmp_path):
    outside = tmp_path.parent / "outside.txt"
    outside.write_text("secret words\n")
    answer = server.request("textDocument/diagnostic", {"textDocument": {"uri": outside.as_uri()}})
    assert answer["error"]["code"] == -32602 and "secret" not in json.dumps(answer)
    outside.unlink()


def test_findings_that_are_asked_for_have_a_number(server, tmp_path):
    uri = (tmp_path / "a.plan").as_uri()
    server.open(uri, TEXT + "population q = nowhere\n")
    first = server.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["result"]
    assert first["kind"] == "full" and first["items"]
    asked = {"textDocument": {"uri": uri}, "previousResultId": first["resultId"]}
    assert server.request("textDocument/diagnostic", asked)["result"]["kind"] == "unchanged"
    server.change(uri, 2, [{"text": TEXT}])
    assert server.request("textDocument/diagnostic", asked)["result"]["items"] == []


def test_a_client_that_asks_is_pushed_only_what_it_has_not_opened(tmp_path):
    (tmp_path / "b.plan").write_text("table t\n  column id text key\npopulation q = nowhere\n")
    able = {"textDocument": {"diagnostic": {}, "publishDiagnostics": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    server = Server(start=False)
    started = server.request("initialize", {"rootUri": tmp_path.as_uri(), "capabilities": able})
    assert started["result"]["capabilities"]["diagnosticProvider"]["interFileDependencies"]
    server.notify("initialized", {})
    uri = (tmp_path / "a.plan").as_uri()
    server.open(uri, 'plan a\nuse "b.plan"\ntarget x = count of nowhere\n  by 2030: at least 5\n')
    assert server.findings(uri)
    server.notes += iter(lambda: server.read(1), None)
    pushed = {note["params"]["uri"] for note in server.notes if note.get("method") == "textDocument/publishDiagnostics"}
    assert pushed == {(tmp_path / "b.plan").as_uri()}
    assert server.end() == 0


def test_an_option_that_has_no_effect_is_said(tmp_path):
    for lang, said in [("en", "is not used"), ("vi", "nên không dùng")]:
        server = Server(tmp_path, options={"data": "../out", "lang": lang})
        message = server.read(10)
        assert message["method"] == "window/showMessage" and said in message["params"]["message"]
        assert server.end() == 0


def test_a_fix_adds_no_error(server, tmp_path):
    uri = (tmp_path / "a.plan").as_uri()
    head = "plan a\ntable t\n  column id text key\nindicator good_share = share of t where id = \"x\"\ntarget good_share\n  by 2030: at least 5%\n"
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    for version, (wrong, right) in enumerate([
        ("target god_share\n  by 2030: at least 6%\n", None), ("target n = count of t\n  always ≥ 8\n", ": at least"),
        ("target n = count of t\n  by 2030 ≤ 8\n", ": at most"), ("target n = count of t\n  by 2030: ≥ 8\n", "at least"),
    ], 2):
        if version == 2:
            server.open(uri, head + wrong)
        else:
            server.change(uri, version, [{"text": head + wrong}])
        actions = edits(server, uri, "codeAction", range=whole, context={"diagnostics": []})
        written = [
            edit["newText"] for action in actions if action["kind"] == "quickfix"
            for changes in action["edit"]["changes"].values() for edit in changes
        ]
        assert "good_share" not in written
        if right:
            assert right in written, written

