#!/usr/bin/env python3
"""Reads what Scripts/package made with tools that are not ours: check_metadata.py DIR

twine reads the wheel, lintian the Debian package (where it is installed), spdx-tools the list of what is inside."""
import json
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

folder = pathlib.Path(sys.argv[1])
tools = pathlib.Path(sys.executable).parent


def only(pattern):
    (found,) = folder.glob(pattern)
    return found


wheel = only("*.whl")
subprocess.run([tools / "twine", "check", "--strict", str(wheel)], check=True)
with zipfile.ZipFile(wheel) as archive:
    names = archive.namelist()
    outside = [name for name in names if ".dist-info/" not in name]
    assert outside == [wheel.name.split("-py3")[0] + ".data/scripts/plancheck"], outside
    assert any(name.endswith("/LICENSE") for name in names) and any(name.endswith("/NOTICE") for name in names)

# Visual Studio Code reads the manifest, and installs what stands below `extension`.
with zipfile.ZipFile(only("*.vsix")) as archive:
    names = set(archive.namelist())
    manifest = ElementTree.fromstring(archive.read("extension.vsixmanifest"))
    space = {"v": manifest.tag[1:].split("}")[0]}
    named = [asset.get("Path") for asset in manifest.iterfind(".//v:Asset", space)]
    description = json.loads(archive.read("extension/package.json"))
    contributes = description["contributes"]
    named += ["extension/" + description["main"].removeprefix("./"), "extension/NOTICE.txt"]
    named += ["extension/" + part["path"].removeprefix("./") for part in contributes["grammars"] + contributes["snippets"]]
    assert set(named) <= names, set(named) - names
    typed = {kind.get("Extension") for kind in ElementTree.fromstring(archive.read("[Content_Types].xml"))}
    assert {name.rsplit(".", 1)[1] for name in names} <= typed | {"xml"}, names
    assert manifest.find(".//v:Identity", space).get("Version") == description["version"]
    assert wheel.name.startswith(f"plancheck-{description['version']}-")
print("VSIX: everything that it names is inside")

problems = validate_full_spdx_document(parse_file(str(only("*.spdx"))))
assert not problems, [problem.validation_message for problem in problems]
print("SPDX: valid")

if shutil.which("lintian"):
    # What is allowed stands in the package, with its reason.
    subprocess.run(["lintian", "--fail-on", "error,warning", "--allow-root", "--tag-display-limit", "0",
                    str(only("*.deb"))], check=True)
    print("lintian: no error, no warning")
else:
    print("lintian is not here")

listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
there = {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
assert listed == there, listed ^ there
