"""What the rows come to, as an editor shows it."""
import json
import os
import subprocess
import time

import pytest
from wire import PROGRAM, Server, position

SHARED = """table t "Bảng"
  column id text key
  column status "Tình trạng" one of { good = "tốt", bad = "xấu" }
population running = t where status = good
"""
PLAN = """plan %s
use "../shared/t.plan"
target share_good "Tốt" = share of t where status = good
  by 2024: at least 60%%
target many = count of running
  by 2024: at least %d
"""
ROWS = "id,Tình trạng\na,tốt\nb,tốt\nc,xấu\nd,lạ\n"
REFRESH = {"workspace": {"inlayHint": {"refreshSupport": True}, "codeLens": {"refreshSupport": True}}}


@pytest.fixture()
def place(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/t.plan").write_text(SHARED)
    for number, name in enumerate(["one", "two", "three", "four"]):
        (tmp_path / name / "data/2024").mkdir(parents=True)
        (tmp_path / name / f"{name}.plan").write_text(PLAN % (name, number + 1))
        (tmp_path / name / "data/2024/t.csv").write_text(ROWS)
    (tmp_path / "one/one.plantest").write_text(
        'use "one.plan"\n\ncase "đạt"\n  rows t at 2024: id, status\n    row a, good\n  expect many is 1 and met\n\n'
        'case "sai"\n  rows t at 2024: id, status\n    row a, bad\n  expect many is 1\n'
    )
    return tmp_path


def until(server, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        message = server.read(0.2)
        if message:
            server.notes.append(message)
    raise AssertionError("not seen")


def hints(server, uri):
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
    found = server.request("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": whole})["result"]
    return {hint["position"]["line"]: hint["label"] for hint in found}


def test_values_rows_spellings_and_findings(place):
    server = Server(place, REFRESH)
    plan, shared = place / "one/one.plan", place / "shared/t.plan"
    text = plan.read_text()
    server.open(plan.as_uri(), text)
    server.open(shared.as_uri(), SHARED)
    assert until(server, lambda: hints(server, plan.as_uri()).get(3)).startswith("50 to 75%, undetermined")
    assert until(server, lambda: hints(server, shared.as_uri()).get(3)) == "2 to 3 rows"
    document = {"textDocument": {"uri": shared.as_uri()}}
    hover = server.request("textDocument/hover", {**document, "position": position(SHARED, SHARED.index("running"))})
    assert "2 to 3 rows" in hover["result"]["contents"]["value"]
    quoted = server.request("textDocument/completion", {**document, "position": position(SHARED, SHARED.index("tốt") + 1)})
    assert quoted["result"]["items"][0]["label"] == "lạ"
    broken = [found for found in server.findings(shared.as_uri()) if "lạ" in found["message"]]
    assert broken and broken[0]["range"]["start"]["line"] == 2, "on the column that it concerns"
    # Only a bound changes.
    version, changed = 2, text.replace("at least 60%", "at least 40%")
    server.change(plan.as_uri(), version, [{"text": changed}])
    assert until(server, lambda: hints(server, plan.as_uri()).get(3)).startswith("50 to 75%, met")
    # A data file changes under the editor, and nobody tells.
    (place / "one/data/2024/t.csv").write_text(ROWS.replace("lạ", "tốt"))
    assert until(server, lambda: (hints(server, plan.as_uri()).get(3) or "").startswith("75%, met"))
    # The other plans that use the table have other data.
    left = [found["message"] for found in server.findings(shared.as_uri()) if "lạ" in found["message"]]
    assert not any("one/data" in message for message in left)
    lenses = server.request("textDocument/codeLens", {"textDocument": {"uri": plan.as_uri()}})["result"]
    assert lenses[0]["command"]["title"].startswith("75%, met")
    for name, expected in [("explain", "share_good"), ("rows", "c"), ("report", "</html>")]:
        answer = server.request(
            "workspace/executeCommand", {"command": "plancheck." + name, "arguments": lenses[0]["command"]["arguments"]}
        )
        assert expected in answer["result"]
    assert server.end() == 0


def test_values_stay_while_something_else_is_typed(place):
    """What has not changed keeps its value in the same moment, before anything was measured again."""
    server = Server(place, REFRESH)
    plan, shared = place / "one/one.plan", place / "shared/t.plan"
    text = plan.read_text()
    uri = plan.as_uri()
    server.open(uri, text)
    known = until(server, lambda: hints(server, uri) if len(hints(server, uri)) == 2 else None)
    server.change(uri, 2, [{"text": "# a comment\n" + text}])
    assert hints(server, uri) == {line + 1: label for line, label in known.items()}
    # The value of a goal that says something else is not shown as its own.
    server.change(uri, 3, [{"text": text.replace("at least 60%", "at least 61%")}])
    assert hints(server, uri) == {5: known[5]}
    assert until(server, lambda: hints(server, uri).get(3)) == known[3].replace("60%", "61%")
    # A goal that is not whole yet takes nothing from the others.
    server.change(uri, 4, [{"text": text + "target q = \n"}])
    assert hints(server, uri)[5] == known[5]
    lenses = server.request("textDocument/codeLens", {"textDocument": {"uri": uri}})["result"]
    assert known[5].split(",")[0] in lenses[2]["command"]["title"]
    server.open(shared.as_uri(), SHARED)
    server.change(shared.as_uri(), 2, [{"text": SHARED.replace("= good\n", "= bad\n")}])
    assert 5 not in hints(server, uri)
    assert server.end() == 0


def test_whole_goals_are_measured_beside_broken_ones(place):
    server = Server(place, REFRESH)
    plan = place / "one/one.plan"
    for version, broken in enumerate(["target q = ", "target q = count of t\n", "target q = count of nowhere\n  by 2024: at least 1\n"]):
        uri = (place / f"one/broken{version}.plan").as_uri()
        server.open(uri, plan.read_text().replace("plan one", f"plan broken{version}") + broken)
        assert until(server, lambda: len(hints(server, uri)) == 2), broken
    assert server.end() == 0


def test_a_tooltip_quotes_the_file(place):
    text = PLAN.replace("at least %d", "at least %d") % ("one", 1)
    vietnamese = (
        'kế hoạch một\ndùng "../shared/t.plan"\nmục tiêu nhiều = số running\n'
        "  đến năm 2024: trên 1.200\n"
    )
    for language, content, quoted in [("vi", text, "đến năm 2024: ít nhất 60%"), ("en", vietnamese, "đến năm 2024: trên 1.200")]:
        server = Server(place, REFRESH, options={"lang": language})
        uri = (place / "one/quoted.plan").as_uri()
        server.open(uri, content)
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}

        def tooltips():
            found = server.request("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": whole})["result"]
            return [hint["tooltip"]["value"] for hint in found if hint["position"]["line"] == 3]

        assert until(server, tooltips)[0].startswith(quoted)
        assert server.end() == 0


def test_cases_are_run(place):
    server = Server(place, REFRESH)
    file = place / "one/one.plantest"
    document = {"textDocument": {"uri": file.as_uri()}}
    server.open(file.as_uri(), file.read_text())

    def titles():
        found = server.request("textDocument/codeLens", document)["result"]
        names = [lens["command"]["title"] for lens in found]
        return names if all(name != "run" for name in names) else None

    assert until(server, titles) == ["✓ passes · run again", "✗ fails · run again"]
    found = server.findings(file.as_uri())
    assert [one["range"]["start"]["line"] for one in found] == [10]
    changed = file.read_text().replace("row a, bad", "row a, good")
    server.change(file.as_uri(), 2, [{"text": changed}])
    assert until(server, titles) == ["✓ passes · run again"] * 2
    # Cases of one name are told apart.
    server.change(file.as_uri(), 3, [{"text": file.read_text().replace('"sai"', '"đạt"')}])
    assert until(server, titles) == ["✓ passes · run again", "✗ fails · run again"]
    server.change(file.as_uri(), 4, [{"text": changed}])
    assert until(server, titles) == ["✓ passes · run again"] * 2
    assert server.findings(file.as_uri()) == []
    assert server.end() == 0


def verdicts(place):
    result = subprocess.run(
        [PROGRAM, "check", "--format", "json", "--root", str(place), str(place)], capture_output=True, text=True
    )
    plans = json.loads(result.stdout)["plans"]
    assert len(plans) == 4
    return [
        (plan["name"], target["name"], [(clause["verdict"], clause["value"]) for clause in target["clauses"]])
        for plan in plans for target in plan["targets"]
    ]


def applied(edits):
    """Writes the edits of a workspace into its files."""
    from urllib.parse import unquote

    for uri, changes in edits["changes"].items():
        path = unquote(uri.removeprefix("file://"))
        with open(path) as file:
            lines = file.read().split("\n")
        for change in sorted(changes, key=lambda one: (-one["range"]["start"]["line"], -one["range"]["start"]["character"])):
            start, end = change["range"]["start"], change["range"]["end"]
            line = lines[start["line"]].encode("utf-16-le")
            lines[start["line"]] = (
                line[: 2 * start["character"]].decode("utf-16-le") + change["newText"]
                + line[2 * end["character"] :].decode("utf-16-le")
            )
        with open(path, "w") as file:
            file.write("\n".join(lines))


def test_a_population_used_in_five_files_is_renamed_and_every_verdict_stays(place):
    before = verdicts(place)
    server = Server(place)
    shared = place / "shared/t.plan"
    server.open(shared.as_uri(), SHARED)
    where = {"textDocument": {"uri": shared.as_uri()}, "position": position(SHARED, SHARED.index("running") + 2)}
    answer = server.request("textDocument/rename", {**where, "newName": "đang_chạy"})["result"]
    assert len(answer["changes"]) == 5
    applied(answer)
    assert verdicts(place) == before
    assert server.end() == 0


def test_a_target_is_renamed_in_its_cases_too(place):
    server = Server(place)
    plan = place / "one/one.plan"
    text = plan.read_text()
    server.open(plan.as_uri(), text)
    where = {"textDocument": {"uri": plan.as_uri()}, "position": position(text, text.index("many") + 1)}
    answer = server.request("textDocument/rename", {**where, "newName": "plenty"})["result"]
    assert sorted(len(edits) for edits in answer["changes"].values()) == [1, 2]
    applied(answer)
    tried = subprocess.run([PROGRAM, "test", str(place / "one")], capture_output=True, text=True)
    assert "unknown" not in tried.stdout and "plenty" in (place / "one/one.plantest").read_text()
    assert tried.returncode == 1, tried.stdout
    assert server.end() == 0


def test_a_new_name_that_takes_over_what_a_label_meant_is_refused(tmp_path):
    text = (
        'plan p\ntable orgs "Tổ chức"\n  column id text key\n  column good yes/no\n'
        "population fine = orgs where good\ntarget a = count of tổ_chức\n  by 2030: at least 5\n"
        "target b = count of fine\n  by 2030: at least 4\n"
    )
    server = Server(tmp_path)
    uri = (tmp_path / "p.plan").as_uri()
    server.open(uri, text)
    where = {"textDocument": {"uri": uri}, "position": position(text, text.index("fine") + 1)}
    refused = server.request("textDocument/rename", {**where, "newName": "tổ_chức"})["error"]
    assert "line 6" in refused["message"]
    hidden = server.request("textDocument/rename", {**where, "newName": "a\u202eb"})["error"]
    assert "U+202E" in hidden["message"]
    assert len(server.request("textDocument/rename", {**where, "newName": "tốt"})["result"]["changes"][uri]) == 2
    assert server.end() == 0


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_of_folders_in_folders_the_widest_counts(tmp_path, order):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/t.plan").write_text(SHARED)
    (tmp_path / "one").mkdir()
    plan = tmp_path / "one/one.plan"
    plan.write_text(PLAN % ("one", 1))
    folders = [{"uri": tmp_path.as_uri() + "/", "name": "all"}, {"uri": (tmp_path / "one").as_uri(), "name": "one"}]
    server = Server(start=False)
    server.request("initialize", {"capabilities": {}, "workspaceFolders": [folders[order[0]]]})
    server.notify("initialized", {})
    server.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [folders[order[1]]], "removed": []}})
    server.open(plan.as_uri(), plan.read_text())
    assert server.findings(plan.as_uri()) == []
    server.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folders[0]]}})
    assert [one["code"] for one in server.findings(plan.as_uri())] == ["P0306"]
    assert server.end() == 0


def test_what_a_table_says_is_measured_anew_and_what_moves_is_not(place):
    """An edit of a declaration gives what a server that starts now would give, before a file is written."""
    server = Server(place, REFRESH)
    plan, shared = place / "one/one.plan", place / "shared/t.plan"
    uri = plan.as_uri()
    server.open(uri, plan.read_text())
    server.open(shared.as_uri(), SHARED)
    until(server, lambda: (hints(server, uri).get(3) or "").startswith("50 to 75%"))
    for version, (old, new, expected) in enumerate(
        [
            ('bad = "xấu" }', 'bad = "xấu" | "lạ" }', "50%, missed"),
            ('bad = "xấu" }', 'bad = "xấu" }\n  cell "lạ" means good', "75%, met"),
            ('bad = "xấu" }', 'bad }\n  cell "xấu" means unknown', "at least 50%"),
            ("column status", 'cell "lạ" means unknown\n  column status', "50 to 75%"),
        ],
        2,
    ):
        assert old in SHARED
        server.change(shared.as_uri(), version, [{"text": SHARED.replace(old, new)}])
        assert until(server, lambda: (hints(server, uri).get(3) or "").startswith(expected)), expected
    server.change(shared.as_uri(), 9, [{"text": "# moved\n\n" + SHARED}])
    assert until(server, lambda: (hints(server, uri).get(3) or "").startswith("50 to 75%"))
    assert until(server, lambda: hints(server, shared.as_uri()).get(5)) == "2 to 3 rows"
    assert server.end() == 0


def test_other_programs_change_files(place):
    server = Server(place, REFRESH)
    plan, shared, data = place / "one/one.plan", place / "shared/t.plan", place / "one/data/2024/t.csv"
    uri = plan.as_uri()
    server.open(uri, plan.read_text())
    # Right behind opening.
    server.findings(uri)
    shared.write_text(SHARED.replace("= good\n", "= bad\n"))
    assert until(server, lambda: (hints(server, uri).get(5) or "").startswith("1 to 2"), 20)
    shared.unlink()
    assert until(server, lambda: "P0305" in [found["code"] for found in server.findings(uri)], 20)
    shared.write_text(SHARED)
    assert until(server, lambda: server.findings(uri) == [] and (hints(server, uri).get(5) or "").startswith("2 to 3"), 20)
    # A copy of the same size that keeps the time.
    times = os.stat(data)
    data.write_text(ROWS.replace("lạ", "xấ").replace("a,tốt", "a,xấu"))
    os.utime(data, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert until(server, lambda: (hints(server, uri).get(3) or "").startswith("25 to 50%"), 20)
    assert server.end() == 0
