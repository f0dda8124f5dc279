"""Renaming where files beside the plan are concerned: data, cases, plans with errors, folders that were not opened."""
import os
import subprocess
import time

import pytest
from test_values import applied
from wire import PROGRAM, Server, position

PLAN = (
    "plan p\ntable orgs\n  column id text key\n  column kind one of { coop, firm }\n  column size whole\n"
    "indicator many = count of orgs where kind = coop and size > 3\ntarget many\n  by 2024: at least 1\n"
)
CASES = (
    'use "p.plan"\n\ncase "a"\n  rows orgs at 2024: id, kind, size\n    row a, coop, 5\n  expect many is met\n'
)
ROWS = "id,kind,size\na,coop,5\nb,firm,9\n"


@pytest.fixture()
def place(tmp_path):
    (tmp_path / "p.plan").write_text(PLAN)
    (tmp_path / "p.plantest").write_text(CASES)
    (tmp_path / "data/2024").mkdir(parents=True)
    (tmp_path / "data/2024/orgs.csv").write_text(ROWS)
    return tmp_path


def renamed(server, file, word, new, text=None):
    text = text or file.read_text()
    server.open(file.as_uri(), text)
    where = {"textDocument": {"uri": file.as_uri()}, "position": position(text, text.index(word) + 1)}
    return server.request("textDocument/rename", {**where, "newName": new})


def outcome(place):
    checked = subprocess.run([PROGRAM, "check", "--format", "csv", str(place / "p.plan")], capture_output=True, text=True)
    tested = subprocess.run([PROGRAM, "test", str(place)], capture_output=True, text=True)
    return checked.returncode, tested.returncode, "unmeasured" in checked.stdout


@pytest.mark.parametrize("word", ["orgs", "kind", "coop", "size", "many"])
def test_data_and_cases_are_found_under_the_new_name(place, word):
    before = outcome(place)
    assert before == (0, 0, False)
    server = Server(place)
    applied(renamed(server, place / "p.plan", word, "zz")["result"])
    assert "zz" in (place / "p.plan").read_text()
    assert outcome(place) == before
    assert server.end() == 0


def test_a_table_whose_data_one_clause_cannot_name_is_refused(place):
    (place / "data/2023").mkdir()
    (place / "data/2023/orgs.tsv").write_text(ROWS.replace(",", "\t"))
    server = Server(place)
    assert "orgs.csv, orgs.tsv" in renamed(server, place / "p.plan", "orgs", "zz")["error"]["message"]
    assert server.end() == 0


def test_cases_of_a_plan_with_an_error_are_renamed_too(place):
    server = Server(place)
    text = PLAN + "population q = nowhere\n"
    for word in ["many", "orgs", "kind", "coop"]:
        changes = renamed(server, place / "p.plan", word, "zz", text)["result"]["changes"]
        assert len(changes[(place / "p.plantest").as_uri()]) == 1, word
    assert server.end() == 0


def test_a_file_with_an_ending_in_capitals_counts(place):
    (place / "OTHER.PLAN").write_text('plan other\nuse "p.plan"\ntarget c = count of orgs\n  by 2024: at least 1\n')
    (place / "p.plan").write_text(PLAN.replace("plan p\n", ""))
    server = Server(place)
    changes = renamed(server, place / "p.plan", "orgs", "zz")["result"]["changes"]
    assert (place / "OTHER.PLAN").as_uri() in changes
    assert server.end() == 0


def test_without_a_folder_the_files_beside_are_renamed(place):
    server = Server(None)
    changes = renamed(server, place / "p.plan", "many", "zz")["result"]["changes"]
    assert len(changes) == 2
    assert server.end() == 0


def test_a_line_of_many_findings_is_no_more_than_a_long_text(tmp_path):
    server = Server(tmp_path)
    uri = (tmp_path / "p.plan").as_uri()
    start = time.monotonic()
    server.open(uri, "plan p\n" + "target a = 5 " * 4000 + "\n")
    assert server.findings(uri)
    assert time.monotonic() - start < (20 if "debug" in PROGRAM else 3)
    assert server.end() == 0


def test_it_ends_with_the_process_that_the_client_names(tmp_path):
    client = subprocess.Popen(["sleep", "600"])
    server = Server(start=False)
    server.request("initialize", {"processId": client.pid, "rootUri": tmp_path.as_uri(), "capabilities": {}})
    client.kill()
    client.wait()
    assert server.process.wait(10) == 1


def test_it_ends_when_nobody_reads_whatever_it_computes(tmp_path):
    import json
    read, write = os.pipe()
    process = subprocess.Popen([PROGRAM, "lsp"], stdin=subprocess.PIPE, stdout=write)
    os.close(write)
    text = "plan p\n" + "target a = 5 " * 20000 + "\n"
    for number, (method, params) in enumerate([
        ("initialize", {"rootUri": tmp_path.as_uri(), "capabilities": {}}),
        ("textDocument/didOpen", {"textDocument": {"uri": (tmp_path / "a.plan").as_uri(), "version": 1, "text": text}}),
    ]):
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": 1} if number == 0 else {})}
        body = json.dumps(message).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    process.stdin.flush()
    time.sleep(0.5)
    os.close(read)
    # Standard input stays open.
    assert process.wait(10) == 1


def test_a_log_that_cannot_be_written_is_said():
    result = subprocess.run([PROGRAM, "lsp", "--log", "/proc/nope"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert result.returncode == 2 and "/proc/nope" in result.stderr


def test_plans_that_differ_on_a_shared_population_are_named(tmp_path):
    from test_values import PLAN as USER, REFRESH, ROWS as THREE, SHARED, hints, until

    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/t.plan").write_text(SHARED)
    for name, rows in [("one", THREE), ("two", "id,Tình trạng\na,tốt\n")]:
        (tmp_path / name / "data/2024").mkdir(parents=True)
        (tmp_path / name / f"{name}.plan").write_text(USER % (name, 1))
        (tmp_path / name / "data/2024/t.csv").write_text(rows)
    server = Server(tmp_path, REFRESH)
    shared = (tmp_path / "shared/t.plan").as_uri()
    server.open(shared, SHARED)
    assert until(server, lambda: (hints(server, shared).get(3) or "") == "one: 2 to 3 rows; two: 1 row")
    where = {"textDocument": {"uri": shared}, "position": position(SHARED, SHARED.index("running"))}
    assert "two: 1 row" in server.request("textDocument/hover", where)["result"]["contents"]["value"]
    assert server.end() == 0


def test_values_in_vietnamese_are_vietnamese(place):
    from test_values import until

    server = Server(place, options={"lang": "vi"})
    uri = (place / "p.plan").as_uri()
    server.open(uri, PLAN)
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}

    def tooltip():
        found = server.request("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": whole})["result"]
        return found and found[0]["tooltip"]["value"]

    text = until(server, tooltip)
    assert text.startswith("đến năm 2024: ít nhất 1") and "31/12/2024" in text
    assert server.end() == 0


def test_a_goal_of_a_plan_with_errors_keeps_its_name_beside_measured_values(place):
    (place / "data/measured.csv").write_text("indicator,date,low,high,source\nmany,2024,3,3,x\n")
    server = Server(place)
    text = PLAN + "population q = nowhere\n"
    assert "data/measured.csv" in renamed(server, place / "p.plan", "many", "zz", text)["error"]["message"]
    assert "result" in renamed(server, place / "p.plan", "orgs", "zz", text)
    assert server.end() == 0


def test_a_table_without_data_beside_it_says_what_keeps_data_elsewhere(tmp_path):
    (tmp_path / "p.plan").write_text(PLAN)
    server = Server(tmp_path)
    assert renamed(server, tmp_path / "p.plan", "orgs", "zz")["result"]["changes"]
    assert renamed(server, tmp_path / "p.plan", "many", "zz")["result"]["changes"]
    assert server.end() == 0
    said = [note["params"]["message"] for note in server.notes if note.get("method") == "window/showMessage"]
    assert len(said) == 1 and 'database "orgs"' in said[0]


def test_a_plan_that_was_just_written_is_renamed_too(place):
    server = Server(place)
    assert renamed(server, place / "p.plan", "many", "zz")["result"]
    (place / "q.plan").write_text('plan q\nuse "p.plan"\ntarget c = count of orgs\n  by 2024: at least 1\n')
    (place / "p.plan").write_text(PLAN.replace("plan p\n", ""))
    server.notify("textDocument/didClose", {"textDocument": {"uri": (place / "p.plan").as_uri()}})
    changes = renamed(server, place / "p.plan", "orgs", "zz")["result"]["changes"]
    assert (place / "q.plan").as_uri() in changes
    assert server.end() == 0


@pytest.mark.parametrize("word", ["kind", "coop"])
def test_a_name_that_no_data_have_is_not_kept(place, word):
    """There and back is where it began, but for what the data are called by."""
    server = Server(place)
    applied(renamed(server, place / "p.plan", word, "zzqx")["result"])
    server.notify("textDocument/didClose", {"textDocument": {"uri": (place / "p.plan").as_uri()}})
    applied(renamed(server, place / "p.plan", "zzqx", word)["result"])
    assert "zzqx" not in (place / "p.plan").read_text()
    assert server.end() == 0


def test_a_line_that_is_added_ends_as_the_others(place):
    text = PLAN.replace("\n", "\r\n")
    server = Server(place)
    changes = renamed(server, place / "p.plan", "orgs", "zz", text)["result"]["changes"]
    added = [one["newText"] for one in changes[(place / "p.plan").as_uri()] if "file" in one["newText"]]
    assert added and all("\n" not in one.replace("\r\n", "") for one in added)
    assert server.end() == 0


def test_changes_name_the_version_that_is_meant(place):
    server = Server(place, {"workspace": {"workspaceEdit": {"documentChanges": True}}})
    changes = renamed(server, place / "p.plan", "many", "zz")["result"]["documentChanges"]
    versions = {change["textDocument"]["uri"]: change["textDocument"]["version"] for change in changes}
    assert versions.pop((place / "p.plan").as_uri()) == 1 and set(versions.values()) == {None}
    assert server.end() == 0


def test_the_uses_of_a_name_are_counted_in_all_plans(place):
    (place / "p.plan").write_text(PLAN.replace("plan p\n", ""))
    for name in ["q", "r"]:
        (place / f"{name}.plan").write_text(f'plan {name}\nuse "p.plan"\ntarget c = count of orgs\n  by 2024: at least 1\n')
    server = Server(place)
    texts = set()
    for name, mark in [("p", "orgs"), ("q", "orgs"), ("r", "orgs")]:
        file = place / f"{name}.plan"
        text = file.read_text()
        server.open(file.as_uri(), text)
        where = {"textDocument": {"uri": file.as_uri()}, "position": position(text, text.index(mark) + 1)}
        references = server.request("textDocument/references", {**where, "context": {"includeDeclaration": False}})["result"]
        hover = server.request("textDocument/hover", where)["result"]["contents"]["value"]
        assert f"used {len(references)} times" in hover
        texts.add(len(references))
    assert len(texts) == 1
    assert server.end() == 0



def test_a_goal_that_is_not_whole_is_told_of(tmp_path):
    (tmp_path / "p").mkdir()
    plan = tmp_path / "p/p.plan"
    text = (
        "plan p\ntable t\n  column id text key\n  column n whole\npopulation many = t where n > 1\n"
        "target a = count of many\n  by 2030: at least 1\ntarget b = count of many where n >\n  by 2030: at least 1\n"
    )
    plan.write_text(text)
    server = Server(tmp_path)
    server.open(plan.as_uri(), text)
    where = {"textDocument": {"uri": plan.as_uri()}, "position": position(text, text.index("many"))}
    answer = server.request("textDocument/rename", {**where, "newName": "several"})["result"]
    assert sorted(edit["range"]["start"]["line"] for edit in answer["changes"][plan.as_uri()]) == [4, 5]
    told = [note["params"]["message"] for note in server.notes if note["method"] == "window/showMessage"]
    assert any("p.plan:8" in message for message in told)
    assert server.end() == 0
