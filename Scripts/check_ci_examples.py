#!/usr/bin/env python3
"""Runs what docs/ci.md, action.yml, the component and the hooks say, as a CI server would, and looks at what comes out.

    check_ci_examples.py PLANCHECK PACKAGES

Building is left out (it is what made PLANCHECK); every other shell step runs in a copy of the plans. PACKAGES is a folder
that Scripts/package wrote: it stands for a release, from which the action and the component get the program.
"""
import hashlib
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
PACKAGES = pathlib.Path(sys.argv[2]).resolve()
TOOLS = pathlib.Path(sys.executable).parent


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


def get_step(folder, system="Linux-X64", spoil=None):
    """Runs the step of action.yml that gets a released program; what it wrote and its result."""
    document = yaml.safe_load((ROOT / "action.yml").read_text())
    step = next(step for step in document["runs"]["steps"] if step.get("id") == "get")
    (wheel,) = PACKAGES.glob("*.whl")
    tag = "v" + wheel.name.split("-")[1]
    place = folder / "releases" / tag
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(PACKAGES, place)
    if spoil:
        spoil(place)
    for name in ("step-output", "step-path"):
        (folder / name).write_text("")
    environment = {
        "RELEASES": (folder / "releases").as_uri(), "REF": tag, "SYSTEM": system, "GITHUB_PATH": str(folder / "step-path"),
        **github_environment(folder)}
    assert set(step["env"]) <= set(environment)
    full = {**os.environ, **environment}
    result = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=folder, env=full, capture_output=True)
    return result, "found=true" in (folder / "step-output").read_text(), (folder / "step-path").read_text().strip()


def released(folder):
    """action.yml gets a released program with the right checksum, builds where there is none, and stops at a wrong one"""
    result, found, path = get_step(folder)
    assert result.returncode == 0 and found, result.stderr.decode()
    printed = subprocess.run([f"{path}/plancheck", "--version"], check=True, capture_output=True).stdout
    assert printed.startswith(b"plancheck ")

    def without(place):
        (place / "SHA256SUMS").unlink()

    def changed(place):
        with next(place.glob("plancheck-*-linux-x86_64")).open("ab") as program:
            program.write(b"!")

    for system, spoil in (("Linux-X64", without), ("Windows-X64", None), ("macOS-ARM64", None)):
        result, found, path = get_step(folder, system, spoil)
        assert result.returncode == 0 and not found and not path, (system, result.stderr.decode())
    result, found, path = get_step(folder, spoil=changed)
    assert result.returncode != 0 and not found and not path, result.stdout.decode()


def schemas(folder):
    """action.yml, the workflows, the GitLab jobs and the hooks are what their schemas ask for"""

    def valid(kind, *paths):
        subprocess.run([TOOLS / "check-jsonschema", "--quiet", "--builtin-schema", kind, *map(str, paths)], check=True)

    valid("vendor.github-actions", ROOT / "action.yml")
    flows = sorted((ROOT / ".github/workflows").glob("*.yml"))
    for number, block in enumerate(blocks("yaml")):
        path = folder / f"{number}.yml"
        path.write_text(block)
        document = yaml.safe_load(block)
        if "jobs" in document:
            flows.append(path)
        elif "repos" in document:
            subprocess.run([TOOLS / "pre-commit", "validate-config", str(path)], check=True)
        else:
            valid("vendor.gitlab-ci", path)
    valid("vendor.github-workflows", *flows)
    subprocess.run([TOOLS / "pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], check=True)


def component(folder):
    """the component of GitLab, filled in, installs the wheel and writes the reports that it names"""
    head, body = (ROOT / "templates/plancheck.yml").read_text().split("\n---\n")
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    (wheel,) = PACKAGES.glob("*.whl")
    given = {name: value.get("default") for name, value in inputs.items()}
    given |= {"wheel": wheel.as_uri(), "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
    (example,) = [document for document in map(yaml.safe_load, blocks("yaml")) if "include" in document]
    assert set(example["include"][0]["inputs"]) <= set(inputs)
    filled = re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: given[found[1]], body)
    path = folder / "component.yml"
    path.write_text(filled)
    subprocess.run(
        [TOOLS / "check-jsonschema", "--quiet", "--builtin-schema", "vendor.gitlab-ci", str(path)], check=True)
    job = yaml.safe_load(filled)["plancheck"]
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    (folder / "bin" / "plancheck").unlink()
    environment = {"PATH": f"{folder}/venv/bin:/usr/bin:/bin"}
    for line in job["script"]:
        run(line, folder, **environment)
    for name in (*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]):
        assert (folder / name).stat().st_size > 0
    wrong = job["script"][0].replace(given["sha256"], "0" * 64)
    refused = subprocess.run(["bash", "-c", wrong], cwd=folder, env={**os.environ, **environment}, capture_output=True)
    assert refused.returncode != 0


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
    """the Jenkins pipeline installs the wheel, refuses another, and writes the reports that it names"""
    (pipeline,) = blocks("groovy")
    (wheel,) = PACKAGES.glob("*.whl")
    shutil.copy(wheel, folder)
    (folder / "bin" / "plancheck").unlink()
    given = {"WHEEL": wheel.name, "SHA256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
    named = dict(re.findall(r"^    (\w+) = '(.*)'$", pipeline, re.MULTILINE))
    # The example's file and checksum stand for those of a release.
    assert set(named) == set(given) and len(named["SHA256"]) == len(given["SHA256"])
    assert re.sub(r"-[\d.]+-", "-", named["WHEEL"], count=1) == re.sub(r"-[\d.]+-", "-", wheel.name, count=1)
    steps = re.findall(r"sh '(.*)'", pipeline)
    for line in steps:
        run(line, folder, **given)
    (report,) = re.findall(r"junit '(.*)'", pipeline)
    ElementTree.parse(folder / report)
    (page,) = re.findall(r"archiveArtifacts artifacts: '([^']*)'", pipeline)
    assert (folder / page).read_text().startswith("<!DOCTYPE html>")
    with (folder / wheel.name).open("ab") as changed:
        changed.write(b"!")
    refused = subprocess.run(
        ["bash", "-e", "-c", steps[0]], cwd=folder, env={**os.environ, **given}, capture_output=True)
    assert refused.returncode != 0


def precommit(folder):
    """pre-commit itself runs the hooks as docs/ci.md sets them up, and stops what is wrong"""
    (text,) = [block for block in blocks("yaml") if "repos" in yaml.safe_load(block)]
    config = yaml.safe_load(text)["repos"][0]
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for hook in config["hooks"]} == hooks

    def command(*words, expected=0):
        environment = {
            **os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder),
            "PRE_COMMIT_HOME": str(folder / ".cache-pre-commit")}
        result = subprocess.run(list(map(str, words)), cwd=folder, env=environment, capture_output=True, text=True)
        assert result.returncode == expected, (words, result.returncode, result.stdout, result.stderr)
        return result.stdout

    # The hooks as they stand here, committed or not, in a repository of their own.
    source = folder / ".cache-hooks"
    source.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", source)
    who = ("-c", "user.name=someone", "-c", "user.email=someone@example.org")
    for place in (source, folder):
        command("git", "-C", place, "init", "--quiet")
    (folder / ".gitignore").write_text(".cache-*\n.build\nbin\n")
    command("git", "-C", source, "add", ".")
    command("git", "-C", source, *who, "commit", "--quiet", "-m", "hooks")
    revision = command("git", "-C", source, "rev-parse", "HEAD").strip()
    text = text.replace(config["repo"], str(source)).replace(f"rev: {config['rev']}", f"rev: {revision}")
    (folder / ".pre-commit-config.yaml").write_text(text)
    run("plancheck check plans --baseline plancheck.baseline.json --update-baseline", folder)
    command("git", "add", ".")
    printed = command(TOOLS / "pre-commit", "run", "--all-files")
    assert printed.count("Passed") == len(hooks), printed
    plan = folder / "plans/laichau/laichau.plan"
    plan.write_text(plan.read_text().replace("\n  ", "\n      ", 1))
    command("git", "add", ".")
    assert "Failed" in command(TOOLS / "pre-commit", "run", "--all-files", expected=1)


def ratchet(folder):
    """a fresh baseline lets a check pass"""
    (script,) = blocks("sh")
    first, second = [line for line in script.splitlines() if line.startswith("plancheck")]
    assert run(first, folder).returncode == 0
    assert run(second, folder).returncode == 0


for check in (schemas, action, released, github, gitlab, component, jenkins, precommit, ratchet):
    in_workspace(check)
