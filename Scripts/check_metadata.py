#!/usr/bin/env python3
"""Reads what Scripts/package made with tools that are not ours: check_metadata.py DIR

Every link of a page to another file leads to one that is packed beside it. twine reads the wheel, lintian the Debian package (where it is installed), spdx-tools the list of what is inside."""
import io
import json
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile

def dead_links(pages, names):
    """Links of Markdown pages (texts by name) that lead to nothing among `names`, and to no place of a page."""
    folders = {str(parent) for name in names for parent in pathlib.PurePosixPath(name).parents}
    found = []
    for page, text in pages.items():
        prose = re.sub(r"`[^`\n]*`", "", re.sub(r"^( *)(`{3,}).*?^\1\2`*$", "", text, flags=re.M | re.S))
        places = re.findall(r"\]\(\s*<?([^)\s>]+)", prose) + re.findall(r"^\[[^\]^]+\]:\s*(\S+)", prose, re.M)
        for place in places + re.findall(r"(?:href|src)=\"([^\"]+)\"", prose):
            if re.match(r"[a-z][a-z0-9+.-]*:", place):
                continue
            path, _, fragment = place.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), urllib.parse.unquote(path))) if path else page
            if target not in names and target not in folders:
                found.append(f"{page}: {place}")
            elif fragment and target in pages and urllib.parse.unquote(fragment) not in anchors(pages[target]):
                found.append(f"{page}: {place} (the page has no such place)")
    return found


def anchors(text):
    """The names of headings as GitHub makes them, and those that are written out."""
    prose = re.sub(r"^( *)(`{3,}).*?^\1\2`*$", "", text, flags=re.M | re.S)
    titles = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title) for title in re.findall(r"^#+ (.*)", prose, re.M)]
    made = {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}
    return made | set(re.findall(r"<a (?:id|name)=\"([^\"]+)\"", prose))


def self_test():
    pages = {"a.md": "[b](docs/b.md) [p](docs/) [c](docs/b.md#p1) [d](#a-title) `[x](y)` [w](https://x.y)\n# A title\n",
             "docs/b.md": '<a id="p1"></a>\n\n```md\n[x](y.md)\n```\n[a](../a.md)\n'}
    assert dead_links(pages, set(pages)) == [], dead_links(pages, set(pages))
    for text in ("[b](b.md)", "![b](docs/b.png)", "[b](docs/b.md#p2)", "[b](#b)", "[b](../docs/c.md)", "[b]: c.md", '<img src="c.png">'):
        assert len(dead_links({**pages, "a.md": text}, set(pages))) == 1, text


self_test()
if sys.argv[1:] == ["--self-test"]:
    sys.exit()

from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

folder = pathlib.Path(sys.argv[1])


def linked(what, contents):
    """Fails where a page of a package leads to nothing in it; `contents` has bytes by name."""
    pages = {name: content.decode() for name, content in contents.items() if name.endswith((".md", "METADATA"))}
    found = dead_links(pages, set(contents))
    assert not found, (what, found)
    print(f"{what}: every link of {len(pages)} pages leads somewhere")


def unpacked(stream):
    with tarfile.open(fileobj=stream) as archive:
        return {posixpath.normpath(member.name): archive.extractfile(member).read() for member in archive if member.isfile()}
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

    linked("wheel", {name: archive.read(name) for name in names})

linked("tar.gz", unpacked(io.BytesIO(only("*.tar.gz").read_bytes())))
# An archive of `ar`: a line of 60 bytes before each part, which starts at an even place.
content = only("*.deb").read_bytes()
place = 8
while content[place:place + 16].strip() != b"data.tar.gz":
    place += 60 + int(content[place + 48:place + 58]) + int(content[place + 48:place + 58]) % 2
files = unpacked(io.BytesIO(content[place + 60:place + 60 + int(content[place + 48:place + 58])]))
linked("deb", files)
# Where the program looks for the page to which editors link from a code.
assert b'<a id="p0513"></a>' in files["usr/share/doc/plancheck/docs/diagnostics.md"]

# Visual Studio Code reads the manifest, and installs what stands below `extension`.
with zipfile.ZipFile(only("*.vsix")) as archive:
    names = set(archive.namelist())
    manifest = ElementTree.fromstring(archive.read("extension.vsixmanifest"))
    space = {"v": manifest.tag[1:].split("}")[0]}
    named = [asset.get("Path") for asset in manifest.iterfind(".//v:Asset", space)]
    description = json.loads(archive.read("extension/package.json"))
    linked("VSIX", {name: archive.read(name) for name in archive.namelist()})
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
