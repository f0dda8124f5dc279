#!/usr/bin/env python3
"""Packs the extension of Visual Studio Code.

    make_vsix.py [OUTPUT]

The same sources give the same bytes. Install the result with `code --install-extension plancheck.vsix`.
"""
import json
import pathlib
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "Editors" / "vscode"
output = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build" / "plancheck.vsix")
package = json.loads((SOURCE / "package.json").read_text())

MANIFEST = f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="{package['name']}" Version="{package['version']}" Publisher="{package['publisher']}"/>
    <DisplayName>{package['displayName']}</DisplayName>
    <Description xml:space="preserve">{package['description']}</Description>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="{package['engines']['vscode']}"/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
"""
TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="json" ContentType="application/json"/>\
<Default Extension="js" ContentType="application/javascript"/><Default Extension="vsixmanifest" ContentType="text/xml"/>\
<Default Extension="txt" ContentType="text/plain"/></Types>
"""


def add(archive, name, data):
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


output.parent.mkdir(parents=True, exist_ok=True)
with zipfile.ZipFile(output, "w") as archive:
    add(archive, "[Content_Types].xml", TYPES)
    add(archive, "extension.vsixmanifest", MANIFEST)
    for path in sorted(SOURCE.rglob("*")):
        if path.is_file() and not path.name.endswith("test.js"):
            add(archive, "extension/" + path.relative_to(SOURCE).as_posix(), path.read_bytes())
    for name in ("LICENSE", "NOTICE"):
        add(archive, f"extension/{name}.txt", (ROOT / name).read_bytes())
print(output)
