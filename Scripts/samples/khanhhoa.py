"""Cam Ranh (Khánh Hòa): a city with few cooperatives. Headers and categories have the names of the tables' own
columns; the products of 2025 come as a workbook."""
import datetime

from .names import places, product_name
from .sheets import Sheet, Style, Tenths, decomposed
from .styles import PLAIN_PLACES, SOLD_PRODUCTS
from .world import World

SNAPSHOTS = ("2023", "2024", "2025")
# By year: numbers of organisations; `advanced` use high technology and are digital, `all_three` are effective as well.
# `online` is per cent of the flagship products.
SHAPE = {
    year: dict(zip("groups cooperatives idle idle_groups fine advanced all_three online effective".split(), row))
    for year, row in {
        2023: (24, 36, 6, 2, 19, 7, 6, 13, 33),
        2024: (26, 38, 5, 2, 22, 9, 7, 17, 37),
        2025: (27, 40, 4, 1, 24, 11, 8, 22, 41),
    }.items()
}
SECTORS = "agriculture agriculture trade agriculture industry agriculture agriculture transport credit".split()

COLUMNS = "id name kind sector commune founded dissolved status rating effective high_tech digital members".split()
STYLE = Style(yes="yes", no="no")
PLACES = 12


class City:
    def __init__(self, seed):
        self.world = World(seed, "CR")
        self.places = places(["Cam", "Vịnh", "Bãi"], "Lam Ngọc Sóng Nắng Muối Dừa Cát Biển".split(), PLACES)
        self.online = []

    def found(self, kind, sector, first, last):
        dice = self.world.dice(len(self.world.organisations), "place")
        organisation = self.world.found(kind, sector, dice.below(PLACES), first, last)
        organisation.figures["members"] = dice.between(8, 60)

    def live(self, year):
        world, shape = self.world, SHAPE[year]
        first = datetime.date(2012, 1, 9) if year == 2023 else datetime.date(year, 1, 9)
        last = datetime.date(year, 12, 12)
        if year == 2023:
            self.found("lhhtx", "agriculture", first, last)
        else:
            world.dissolve(1, "htx", first, last)
            world.dissolve(1, "tht", first, last)
        for kind, wanted in (("tht", shape["groups"]), ("htx", shape["cooperatives"])):
            while len(world.alive(kind)) < wanted:
                self.found(kind, SECTORS[len(world.organisations) % len(SECTORS)], first, last)
        world.idle("htx", shape["idle"], last)
        world.idle("tht", shape["idle_groups"], last)
        working = world.alive(where=lambda o: o.operates)
        cooperatives = [o for o in working if o.kind == "htx"]
        world.hold("effective", working, shape["effective"], by="quality")
        good = [o for o in cooperatives if "effective" in o.flags]
        world.hold("advanced_and_effective", good, shape["all_three"], by="advanced")
        weak = [o for o in cooperatives if "effective" not in o.flags]
        world.hold("advanced_only", weak, shape["advanced"] - shape["all_three"], by="advanced")
        rest = [o for o in cooperatives if not o.flags & {"advanced_and_effective", "advanced_only"}]
        world.hold("one_of_both", rest, len(rest) * 2 // 5)
        rated = [o for o in cooperatives if o.founded.year < year]
        world.rate(rated, last, good=shape["fine"] // 3, fair=shape["fine"] - shape["fine"] // 3, weak=2,
                   average=len(rated) - shape["fine"] - 3)

    def rows(self, year):
        for organisation in self.world.organisations:
            flags = organisation.flags
            both = bool(flags & {"advanced_and_effective", "advanced_only"})
            one = "one_of_both" in flags
            digital_first = organisation.luck("first") % 2 == 0
            yield {
                "thing": organisation, "id": organisation.id, "name": organisation.name, "kind": organisation.kind,
                "sector": organisation.sector, "commune": self.places[organisation.commune],
                "founded": organisation.founded, "dissolved": organisation.dissolved, "status": organisation.status,
                "rating": organisation.rating or None, "effective": "effective" in flags,
                "high_tech": both or one and not digital_first, "digital": both or one and digital_first,
                "members": organisation.figures["members"] + year - 2023,
            }

    def place_rows(self):
        for at, name in enumerate(self.places):
            yield {"id": name, "name": name, "kind": "ward" if at < 8 else "rural",
                   "residents": self.world.dice("residents", at).between(5_000, 16_000)}

    def product_rows(self, year):
        """Three products a cooperative, two of them flagship ones; the first `online` per cent of these sell online."""
        rows = []
        for organisation in self.world.alive("htx"):
            for number in (1, 2, 3):
                dice = self.world.dice(organisation.id, "product", number)
                sales = dice.between(400, 9_000) + 150 * (year - 2023)
                rows.append({
                    "thing": organisation, "id": f"SP-{organisation.id[3:]}-{number}", "organisation": organisation.id,
                    "name": product_name(dice), "flagship": number < 3, "sales": Tenths(sales * 10 + dice.below(10)),
                    "luck": dice.below(1_000_000), "part": dice.between(20, 70)})
        flagship = [row for row in rows if row["flagship"]]
        wanted = len(flagship) * SHAPE[year]["online"] // 100
        order = sorted(flagship, key=lambda row: (row["id"] not in self.online, row["luck"]))
        self.online = [row["id"] for row in order[:wanted]]
        for row in rows:
            row["sold_online"] = row["id"] in self.online
            row["online_sales"] = Tenths(row["sales"].count * row["part"] // 100 if row["sold_online"] else 0)
        return rows


def files(seed):
    """Path below `sample/` to bytes."""
    city = City(seed)
    result = {}
    for year in map(int, SNAPSHOTS):
        city.live(year)
        organisations = Sheet(COLUMNS, list(city.rows(year)), STYLE)
        products = Sheet(SOLD_PRODUCTS.headers, city.product_rows(year), SOLD_PRODUCTS)
        rated = lambda o: o.kind == "htx" and not o.dissolved and o.rating
        # No faults: marks apart, and a spelling that the table declares.
        organisations.spoil("rating", decomposed("khá"), lambda o: rated(o) and o.rating == "fair", count=2)
        organisations.spoil("rating", "Kha", lambda o: rated(o) and o.rating == "fair")
        if year == 2024:
            organisations.spoil("rating", "goood", lambda o: rated(o) and o.rating == "good")
            organisations.spoil("digital", "chưa rõ", lambda o: rated(o))
        if year == 2025:
            # A cooperative that is not in the list.
            products.spoil("organisation", "GD-CR-0999", lambda o: o.operates)
        result[f"{year}/organisations.csv"] = organisations.csv()
        result[f"{year}/communes.csv"] = Sheet(PLAIN_PLACES.headers, list(city.place_rows()), PLAIN_PLACES).csv("\t")
        if year == 2025:
            result[f"{year}/products.xlsx"] = products.workbook("Sản phẩm")
        else:
            result[f"{year}/products.csv"] = products.csv()
    return result
