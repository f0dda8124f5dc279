"""Lai Châu: five snapshots of a province whose organisations grow. There is none of 2022, so its flows are taken
from 2023."""
import datetime

from .names import places, product_name
from .sheets import Sheet, Style, Tenths, decomposed, tone_on_the_first
from .styles import PLACES_WITH_CRITERION, REGISTER, STAFF, STARRED_PRODUCTS
from .world import World

SNAPSHOTS = ("2020", "2021", "2023", "2024", "2025")

BASE = {"agriculture": 36, "industry": 9, "trade": 9, "construction": 3, "transport": 3, "credit": 2}

# Cooperatives founded in a year: agricultural ones, and the sectors of the others. In 2021 there was none.
FOUNDED = {
    2021: (0, []),
    2022: (15, ["industry"] * 4 + ["trade"] * 4 + ["construction"] * 2 + ["other"]),
    2023: (12, ["industry"] * 4 + ["trade"] * 5 + ["construction"] * 2 + ["transport", "environment"]),
    2024: (14, ["industry"] * 5 + ["trade"] * 5 + ["construction"] * 2 + ["transport", "other"]),
    2025: (15, ["industry"] * 4 + ["trade"] * 5 + ["construction"] * 2 + ["other"]),
}
GROUPS_FOUNDED = {2021: 22, 2022: 20, 2023: 17, 2024: 21, 2025: 21}
COOPERATIVES_DISSOLVED = {2022: 1, 2023: 2, 2024: 3, 2025: 2}
GROUPS_DISSOLVED = {2022: 2, 2023: 3, 2024: 2, 2025: 4}

# By year: numbers of cooperatives; where it says so, per cent.
#   idle      standing still
#   farm      effective agricultural ones, per cent of these; rest: of the others
#   linked    linked with a firm
#   nominal   in name only
#   fine      rated good or fair, per cent of all
#   old       not converted to the law
#   trained   of managers and staff, per cent; university, college: of the young managers
SHAPE = {
    year: dict(zip("idle farm rest linked high_tech nominal weak fine old trained university college".split(), row))
    for year, row in {
        2020: (9, 52, 72, 4, 2, 14, 15, 34, 8, 62, 12, 34),
        2021: (9, 53, 74, 5, 3, 12, 15, 36, 7, 64, 12, 34),
        2022: (9, 55, 79, 7, 6, 10, 17, 39, 6, 67, 13, 33),
        2023: (8, 57, 84, 10, 9, 8, 19, 43, 5, 69, 15, 33),
        2024: (8, 58, 88, 13, 13, 5, 21, 47, 4, 72, 16, 32),
        2025: (7, 60, 92, 16, 16, 3, 23, 50, 3, 74, 17, 31),
    }.items()
}
# Products of four stars or more with a certificate that is valid in the year, and their number in all.
FOUR_STARS = {2020: 1, 2021: 2, 2023: 3, 2024: 4, 2025: 5}

STYLE = Style(
    headers={
        "id": "Mã số HTX", "name": "Tên tổ chức", "kind": "Loại hình", "sector": "Lĩnh vực",
        "commune": "Xã, phường, thị trấn", "union": "Liên hiệp", "founded": "Ngày thành lập",
        "dissolved": "Ngày giải thể", "status": "Tình trạng", "converted": "Đã chuyển đổi theo Luật HTX",
        "rating": "Xếp loại", "stable": "Hoạt động ổn định", "effective": "Hoạt động có hiệu quả",
        "nominal": "Tồn tại hình thức", "high_tech": "Ứng dụng công nghệ cao",
        "linked_with_firm": "Liên kết với doanh nghiệp", "workers": "Lao động thường xuyên",
        "seasonal": "Lao động thời vụ", "income": "Thu nhập bình quân", "earners": "Số người tính thu nhập",
        "worker_income": "Thu nhập bình quân của lao động", "outstanding": "Tổng dư nợ", "bad_debt": "Nợ xấu",
        "note": "Ghi chú",
    },
    words={
        "kind": {"tht": "tổ hợp tác", "htx": "hợp tác xã", "lhhtx": "liên hiệp hợp tác xã"},
        "sector": {
            "agriculture": "nông nghiệp", "industry": "CN-TTCN", "construction": "xây dựng", "trade": "thương mại",
            "transport": "vận tải", "credit": "tín dụng", "environment": "môi trường", "other": "khác",
        },
        "status": {"active": "đang hoạt động", "dormant": "ngừng hoạt động", "dissolving": "chờ giải thể"},
        "rating": {"good": "tốt", "fair": "khá", "average": "trung bình", "weak": "yếu"},
    })
OLD_PLACES, NEW_PLACES = 60, 24
# New communes that never had a cooperative, and those whose cooperatives all stand still.
EMPTY, ASLEEP = range(19, 24), (17, 18)


class Province:
    def __init__(self, seed):
        self.world = World(seed, "LC")
        self.places = places(
            "Nậm Bản Pa Hua Mường Tà".split(),
            "Lương Sương Ngần Biếc Thảo Chiềng Hòa Khơi Mận Lụa Trầm Vân Đào Quế Mai".split(), OLD_PLACES)
        self.staff = []

    # Places: 60 communes to 2024, merged by three or two into 24 on 1 July 2025

    def place(self, old, year):
        return self.places[old % NEW_PLACES if year >= 2025 else old]

    def place_rows(self, year):
        count = NEW_PLACES if year >= 2025 else OLD_PLACES
        for at in range(count):
            kind = "ward" if at % NEW_PLACES < 2 else "township" if at % NEW_PLACES == 2 and year < 2025 else "rural"
            merged = [self.world.dice("residents", old).between(2_100, 6_400) for old in range(OLD_PLACES)
                      if (old % NEW_PLACES if year >= 2025 else old) == at]
            yield {
                "id": self.places[at], "name": self.places[at], "kind": kind, "residents": sum(merged),
                "meets_criterion_13": kind != "rural" or (at % 3 != 2 and at not in (19, 21)),
            }

    def open_places(self, year):
        """Where cooperatives are founded: in few communes at first, then in most."""
        reach = {2020: 1, 2021: 1, 2022: 1, 2023: 2, 2024: 2, 2025: 3}[year]
        return [old for old in range(OLD_PLACES) if old % NEW_PLACES < ASLEEP[0] and old < reach * NEW_PLACES]

    # Organisations

    def found(self, kind, sector, year, first=None):
        dice = self.world.dice(len(self.world.organisations), "place")
        anywhere = range(OLD_PLACES)
        self.world.found(
            kind, sector, dice.pick(self.open_places(year) if kind == "htx" else anywhere),
            first or datetime.date(year, 1, 5), datetime.date(year, 12, 20))
        organisation = self.world.organisations[-1]
        many = kind == "htx"
        organisation.figures = dict(
            workers=dice.between(14, 70) if many else dice.between(0, 3), seasonal=dice.between(2, 20),
            members=dice.between(8, 60) if many else dice.between(5, 16), income=dice.between(-90, 90),
            wage=dice.between(-70, 70))
        return organisation

    def base(self):
        early = datetime.date(2009, 3, 2)
        for sector, count in BASE.items():
            for _ in range(count):
                self.found("htx", sector, 2020, early)
        # Two communes whose only cooperative will stand still from the start.
        cooperatives = self.world.alive("htx")
        sleepers = sorted(cooperatives, key=lambda o: o.luck("quality"))[-2:]
        for organisation, place in zip(sleepers, ASLEEP):
            organisation.commune = place
        for _ in range(30):
            self.found("tht", "agriculture", 2020, early)

    def live(self, year):
        """What happens in a year, and how things stand at its end."""
        world, shape = self.world, SHAPE[year]
        first, last = datetime.date(year, 1, 10), datetime.date(year, 12, 20)
        if year == 2020:
            self.base()
        else:
            world.dissolve(COOPERATIVES_DISSOLVED.get(year, 0), "htx", first, last)
            world.dissolve(GROUPS_DISSOLVED.get(year, 0), "tht", first, last)
            farm, others = FOUNDED[year]
            for sector in ["agriculture"] * farm + others:
                self.found("htx", sector, year)
            for _ in range(GROUPS_FOUNDED[year]):
                self.found("tht", "agriculture", year)
            if year in (2022, 2024):
                union = self.found("lhhtx", "agriculture" if year == 2022 else "trade", year)
                union.flags.add("stable")
        self.judge_quality(year, shape)
        self.hire(year, shape)

    def judge_quality(self, year, shape):
        world = self.world
        last = datetime.date(year, 12, 31)
        world.idle("htx", shape["idle"], last)
        for organisation in world.alive("htx", where=lambda o: not o.operates):
            organisation.flags -= {"stable", "effective", "high_tech", "linked_with_firm"}
        cooperatives = world.alive("htx")
        working = world.alive("htx", where=lambda o: o.operates)
        effective = set()
        for is_farm, per_cent in ((True, shape["farm"]), (False, shape["rest"])):
            part = [o for o in cooperatives if (o.sector == "agriculture") == is_farm]
            count = len(part) * per_cent // 100
            best = sorted((o for o in part if o.operates), key=lambda o: (o.luck("quality"), o.id))[:count]
            effective |= {o.id for o in best}
        for organisation in working:
            organisation.flags.discard("effective")
            if organisation.id in effective:
                organisation.flags.add("effective")
        good = [o for o in working if "effective" in o.flags]
        poor = [o for o in working if "effective" not in o.flags]
        world.hold("stable", poor, len(poor) // 4)
        for organisation in sorted(good, key=lambda o: o.luck("stable"))[: len(good) * 24 // 25]:
            organisation.flags.add("stable")
        for organisation in world.alive("lhhtx"):
            organisation.flags |= {"stable", "effective"}
        world.hold("nominal", [o for o in cooperatives if "effective" not in o.flags], shape["nominal"])
        world.hold("high_tech", good, shape["high_tech"])
        world.hold("linked_with_firm", good, shape["linked"])
        old = [o for o in cooperatives if o.founded.year < 2013]
        world.hold("unconverted", old, min(shape["old"], len(old)))
        rated = [o for o in working if o.founded.year < year]
        fine = len(cooperatives) * shape["fine"] // 100
        world.rate(rated, last, good=fine // 3, fair=fine - fine // 3, weak=shape["weak"],
                   average=max(0, len(rated) - fine - shape["weak"] - 4))

    def rows(self, year):
        factor = year - 2020
        for organisation in self.world.organisations:
            figures, many = organisation.figures, organisation.kind == "htx"
            age = max(0, year - max(2020, organisation.founded.year))
            workers = figures["workers"] + (age * 2 if many else 0)
            members = figures["members"] + age
            base = 420 if many else 405
            income = base + (52 if many else 46) * factor + figures["income"]
            credit = organisation.sector == "credit" and many
            lent = organisation.figures["workers"] * 3_100 + 900 * factor
            gone = organisation.dissolved is not None
            holds = lambda flag: flag in organisation.flags
            yield {
                "thing": organisation, "id": organisation.id, "name": organisation.name, "kind": organisation.kind,
                "sector": organisation.sector, "commune": self.place(organisation.commune, year), "union": None,
                "founded": organisation.founded, "dissolved": organisation.dissolved, "status": organisation.status,
                "converted": not holds("unconverted"), "rating": organisation.rating or None,
                "stable": holds("stable"), "effective": holds("effective"), "nominal": holds("nominal"),
                "high_tech": holds("high_tech"), "linked_with_firm": holds("linked_with_firm"),
                "workers": 0 if gone else workers, "seasonal": 0 if gone else figures["seasonal"],
                "income": Tenths(income), "earners": 0 if gone else members + workers,
                "worker_income": Tenths(max(0, income - 30 + figures["wage"])),
                "outstanding": Tenths(lent * 10) if credit else None,
                "bad_debt": Tenths(lent * (26 - 2 * factor) // 100) if credit else None,
                "note": "kiểm tra lại" if organisation.luck("note") < 20_000 else None,
            }

    # Managers and staff: people stay, age and learn

    def hire(self, year, shape):
        known = {person["organisation"].id for person in self.staff}
        for organisation in self.world.alive("htx"):
            if organisation.id in known:
                continue
            for role in ("manager", "specialist")[: 1 + (organisation.luck("staff") % 5 < 3)]:
                dice = self.world.dice(organisation.id, role)
                self.staff.append({
                    "id": f"{organisation.id}-{role[0].upper()}", "organisation": organisation, "role": role,
                    "birth_year": dice.between(year - 58, year - 24), "education": None, "trained_year": None,
                    "luck": dice.below(1_000_000),
                })
        self.staff = [person for person in self.staff if not person["organisation"].dissolved]
        self.staff.sort(key=lambda person: (person["luck"], person["id"]))
        young = [p for p in self.staff if p["role"] == "manager" and year - p["birth_year"] <= 35]
        high, middle = (len(young) * shape[level] // 100 for level in ("university", "college"))
        self.teach(young, ("university", "postgraduate"), high)
        self.teach([p for p in young if p["education"] not in ("university", "postgraduate")],
                   ("college", "intermediate"), middle)
        for person in self.staff:
            if not person["education"]:
                person["education"] = ("basic", "untrained", "basic", "intermediate", "university")[
                    person["luck"] % (2 if person in young else 5)]
        trained = sum(person["trained_year"] is not None for person in self.staff)
        for person in self.staff:
            if not person["trained_year"] and trained < len(self.staff) * shape["trained"] // 100:
                person["trained_year"] = year if year > 2020 else 2014 + person["luck"] % 7
                trained += 1

    @staticmethod
    def teach(people, levels, count):
        """`count` of the people have one of the levels; who has one keeps it where the number allows."""
        holders = [p for p in people if p["education"] in levels]
        for person in holders[count:]:
            person["education"] = "basic"
        others = [p for p in people if p["education"] not in levels]
        for person in others[: max(0, count - len(holders))]:
            person["education"] = levels[person["luck"] % 7 == 0]

    def staff_rows(self):
        for person in sorted(self.staff, key=lambda person: person["id"]):
            yield {
                **person, "thing": person, "organisation": person["organisation"].id,
                "trained": person["trained_year"] is not None,
            }

    # Products and the national register

    def product_rows(self, year):
        number, rows = 0, []
        stars = FOUR_STARS[year]
        farms = [o for o in self.world.organisations if o.kind == "htx" and o.sector == "agriculture"]
        for organisation in sorted(farms, key=lambda o: o.founded):
            if organisation.dissolved or organisation.luck("product") > 550_000:
                continue
            number += 1
            dice = self.world.dice(organisation.id, "product")
            row = {"id": f"SP-{organisation.id[3:]}", "organisation": organisation.id, "name": product_name(dice),
                   "stars": None, "stars_until": None, "thing": organisation}
            if number <= stars:
                row |= {"stars": 4 + (number == 2), "stars_until": datetime.date(max(year, 2023) + 1, 6, 30)}
            elif number <= stars + 2:
                # Once four stars, and the certificate has run out.
                row |= {"stars": 4, "stars_until": datetime.date(year - 1, 11, 30)}
            elif dice.below(3) == 0:
                row |= {"stars": 3, "stars_until": datetime.date(year + 1, 11, 30)}
            rows.append(row)
        return sorted(rows, key=lambda row: row["id"])

    def register_rows(self, year):
        complete = {2021: 500_000, 2023: 650_000, 2024: 780_000, 2025: 880_000}[year]
        for organisation in self.world.alive("htx"):
            if organisation.luck("register") < complete + 80_000:
                yield {"id": f"HS-{organisation.id[3:]}", "organisation": organisation.id,
                       "complete": organisation.luck("register") < complete}


def files(seed):
    """Path below `sample/` to bytes."""
    province = Province(seed)
    result = {}
    for year in range(2020, 2026):
        province.live(year)
        if str(year) not in SNAPSHOTS:
            continue
        columns = list(STYLE.headers)
        sheets = {
            "organisations": Sheet(columns, list(province.rows(year)), STYLE),
            "communes": Sheet(PLACES_WITH_CRITERION.headers, list(province.place_rows(year)), PLACES_WITH_CRITERION),
            "managers": Sheet(STAFF.headers, list(province.staff_rows()), STAFF),
            "products": Sheet(STARRED_PRODUCTS.headers, province.product_rows(year), STARRED_PRODUCTS),
        }
        # The register is new: nothing of it is known at the end of 2020.
        if year > 2020:
            sheets["register_records"] = Sheet(REGISTER.headers, list(province.register_rows(year)), REGISTER)
        spoil(sheets, year, province)
        for name, sheet in sheets.items():
            result[f"{year}/{name}.csv"] = sheet.csv()
    return result


def spoil(sheets, year, province):
    organisations = sheets["organisations"]
    # No faults: other ways to write the same word.
    organisations.spoil("commune", tone_on_the_first, lambda o: "Hòa" in province.place(o.commune, year), count=2)
    if year == 2023:
        organisations.spoil("status", decomposed, lambda o: o.kind == "htx" and not o.dissolved and o.operates, count=6)
    if year == 2024:
        sheets["communes"].headers = [decomposed(header) for header in sheets["communes"].headers]
        # A Vietnamese thousand in a table of plain numbers.
        organisations.spoil("workers", "1.234", lambda o: o.kind == "htx" and not o.dissolved and o.operates)
    if year == 2025:
        new = lambda o: o.founded.year == 2025 and not o.dissolved
        farm = lambda o: o.kind == "htx" and o.sector == "agriculture"
        rated = lambda o: o.kind == "htx" and not o.dissolved and o.founded.year < 2025
        organisations.spoil("founded", "15/07/2025", lambda o: o.kind == "tht" and new(o))
        organisations.spoil("founded", "", lambda o: o.kind == "tht" and new(o))
        organisations.spoil("sector", "nông nghiêp", lambda o: farm(o) and new(o))
        organisations.spoil("sector", "", lambda o: farm(o) and new(o))
        organisations.spoil("rating", "tôt", lambda o: rated(o) and o.rating == "good")
        organisations.spoil("rating", "trung bìng", lambda o: rated(o) and o.rating == "average")
        # Thousands of đồng in a column of millions.
        people = lambda o: o.figures["workers"] + o.figures["members"]
        smallest = min(filter(rated, province.world.organisations), key=people)
        organisations.spoil("income", "61500", lambda o: o is smallest)
        # The name that the commune had before it was merged.
        organisations.spoil("commune", province.places[40], lambda o: rated(o) and not o.operates)
        sheets["products"].spoil("stars_until", "31/6/2026", lambda o: o.luck("product") % 3 == 0)
        sheets["managers"].spoil("birth_year", "95", lambda person: person["role"] == "manager")
