#!/usr/bin/env python3
"""Opens every report format with a tool that is not ours: schema validators, JUnit and SARIF readers, a renderer.

    check_formats.py PLANCHECK

Schemas that the repository does not hold (OASIS SARIF, Jenkins JUnit) are read from the folder
`schemas` in PLANCHECK_SHARED, by default ../shared; where that is absent these two checks are skipped, and that is said.
"""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import junitparser
import lxml.etree
import markdown_it

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / os.environ.get("PLANCHECK_SHARED", "../shared") / "schemas"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
checks = 0


def run(*arguments, **environment):
    """The bytes that the program prints, with an exit code that it may have."""
    result = subprocess.run(
        [PROGRAM, *arguments], cwd=ROOT, capture_output=True, env={**os.environ, **environment}
    )
    assert result.returncode in (0, 1, 2, 3), (arguments, result.returncode, result.stderr.decode())
    return result.stdout


def passed(what):
    global checks
    checks += 1
    print(f"  {what}")


def schema(name):
    path = SCHEMAS / name
    if not path.exists():
        print(f"  skipped: {name} is not beside the repository")
        return None
    return path


def cases():
    """The real plans together and alone, and each with its sample data."""
    yield "plans", ["plans"]
    for plan in sorted(p for p in (ROOT / "plans").iterdir() if (p / f"{p.name}.plan").exists()):
        yield plan.name, [f"plans/{plan.name}"]
        if (plan / "sample").is_dir():
            yield f"{plan.name} sample", [f"plans/{plan.name}", "--data", f"plans/{plan.name}/sample"]


def own_schema(name):
    """A schema of the repository, itself well formed."""
    read = json.loads((ROOT / "docs" / name).read_text())
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def closed(part):
    """The same schema for our own output: what it does not describe is a mistake."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    whole = {name: closed(item) for name, item in part.items()}
    if isinstance(part.get("properties"), dict):
        whole.setdefault("additionalProperties", False)
    return whole


report_schema = closed(own_schema("report.schema.json"))
data_schema = own_schema("data.schema.json")
history_schema = closed(own_schema("history.schema.json"))
sarif_path = schema("sarif-schema-2.1.0.json")
junit_path = schema("junit-10.xsd")
sarif_schema = json.loads(sarif_path.read_text()) if sarif_path else None
junit_schema = lxml.etree.XMLSchema(lxml.etree.parse(str(junit_path))) if junit_path else None

for name, arguments in cases():
    report = json.loads(run("check", *arguments, "--format", "json"))
    jsonschema.validate(report, report_schema, cls=jsonschema.Draft202012Validator)
    for target in (t for p in report["plans"] for t in p["targets"]):
        days = [value["date"] for value in target["series"]]
        assert days == sorted(days), "a series is told oldest first"
    clauses = sum(len(t["clauses"]) for p in report["plans"] for t in p["targets"])
    assert clauses == sum(sum(p["summary"].values()) for p in report["plans"])
    passed(f"{name}: json, {clauses} clauses")

    # A plan without a folder of data has nothing to profile.
    if "--data" in arguments:
        profile = json.loads(run("data", *arguments, "--format", "json"))
        jsonschema.validate(profile, data_schema, cls=jsonschema.Draft202012Validator)
        tables = sum(len(snapshot["tables"]) for snapshot in profile["snapshots"])
        passed(f"{name}: data json, {tables} tables")

    history = json.loads(run("history", *arguments, "--format", "json"))
    jsonschema.validate(history, history_schema, cls=jsonschema.Draft202012Validator)
    moments = 0
    for before, now in zip(history["plans"], report["plans"]):
        for then, target in zip(before["targets"], now["targets"]):
            days = [moment["date"] for moment in then["history"]]
            # A day stands twice where one milestone was due on it and the next is judged beside it.
            judged = {(moment["date"], moment["when"]) for moment in then["history"]}
            assert then["name"] == target["name"] and days == sorted(days) and len(judged) == len(days)
            assert all(days.count(day) <= 2 for day in days)
            series = {value["date"]: (value["low"], value["high"]) for value in target["series"]}
            for moment in then["history"]:
                value = moment["value"]
                assert value is None or (value["low"], value["high"]) == series[moment["date"]], (then["name"], moment)
            moments += len(days)
    rows = list(csv.DictReader(io.StringIO(run("history", *arguments, "--format", "csv").decode("utf-8-sig"))))
    assert len(rows) == moments, "one row a moment of a target"
    passed(f"{name}: history json and csv, {moments} days of targets")

    junit = run("check", *arguments, "--format", "junit")
    tree = lxml.etree.fromstring(junit)
    if junit_schema is not None:
        junit_schema.assertValid(tree)
    read = junitparser.JUnitXml.fromstring(junit)
    assert sum(suite.tests for suite in read) == clauses, "one test case a clause"
    passed(f"{name}: junit")

    sarif = json.loads(run("check", *arguments, "--format", "sarif"))
    if sarif_schema is not None:
        jsonschema.validate(sarif, sarif_schema)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.sarif"
        path.write_text(json.dumps(sarif))
        tool = pathlib.Path(sys.executable).parent / "sarif"
        subprocess.run([str(tool), "summary", str(path)], check=True, capture_output=True)
    passed(f"{name}: sarif")

    gitlab = json.loads(run("check", *arguments, "--format", "gitlab"))
    assert len({entry["fingerprint"] for entry in gitlab}) == len(gitlab)
    for entry in gitlab:
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1 and not entry["location"]["path"].startswith("/")
    passed(f"{name}: gitlab, {len(gitlab)} entries")

    rows = list(csv.DictReader(io.StringIO(run("check", *arguments, "--format", "csv").decode("utf-8-sig"))))
    assert sum(row["record"] == "clause" for row in rows) == clauses, "one row a clause"
    passed(f"{name}: csv")

    tap = run("check", *arguments, "--format", "tap").decode()
    assert f"1..{clauses}" in tap.splitlines()
    passed(f"{name}: tap")

    html = markdown_it.MarkdownIt("commonmark").enable("table").render(
        run("check", *arguments, "--format", "markdown").decode()
    )
    assert html.count("<table>") >= 1
    passed(f"{name}: markdown")

    annotations = run("check", *arguments, "--format", "github").decode().splitlines()
    kinds = [line.split(" ", 1)[0] for line in annotations if line.startswith("::")]
    assert all(kinds.count(kind) <= 10 for kind in set(kinds))
    assert all("line=" in line for line in annotations if line.startswith(("::error", "::warning", "::notice")))
    passed(f"{name}: github")

# Every gap and fault that a table can have, in one folder that is thrown away.
with tempfile.TemporaryDirectory() as folder:
    broken = pathlib.Path(folder)
    (broken / "data" / "2024").mkdir(parents=True)
    (broken / "a.plan").write_text(
        "plan a\ntable t\n  column id text key\n  column kind one of { x }\n  column size whole from 0 to 9\n"
        "  column gone yes/no\n  column other refers to u\ntable u\n  column id text key\ntable v\n  column id text key\n"
        "target b = count of t where kind = x and size > 1 and gone and other.id = \"q\"\n  by 2024: at least 1\n"
        "target c = count of v\n  by 2024: at least 1\n"
    )
    (broken / "data" / "2024" / "t.csv").write_text("id,kind,size,other\na,x,1,q\nb,y,99,none\nc,,z,\nc,,,\n")
    (broken / "data" / "2024" / "u.csv").write_text("id\nq\n")
    (broken / "data" / "2024" / "v.csv").write_text("id\n\"a\n")
    profile = json.loads(run("data", str(broken / "a.plan"), "--format", "json"))
    jsonschema.validate(profile, data_schema, cls=jsonschema.Draft202012Validator)
    assert {table["standing"] for table in profile["snapshots"][0]["tables"]} >= {"read", "broken"}
    passed("data json of broken tables")

plain = run("check", "plans", "--format", "json")
names = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "plans").glob("*/*.plan") if p.stem == p.parent.name)
assert json.loads(run("check", *reversed(names), "--format", "json")) == json.loads(plain), "order of arguments"
for environment in ({"LANG": "vi_VN.UTF-8"}, {"LC_ALL": "C"}, {"TZ": "Asia/Ho_Chi_Minh"}):
    assert run("check", "plans", "--format", "json", **environment) == plain, environment
passed("the same bytes whatever the order, the locale and the time zone")

print(f"{checks} passed, 0 failed")
