"""Đắk Nông: the ends of 2023 and 2024, and the province's last day, 30 June 2025.

The tasks have the ids and times of the plan's appendix, because the plan's goals are on them; whether they are done
is as invented as the rest.
"""
import datetime

from .names import places
from .sheets import Sheet, Style, decomposed
from .styles import DISTRICT, PLACES_IN_DISTRICTS, TASK
from .world import World

SNAPSHOTS = {"2023": datetime.date(2023, 12, 31), "2024": datetime.date(2024, 12, 31),
             "2025-06-30": datetime.date(2025, 6, 30)}

SHAPE = {
    "2023": dict(groups=130, cooperatives=78, idle=12, nominal=6, in_unions=9, fine=80, fine_linked=42, effective=114,
                 effective_linked=46, high_tech=12, technology=38, women=14, vacant=2, models=7, old=5),
    "2024": dict(groups=148, cooperatives=84, idle=11, nominal=6, in_unions=14, fine=95, fine_linked=47, effective=130,
                 effective_linked=54, high_tech=19, technology=40, women=15, vacant=3, models=9, old=4),
    "2025-06-30": dict(groups=164, cooperatives=88, idle=10, nominal=5, in_unions=7, fine=106, fine_linked=50,
                       effective=142, effective_linked=60, high_tech=24, technology=41, women=17, vacant=2, models=11,
                       old=3),
}
SECTORS = ("agriculture agriculture agriculture agriculture trade industry agriculture transport agriculture "
           "environment agriculture construction").split()

# The appendix: id, timing, first year, due.
TASKS = (
    [(f"I.{n}", "continuous", None, None) for n in (1, 2, 3)]
    + [("II.1", "continuous", None, None), ("II.2", "yearly", None, None), ("II.3", "dated", 2024, "2025-12-31"),
       ("II.4", "dated", 2024, "2025-12-31"), ("II.5", "yearly", None, None), ("II.6", "dated", 2023, "2030-12-31"),
       ("II.7", "yearly", None, None), ("II.8", "yearly", None, None), ("II.9", "dated", 2023, "2030-12-31"),
       ("II.10", "yearly", None, None), ("II.11", "yearly", None, None), ("II.12", "dated", 2023, "2023-12-31"),
       ("II.13", "yearly", None, None), ("II.14", "continuous", None, None),
       ("III.1", "dated", 2023, "2023-12-31"), ("III.2", "yearly", None, None),
       ("IV.1", "dated", 2023, "2025-12-31"), ("IV.2", "yearly", None, None), ("IV.3", "continuous", None, None),
       ("IV.4", "dated", 2023, "2023-12-31"), ("V.1", "continuous", None, None), ("V.2", "yearly", None, None),
       ("V.3", "continuous", None, None)])
# Dated tasks done at a snapshot; None where nobody has said.
DONE = {
    "2023": {"II.12": True, "III.1": False, "IV.4": True, "II.3": False, "II.4": False, "IV.1": False},
    "2024": {"II.12": True, "III.1": False, "IV.4": True, "II.3": True, "II.4": False, "IV.1": False},
    "2025-06-30": {"II.12": True, "III.1": True, "IV.4": True, "II.3": True, "II.4": None, "IV.1": False},
}
RECURRING_DONE = {"2023": 11, "2024": 14, "2025-06-30": 15}

STYLE = Style(
    headers={
        "name": "Tên", "id": "Mã số", "commune": "Xã", "kind": "Loại hình", "sector": "Ngành", "status": "Tình trạng",
        "union": "Liên hiệp", "rating": "Phân loại", "founded": "Ngày thành lập", "dissolved": "Ngày giải thể",
        "idle_since": "Ngừng hoạt động từ", "converted": "Đã chuyển đổi theo Luật HTX",
        "effective": "Hoạt động có hiệu quả", "nominal": "Tồn tại hình thức", "high_tech": "Ứng dụng công nghệ cao",
        "digital": "Chuyển đổi số", "technology": "Áp dụng công nghệ", "in_chain": "Tham gia chuỗi giá trị",
        "new_model": "Mô hình HTX kiểu mới", "members": "Thành viên", "director_sex": "Giới tính giám đốc",
    },
    words={
        "kind": {"tht": "Tổ hợp tác", "htx": "Hợp tác xã", "lhhtx": "Liên hiệp HTX"},
        "sector": {
            "agriculture": "Nông nghiệp", "industry": "CN-TTCN", "construction": "Xây dựng", "trade": "Thương mại",
            "transport": "Vận tải", "environment": "Môi trường",
        },
        "status": {"active": "Hoạt động", "dormant": "Ngừng hoạt động", "dissolving": "Chờ giải thể"},
        "rating": {"good": "Tốt", "fair": "Khá", "average": "Trung bình", "weak": "Yếu"},
        "director_sex": {"female": "Nữ", "male": "Nam", "vacant": "Khuyết"},
    }, yes="1", no="0")
DISTRICTS, PLACES = 8, 56
# Districts without a model cooperative.
NO_MODEL = (5, 7)


class Province:
    def __init__(self, seed):
        self.world = World(seed, "DN")
        self.districts = places(
            ["Đắk", "Krông", "Ea", "Cư"], "Sương Nhung Lúa Trầm Hồng Mây Tiêu Khói".split(), DISTRICTS)
        self.places = places(
            "Đắk|Quảng|Buôn|Nâm|Thuận|Ea|Cư".split("|"),
            "Lụa Thông Mật Sao Ngà Hạt Vàng Suối Nương Bazan Điều Cườm Sim Gió Rẫy".split(), PLACES)

    def found(self, kind, sector, first, last):
        world = self.world
        dice = world.dice(len(world.organisations), "place")
        organisation = world.found(kind, sector, dice.below(PLACES), first, last)
        young = organisation.founded.year > 2023
        organisation.figures["members"] = (
            dice.between(7, 11) if young else dice.between(10, 20)) if kind == "tht" else dice.between(60, 290)
        return organisation

    def live(self, name):
        world, shape, day = self.world, SHAPE[name], SNAPSHOTS[name]
        first = datetime.date(2011, 2, 1) if name == "2023" else datetime.date(day.year, 1, 3)
        last = day - datetime.timedelta(days=20)
        if name == "2025-06-30":
            world.dissolve(1, "lhhtx", datetime.date(2025, 3, 1), datetime.date(2025, 4, 30))
        elif name == "2024":
            world.dissolve(2, "htx", first, last)
            world.dissolve(3, "tht", first, last)
        for kind, wanted in (("tht", shape["groups"]), ("htx", shape["cooperatives"])):
            while len(world.alive(kind)) < wanted:
                at = len(world.organisations)
                self.found(kind, SECTORS[at % len(SECTORS)] if kind == "htx" else "agriculture", first, last)
        if name == "2023":
            for _ in range(2):
                self.found("lhhtx", "agriculture", first, last)
        if name == "2024":
            self.found("lhhtx", "trade", first, last)
        self.judge_quality(shape, day)
        self.join_unions(shape["in_unions"])

    def judge_quality(self, shape, day):
        world = self.world
        world.idle("htx", shape["idle"], day)
        everybody = world.alive()
        working = [o for o in everybody if o.operates]
        cooperatives = world.alive("htx")
        world.hold("effective", working, shape["effective"], by="quality")
        rated = [o for o in working if (day - o.founded).days > 365]
        fine = shape["fine"]
        world.rate(rated, day, good=fine // 4, fair=fine - fine // 4, weak=9, average=len(rated) - fine - 9 - 12)
        # Chains: the numbers within the good and fair ones and within the effective ones are both goals.
        fine_ones = [o for o in everybody if o.rating in ("good", "fair")]
        both = [o for o in fine_ones if "effective" in o.flags]
        only_fine = [o for o in fine_ones if "effective" not in o.flags]
        only_effective = [o for o in working if "effective" in o.flags and o not in both]
        inside = min(len(both), shape["fine_linked"] - min(3, len(only_fine)))
        linked = set()
        for among, count in ((both, inside), (only_fine, shape["fine_linked"] - inside),
                             (only_effective, shape["effective_linked"] - inside)):
            order = sorted(among, key=lambda o: ("in_chain" not in o.flags, o.luck("in_chain")))
            linked |= {o.id for o in order[:count]}
        for organisation in everybody:
            organisation.flags.discard("in_chain")
            if organisation.id in linked:
                organisation.flags.add("in_chain")
        world.hold("high_tech", [o for o in cooperatives if "effective" in o.flags], shape["high_tech"])
        world.hold("technology", [o for o in cooperatives if o.operates], shape["technology"])
        world.hold("digital", [o for o in cooperatives if "technology" in o.flags], shape["technology"] // 2)
        world.hold("nominal", [o for o in cooperatives if not o.operates], shape["nominal"])
        world.hold("unconverted", [o for o in cooperatives if o.founded.year < 2015], shape["old"])
        models = [o for o in cooperatives if "in_chain" in o.flags and o.commune % DISTRICTS not in NO_MODEL]
        world.hold("new_model", models, min(len(models), shape["models"]))
        led = sorted(world.alive("htx", "lhhtx"), key=lambda o: o.luck("director"))
        for at, organisation in enumerate(led):
            last = at >= len(led) - shape["vacant"]
            organisation.director_sex = "vacant" if last else "female" if at < shape["women"] else "male"

    def join_unions(self, count):
        """Cooperatives join unions; those of a dissolved union keep its id, and count no longer."""
        unions = self.world.alive("lhhtx")
        standing = {union.id for union in unions}
        inside = [o for o in self.world.alive("htx") if o.union in standing]
        free = self.world.alive("htx", where=lambda o: not o.union and o.operates)
        outside = sorted(free, key=lambda o: o.luck("union"))
        for at, organisation in enumerate(outside[: max(0, count - len(inside))]):
            organisation.union = unions[(len(inside) + at) % len(unions)].id
        for organisation in inside[count:]:
            organisation.union = ""

    def rows(self, day):
        for organisation in self.world.organisations:
            holds = lambda flag: flag in organisation.flags
            many = organisation.kind == "htx"
            growth = day.year - 2023 if many else 0
            union = organisation.kind == "lhhtx"
            yield {
                "thing": organisation, "id": organisation.id, "name": organisation.name, "kind": organisation.kind,
                "sector": organisation.sector, "commune": self.places[organisation.commune],
                "union": organisation.union or None, "founded": organisation.founded,
                "dissolved": organisation.dissolved, "status": organisation.status,
                "idle_since": organisation.idle_since, "converted": not holds("unconverted"),
                "rating": organisation.rating or None, "effective": holds("effective"), "nominal": holds("nominal"),
                "high_tech": holds("high_tech"), "digital": holds("digital"), "technology": holds("technology"),
                "in_chain": holds("in_chain"), "new_model": holds("new_model"),
                "members": organisation.figures["members"] + 4 * growth if not union else 5,
                "director_sex": organisation.director_sex if many or union else None,
            }

    def place_rows(self):
        for at, name in enumerate(self.places):
            kind = "township" if at < DISTRICTS else "ward" if at % 19 == 0 else "rural"
            yield {"id": name, "name": name, "kind": kind, "district": self.districts[at % DISTRICTS],
                   "residents": self.world.dice("residents", at).between(4_800, 14_500)}

    def task_rows(self, name):
        recurring = 0
        for id, timing, first_year, due in TASKS:
            if timing == "dated":
                done = DONE[name].get(id, False)
            else:
                recurring += 1
                done = recurring <= RECURRING_DONE[name]
            yield {"thing": id, "id": id, "task": f"Nhiệm vụ {id} (giả định)", "timing": timing,
                   "first_year": first_year, "due": due, "done": done}


def files(seed):
    """Path below `sample/` to bytes."""
    province = Province(seed)
    result = {}
    for name, day in SNAPSHOTS.items():
        province.live(name)
        districts = [{"id": district, "name": f"Huyện {district}"} for district in province.districts]
        sheets = {
            "organisations": Sheet(STYLE.headers, list(province.rows(day)), STYLE),
            "communes": Sheet(PLACES_IN_DISTRICTS.headers, list(province.place_rows()), PLACES_IN_DISTRICTS),
            "districts": Sheet(DISTRICT.headers, districts, DISTRICT),
            "tasks": Sheet(TASK.headers, list(province.task_rows(name)), TASK),
        }
        spoil(sheets, name)
        for table, sheet in sheets.items():
            result[f"{name}/{table}.csv"] = sheet.csv()
    return result


def spoil(sheets, name):
    organisations = sheets["organisations"]
    alive = lambda o: o.kind == "htx" and not o.dissolved
    led = lambda o: alive(o) and o.director_sex == "male"
    # No fault: a name with a comma and a line break in it.
    organisations.spoil("name", "HTX dịch vụ, vận tải\nSuối Êm", lambda o: o.sector == "transport")
    if name == "2023":
        organisations.spoil("rating", "khas", lambda o: alive(o) and o.rating == "fair")
        organisations.spoil("director_sex", "", led)
    if name == "2024":
        organisations.headers = [decomposed(header) for header in organisations.headers]
        organisations.spoil("dissolved", "31/11/2024", lambda o: o.kind == "tht" and o.dissolved)
    if name == "2025-06-30":
        # A Vietnamese thousand in a table of plain numbers.
        organisations.spoil("members", "1.234", lambda o: alive(o) and o.operates and o.figures["members"] > 270)
        organisations.spoil("director_sex", "", led, count=2)
        # A commune that no list has.
        organisations.spoil("commune", "Đắk Lụaa", lambda o: alive(o) and not o.operates)
