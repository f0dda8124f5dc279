#!/usr/bin/env python3
"""Runs what docs/ci.md and action.yml say, as a CI server would, and looks at what comes out.

    check_ci_examples.py PLANCHECK

Building is left out (it is what made PLANCHECK); every other shell step runs in a copy of the plans.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def blocks(language):
    text = (ROOT / "docs" / "ci.md").read_text()
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def workspace(folder):
    shutil.copytree(ROOT / "plans", folder / "plans")
    (folder / ".build" / "release").mkdir(parents=True)
    (folder / ".build" / "release" / "plancheck").symlink_to(PROGRAM)
    (folder / "bin").mkdir()
    (folder / "bin" / "plancheck").symlink_to(PROGRAM)


def run(script, folder, **environment):
    """The exit code of a shell step; 0 and 1 are the verdicts of a check that worked."""
    full = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", **environment}
    result = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, env=full, capture_output=True)
    assert result.returncode in (0, 1), (script, result.returncode, result.stdout.decode(), result.stderr.decode())
    return result


def in_workspace(check):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        workspace(folder)
        check(folder)
    print(f"  {check.__doc__}")


def github_environment(folder):
    return {
        "RUNNER_TEMP": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder / "step-summary"),
        "GITHUB_OUTPUT": str(folder / "step-output"),
    }


def action(folder):
    """action.yml checks plans, and leaves reports and a summary"""
    document = yaml.safe_load((ROOT / "action.yml").read_text())
    step = next(step for step in document["runs"]["steps"] if step.get("id") == "check")
    inputs = {name: value["default"] for name, value in document["inputs"].items()}
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
        for name, value in step["env"].items()
    }
    printed = run(step["run"], folder, **environment, **github_environment(folder)).stdout.decode()
    assert all(line.startswith("::") or "step summary" in line for line in printed.splitlines()), printed
    outputs = dict(line.split("=", 1) for line in (folder / "step-output").read_text().splitlines())
    assert set(outputs) == set(document["outputs"])
    json.loads(pathlib.Path(outputs["sarif"]).read_text())
    assert (folder / "step-summary").read_text().startswith("#")


def github(folder):
    """the workflows of docs/ci.md are YAML, and the one by hand runs"""
    workflows = [yaml.safe_load(block) for block in blocks("yaml")]
    steps = [step for flow in workflows for job in flow.get("jobs", {}).values() for step in job["steps"]]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    assert all(set(step["with"]) <= set(inputs) for step in steps if step.get("uses") == "./")
    scripts = [step["run"] for step in steps if "plancheck check" in step.get("run", "")]
    assert len(scripts) == 1
    run(scripts[0], folder, **github_environment(folder))
    assert (folder / "step-summary").read_text()


def gitlab(folder):
    """the GitLab job writes the reports that it names"""
    job = next(document["plans"] for document in map(yaml.safe_load, blocks("yaml")) if "plans" in document)
    for line in job["script"]:
        if "plancheck check" in line:
            run(line, folder)
    ElementTree.parse(folder / job["artifacts"]["reports"]["junit"])
    findings = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)


def jenkins(folder):
    """the Jenkins pipeline writes the reports that it names"""
    (pipeline,) = blocks("groovy")
    for line in re.findall(r"sh '(.*)'", pipeline):
        if "plancheck check" in line:
            run(line, folder)
    (report,) = re.findall(r"junit '(.*)'", pipeline)
    ElementTree.parse(folder / report)


def ratchet(folder):
    """a fresh baseline lets a check pass"""
    (script,) = blocks("sh")
    first, second = [line for line in script.splitlines() if line.startswith("plancheck")]
    assert run(first, folder).returncode == 0
    assert run(second, folder).returncode == 0


for check in (action, github, gitlab, jenkins, ratchet):
    in_workspace(check)
