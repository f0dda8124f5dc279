"""Snapshots as rows of values: a concrete one, NONE (nothing is there) or unknown."""
import csv
import datetime
import io
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from fractions import Fraction

NONE = type("Nothing", (), {"__repr__": lambda self: "NONE"})()


class Unknown:
    """A value that nobody can read. `may_be_none` where it may also not exist; `most` is its declared top."""

    def __init__(self, may_be_none=False, most=None):
        self.may_be_none, self.most = may_be_none, most


YES_NO = {"yes": True, "true": True, "1": True, "có": True, "no": False, "false": False, "0": False, "không": False}
WORDS = {
    "kind": "tht=tổ hợp tác;htx=hợp tác xã;lhhtx=liên hiệp hợp tác xã|liên hiệp htx;rural=xã;ward=phường;"
            "township=thị trấn",
    "sector": "agriculture=nông nghiệp|nông, lâm, ngư, diêm nghiệp;industry=cn-ttcn|công nghiệp-tiểu thủ công nghiệp;"
              "construction=xây dựng;trade=thương mại;transport=vận tải|giao thông vận tải;"
              "credit=tín dụng|quỹ tín dụng nhân dân;environment=môi trường;other=khác",
    "status": "active=đang hoạt động|hoạt động;dormant=ngừng hoạt động|tạm ngừng hoạt động;dissolving=chờ giải thể",
    "rating": "good=tốt;fair=khá|kha;average=trung bình;weak=yếu",
    "director_sex": "female=nữ;male=nam;vacant=khuyết",
    "role": "manager=quản lý;specialist=chuyên môn",
    "education": "untrained=chưa qua đào tạo;basic=sơ cấp;intermediate=trung cấp;college=cao đẳng;university=đại học;"
                 "postgraduate=sau đại học",
    "timing": "continuous=thường xuyên;yearly=hàng năm;dated=có thời hạn",
}
HEADERS = {
    "id": "mã số htx|mã số|mã xã|mã huyện|mã cán bộ|mã sản phẩm|mã hồ sơ|mã", "kind": "loại hình|loại",
    "sector": "lĩnh vực|ngành", "commune": "xã, phường, thị trấn|xã", "union": "liên hiệp",
    "founded": "ngày thành lập", "dissolved": "ngày giải thể", "status": "tình trạng",
    "idle_since": "ngừng hoạt động từ", "converted": "đã chuyển đổi theo luật htx",
    "qualified": "đủ điều kiện hoạt động", "rating": "xếp loại|phân loại", "stable": "hoạt động ổn định",
    "effective": "hoạt động có hiệu quả", "nominal": "tồn tại hình thức", "high_tech": "ứng dụng công nghệ cao",
    "digital": "chuyển đổi số", "technology": "áp dụng công nghệ", "in_chain": "tham gia chuỗi giá trị",
    "linked_with_firm": "liên kết với doanh nghiệp", "new_model": "mô hình htx kiểu mới",
    "members": "thành viên|số thành viên", "workers": "lao động thường xuyên", "seasonal": "lao động thời vụ",
    "director_sex": "giới tính giám đốc", "income": "thu nhập bình quân", "earners": "số người tính thu nhập",
    "worker_income": "thu nhập bình quân của lao động", "capital": "vốn điều lệ", "area": "diện tích canh tác",
    "outstanding": "tổng dư nợ", "bad_debt": "nợ xấu", "district": "huyện", "residents": "dân số",
    "meets_criterion_13": "đạt tiêu chí 13", "organisation": "tổ chức|htx", "role": "chức danh",
    "birth_year": "năm sinh", "education": "trình độ", "trained": "được đào tạo, bồi dưỡng",
    "trained_year": "năm đào tạo gần nhất", "flagship": "sản phẩm chủ lực",
    "sold_online": "bán qua thương mại điện tử", "sales": "doanh thu",
    "online_sales": "doanh thu qua thương mại điện tử", "stars": "số sao ocop", "stars_until": "hiệu lực ocop đến",
    "complete": "đầy đủ thông tin", "timing": "thời gian", "due": "hạn hoàn thành", "done": "đã hoàn thành",
}
MAY_BE_NONE = {"union", "dissolved", "idle_since", "rating", "district", "stars", "stars_until", "trained_year", "due"}
DATES = {"founded", "dissolved", "idle_since", "stars_until", "due"}
WHOLE = {"members": (0, None), "workers": (0, None), "seasonal": (0, None), "earners": (0, None),
         "residents": (0, None), "birth_year": (1920, 2045), "trained_year": (1975, 2045), "stars": (1, 5)}
DECIMAL = {"income": (0, 10_000), "worker_income": (0, 10_000), "capital": (0, None), "area": (0, None),
           "outstanding": (0, None), "bad_debt": (0, None), "sales": (0, None), "online_sales": (0, None)}
REFERENCES = {"commune": "communes", "union": "organisations", "district": "districts",
              "organisation": "organisations"}
TABLES = ("organisations", "communes", "districts", "products", "managers", "register_records", "tasks")


def plain(text):
    """One form for words that are spelled alike."""
    text = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return text.replace("oà", "òa")


def spellings(words):
    return {plain(word): name for part in words.split(";") for name, _, rest in [part.partition("=")]
            for word in [name, *rest.split("|")]}


WORDS = {column: spellings(words) for column, words in WORDS.items()}
COLUMNS = {plain(header): column for column, headers in HEADERS.items() for header in [column, *headers.split("|")]}


def number(text, is_whole):
    digits = text.split(".") if not is_whole else [text]
    if len(digits) > 2 or not all(part.isascii() and part.isdigit() for part in digits):
        return None
    return Fraction(text)


def value(column, text):
    """A cell without references."""
    text = text.strip()
    may_be_none = column in MAY_BE_NONE
    bounds = WHOLE.get(column) or DECIMAL.get(column) or (None, None)
    unknown = Unknown(may_be_none, bounds[1])
    if not text:
        return NONE if may_be_none else unknown
    if column in DATES:
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return unknown
    if column in WHOLE or column in DECIMAL:
        found = number(text, column in WHOLE)
        if found is None or found < bounds[0] or bounds[1] is not None and found > bounds[1]:
            return unknown
        return found
    if column in WORDS:
        return WORDS[column].get(plain(text), unknown)
    if column == "id" or column in REFERENCES:
        return plain(text)
    return YES_NO.get(plain(text), unknown)


def lines_of_workbook(path):
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as archive:
        strings = ["".join(part.itertext())
                   for part in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    lines = []
    for row in sheet.iter(f"{space}row"):
        cells = {}
        for cell in row.iter(f"{space}c"):
            text = cell.findtext(f"{space}v")
            cells[ord(cell.get("r")[0]) - ord("A")] = strings[int(text)] if cell.get("t") == "s" else text
        lines.append([cells.get(at, "") for at in range(max(cells) + 1)])
    width = len(lines[0])
    return [line + [""] * (width - len(line)) for line in lines]


def lines_of_text(path):
    text = path.read_bytes().decode("utf-8-sig")
    first = text.splitlines()[0]
    separator = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


class Snapshot:
    def __init__(self, folder):
        self.tables = {}
        for table in TABLES:
            if (path := folder / f"{table}.csv").exists():
                lines = lines_of_text(path)
            elif (path := folder / f"{table}.xlsx").exists():
                lines = lines_of_workbook(path)
            else:
                continue
            columns = [COLUMNS.get(plain(header)) for header in lines[0]]
            self.tables[table] = [
                {column: value(column, cell) for column, cell in zip(columns, line) if column} for line in lines[1:]]
        self.rows = {table: {row["id"]: row for row in rows} for table, rows in self.tables.items()}
        for rows in self.tables.values():
            for row in rows:
                for column in REFERENCES.keys() & row.keys():
                    keys = self.rows.get(REFERENCES[column])
                    if keys is not None and row[column] is not NONE and row[column] not in keys:
                        row[column] = Unknown(column in MAY_BE_NONE)

    def __getattr__(self, table):
        try:
            return self.tables[table]
        except KeyError:
            raise AttributeError(table) from None


class Sample:
    def __init__(self, folder):
        folders = sorted(path for path in folder.iterdir() if path.is_dir())
        self.snapshots = {path.name if "-" in path.name else f"{path.name}-12-31": Snapshot(path) for path in folders}
        self.days = list(self.snapshots)

    def at(self, day):
        """The snapshot of a day, else the next later one, from which a year's value is taken."""
        return self.snapshots[min(known for known in self.days if known >= day)]

    def of_year(self, year):
        """The snapshot at the end of a year."""
        return self.snapshots.get(f"{year}-12-31")
