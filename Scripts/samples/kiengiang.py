"""Kiên Giang: three years of cooperatives and groups in the CSV of a Vietnamese spreadsheet (`;`, CRLF, BOM).

The plan's rules about 2019 hold for real figures: the sample misses them, as it must.
"""
import datetime

from .sheets import Sheet, Style, Tenths
from .world import World

SNAPSHOTS = ("2019", "2020", "2021")
SHAPE = {
    2019: dict(groups=34, idle=6, poor=9, unqualified=5, both=2),
    2020: dict(groups=36, idle=5, poor=8, unqualified=4, both=1),
    2021: dict(groups=39, idle=4, poor=7, unqualified=3, both=0),
}
BASE = {"agriculture": 48, "industry": 4, "construction": 2, "credit": 3, "trade": 2, "transport": 2}
FOUNDED = {2020: ["agriculture"] * 3 + ["trade"], 2021: ["agriculture"] * 4}

STYLE = Style(
    headers={
        "id": "Mã số HTX", "name": "Tên tổ chức", "kind": "Loại hình", "sector": "Lĩnh vực",
        "founded": "Ngày thành lập", "dissolved": "Ngày giải thể", "status": "Tình trạng", "qualified": "Đủ điều kiện hoạt động",
        "effective": "Hoạt động có hiệu quả", "members": "Số thành viên", "workers": "Lao động thường xuyên",
        "seasonal": "Lao động thời vụ", "capital": "Vốn điều lệ", "area": "Diện tích canh tác",
    },
    words={
        "kind": {"tht": "tổ hợp tác", "htx": "hợp tác xã"},
        "sector": {
            "agriculture": "nông, lâm, ngư, diêm nghiệp", "industry": "công nghiệp-tiểu thủ công nghiệp",
            "construction": "xây dựng", "credit": "quỹ tín dụng nhân dân", "trade": "thương mại",
            "transport": "giao thông vận tải",
        },
        "status": {"active": "hoạt động", "dormant": "tạm ngừng hoạt động", "dissolving": "chờ giải thể"},
    }, yes="có", no="không")


class Province:
    def __init__(self, seed):
        self.world = World(seed, "KG")

    def found(self, kind, sector, first, last):
        organisation = self.world.found(kind, sector, 0, first, last)
        dice = self.world.dice(organisation.id, "figures")
        many = kind == "htx"
        farm = sector == "agriculture"
        organisation.figures = dict(
            members=dice.between(20, 180) if many else dice.between(6, 25), workers=dice.between(3, 24) if many else 0,
            seasonal=dice.between(0, 15), capital=dice.between(2_000, 9_900) if many else 0,
            area=dice.between(400, 2_600) if farm and many else 0)

    def live(self, year):
        world, shape = self.world, SHAPE[year]
        first = datetime.date(2005, 4, 1) if year == 2019 else datetime.date(year, 1, 8)
        last = datetime.date(year, 12, 15)
        if year == 2019:
            for sector, count in BASE.items():
                for _ in range(count):
                    self.found("htx", sector, first, last - datetime.timedelta(days=400))
        else:
            world.dissolve(1, "htx", first, last)
            for sector in FOUNDED[year]:
                self.found("htx", sector, first, last)
        while len(world.alive("tht")) < shape["groups"]:
            self.found("tht", "agriculture", first, last)
        world.idle("htx", shape["idle"], last)
        working = world.alive(where=lambda o: o.operates)
        world.hold("poor", [o for o in working if o.kind == "htx"], shape["poor"])
        idle = world.alive(where=lambda o: not o.operates)
        poor = [o for o in working if "poor" in o.flags]
        fine = [o for o in working if "poor" not in o.flags]
        world.hold("unqualified_and_poor", idle + poor, shape["both"], by="unqualified")
        world.hold("unqualified", fine, shape["unqualified"] - shape["both"])

    def rows(self, year):
        for organisation in self.world.organisations:
            flags, figures = organisation.flags, organisation.figures
            many = organisation.kind == "htx"
            yield {
                "thing": organisation, "id": organisation.id, "name": organisation.name, "kind": organisation.kind,
                "sector": organisation.sector, "founded": organisation.founded, "dissolved": organisation.dissolved,
                "status": organisation.status,
                "qualified": not flags & {"unqualified", "unqualified_and_poor"},
                "effective": organisation.operates and "poor" not in flags,
                "members": figures["members"] + (year - 2019), "workers": figures["workers"],
                "seasonal": figures["seasonal"], "capital": Tenths(figures["capital"]) if many else None,
                "area": Tenths(figures["area"]) if many else None,
            }


def files(seed):
    """Path below `sample/` to bytes."""
    province = Province(seed)
    result = {}
    for year in map(int, SNAPSHOTS):
        province.live(year)
        sheet = Sheet(STYLE.headers, list(province.rows(year)), STYLE)
        alive = lambda o: o.kind == "htx" and not o.dissolved
        if year == 2019:
            # A number written the Vietnamese way, in a table of plain numbers, and one that nobody wrote down.
            rich = lambda o: alive(o) and o.figures["capital"] > 9_000
            sheet.spoil("capital", lambda old: "1." + old.replace(".", ","), rich)
            sheet.spoil("area", "", lambda o: alive(o) and o.sector == "agriculture")
        if year == 2020:
            # A misspelt header: the column is missing, and so is every figure by sector.
            sheet.rename("sector", "Lĩnh vưc")
        result[f"{year}/organisations.csv"] = sheet.csv(";", "\r\n", mark=True)
    return result
