"""Tables as files: CSV in the dialects that offices send, and one small workbook."""
import csv
import dataclasses
import io
import unicodedata
import zipfile
from xml.sax.saxutils import escape


@dataclasses.dataclass
class Style:
    """How a province writes its tables."""

    # Column to header; a column without one is headed by its own name.
    headers: dict = dataclasses.field(default_factory=dict)
    # Column to {value: the word for it}.
    words: dict = dataclasses.field(default_factory=dict)
    yes: str = "có"
    no: str = "không"

    def cell(self, column, value):
        if value is None:
            return ""
        if value is True or value is False:
            return self.yes if value else self.no
        if isinstance(value, Tenths):
            return str(value)
        return self.words.get(column, {}).get(value, str(value))


@dataclasses.dataclass(frozen=True)
class Tenths:
    """A decimal with one digit after the point."""

    count: int

    def __str__(self):
        return f"{self.count // 10}.{self.count % 10}"


class Sheet:
    """Cells as texts, under the columns' own names until the file is written."""

    def __init__(self, columns, rows, style):
        self.columns = list(columns)
        self.headers = [style.headers.get(column, column) for column in columns]
        self.rows = [[style.cell(column, row[column]) for column in columns] for row in rows]
        self.things = [row.get("thing") for row in rows]
        self._spoilt = set()

    def spoil(self, column, text, where, count=1):
        """Writes `text` into the column of the first rows for which `where` holds; `text` may be a function.

        A row gets one fault at most.
        """
        at = self.columns.index(column)
        for index, thing in enumerate(self.things):
            if count and index not in self._spoilt and where(thing):
                old = self.rows[index][at]
                self.rows[index][at] = text(old) if callable(text) else text
                self._spoilt.add(index)
                count -= 1
        assert count == 0, f"no row is left to spoil {column} with {text}"

    def rename(self, column, header):
        self.headers[self.columns.index(column)] = header

    def csv(self, separator=",", line_end="\n", mark=False):
        text = io.StringIO()
        writer = csv.writer(text, delimiter=separator, lineterminator=line_end)
        writer.writerow(self.headers)
        writer.writerows(self.rows)
        return ("\ufeff" if mark else "").encode() + text.getvalue().encode()

    def workbook(self, title):
        """The same cells as .xlsx. Nothing is compressed, so the bytes do not depend on a zlib."""
        shared = {}

        def cell(text, row, column):
            place = f"{chr(ord('A') + column)}{row}"
            if not text:
                return ""
            if text.replace(".", "", 1).isdigit() and (text == "0" or text[0] != "0" or text[1] == "."):
                return f'<c r="{place}"><v>{text}</v></c>'
            return f'<c r="{place}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'

        rows = "".join(
            f'<row r="{at}">' + "".join(cell(text, at, column) for column, text in enumerate(row)) + "</row>"
            for at, row in enumerate([self.headers, *self.rows], start=1))
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = {
            "[Content_Types].xml":
                f'<Types xmlns="{package}/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
                f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
                f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
            "_rels/.rels":
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml":
                f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                f'<sheet name="{escape(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels":
                f'<Relationships xmlns="{package}/relationships">'
                f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
                f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}" uniqueCount="{len(shared)}">{strings}</sst>',
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, text in parts.items():
                info = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
                info.create_system = 3
                info.external_attr = 0o644 << 16
                archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
        return file.getvalue()


def decomposed(text):
    """The same word with its marks apart, as some systems store it."""
    return unicodedata.normalize("NFD", text)


def tone_on_the_first(text):
    """The other customary place of the tone mark: `Hoà` for `Hòa`."""
    return text.replace("òa", "oà").replace("óa", "oá")
