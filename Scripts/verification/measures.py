"""The measures of the four plans, written down from the plan documents a second time."""
from fractions import Fraction

from .intervals import (
    absent, add, both, count, either, equal, exact, mean, no, one_of, quotient, ratio, share, subtract, test, total)
from .snapshots import Unknown

UNCHECKED = object()


def alive(*kinds):
    return lambda o: both(absent(o["dissolved"]), one_of(o["kind"], kinds) if kinds else True)


def of(member, *conditions):
    return lambda row: both(member(row), *(condition(row) for condition in conditions))


def yes(column):
    return lambda row: equal(row[column], True)


def is_in(column, *values):
    return lambda row: one_of(row[column], values)


def rated(o):
    return no(absent(o["rating"]))


def founded_in(*years):
    return lambda o: test(o["founded"], lambda day: day.year in years)


groups, coops, unions, organisations = alive("tht"), alive("htx"), alive("lhhtx"), alive()
operating = is_in("status", "active")
farm = is_in("sector", "agriculture")
fine = is_in("rating", "good", "fair")
weak = is_in("rating", "weak")
ceased = is_in("status", "dormant", "dissolving")
anybody = lambda row: True


def reached(member, rows, reference):
    """For a key, whether a row of `rows` for which `member` holds refers to it."""
    truths = [(row[reference], member(row)) for row in rows]
    sure = {key for key, truth in truths if truth and isinstance(key, str)}
    possible = {key for key, truth in truths if truth is None and isinstance(key, str)}
    anywhere = any(isinstance(key, Unknown) and truth is not False for key, truth in truths)
    return lambda row: True if row["id"] in sure else None if anywhere or row["id"] in possible else False


def lookup(s, reference, member):
    """Whether the organisation that a row refers to belongs to a population."""
    return lambda row: None if isinstance(row[reference], Unknown) else member(s.rows["organisations"][row[reference]])


# Lai Châu

def new(*kinds):
    return lambda y: lambda o: both(one_of(o["kind"], kinds), founded_in(y)(o))


def in_communes(member, which=anybody):
    return lambda s, y: share(s.communes, which, reached(member, s.organisations, "commune"))


def in_sector(sector, *more, kind=coops):
    return lambda s, y: count(s.organisations, of(kind, is_in("sector", sector), *more))


def part(member, *conditions):
    return lambda s, y: share(s.organisations, member, of(anybody, *conditions))


def staff_part(*conditions):
    return lambda s, y: share(s.managers, lookup(s, "organisation", coops), of(anybody, *conditions))


def young_part(*levels, of_all=False):
    """Young managers with a degree, among the young managers or among all."""
    def measured(s, y):
        manager = of(lookup(s, "organisation", coops), is_in("role", "manager"))
        young = lambda m: test(m["birth_year"], lambda year: y - year <= 35)
        degree = is_in("education", *levels)
        if of_all:
            return share(s.managers, manager, of(young, degree))
        return share(s.managers, of(manager, young), degree)
    return measured


def four_stars(s, y, valid=True):
    still = lambda p: test(p["stars_until"], lambda day: day.year >= y)
    member = of(lookup(s, "organisation", coops), lambda p: test(p["stars"], lambda stars: stars >= 4))
    return count(s.products, of(member, still) if valid else member)


HIGH, MIDDLE = ("university", "postgraduate"), ("college", "intermediate")
both_kinds = alive("tht", "htx")

LAI_CHAU = {
    "groups_founded": lambda s, y: count(s.organisations, new("tht")(y)),
    "cooperatives_founded": lambda s, y: count(s.organisations, new("htx")(y)),
    "agricultural_part_of_founded": lambda s, y: share(s.organisations, new("htx")(y), farm),
    "agricultural_part_of_founded: trong mọi hợp tác xã": part(coops, farm),
    "agricultural_part_of_founded: trong số tổ hợp tác và HTX mới của năm":
        lambda s, y: share(s.organisations, new("tht", "htx")(y), of(is_in("kind", "htx"), farm)),
    "unions_founded_to_2025":
        lambda s, y: count(s.organisations, of(is_in("kind", "lhhtx"), founded_in(*range(2021, 2026)))),
    "unions_founded_to_2030":
        lambda s, y: count(s.organisations, of(is_in("kind", "lhhtx"), founded_in(*range(2026, 2031)))),
    "unions_founded_to_2030: từ năm 2021, gồm cả hai liên hiệp của 2025":
        lambda s, y: count(s.organisations, of(is_in("kind", "lhhtx"), founded_in(*range(2021, 2031)))),
    "communes_with_operating_cooperative": in_communes(of(coops, operating)),
    "communes_with_cooperative": in_communes(coops),
    "communes_with_cooperative: đang hoạt động, như năm 2025": in_communes(of(coops, operating)),
    "communes_below_13_with_cooperative":
        in_communes(coops, lambda c: both(equal(c["kind"], "rural"), no(equal(c["meets_criterion_13"], True)))),
    "stable_effective_share": part(coops, yes("stable"), yes("effective")),
    "stable_effective_share: trong số HTX đang hoạt động": part(of(coops, operating), yes("stable"), yes("effective")),
    "stable_effective_share: xếp loại tốt, khá": part(coops, fine),
    "agricultural_effective_share": part(of(coops, farm), yes("effective")),
    "weak_share": part(coops, weak),
    "weak_share: trong số HTX đã xếp loại": part(of(coops, rated), weak),
    "nominal_cooperatives": lambda s, y: count(s.organisations, of(coops, yes("nominal"))),
    "nominal_cooperatives: tính cả HTX kém hiệu quả": lambda s, y: count(
        s.organisations, of(coops, lambda o: either(yes("nominal")(o), no(yes("effective")(o))))),
    "regular_jobs": lambda s, y: total(s.organisations, coops, "workers"),
    "regular_jobs: thường xuyên hay không, như số công bố":
        lambda s, y: total(s.organisations, coops, ("workers", "seasonal")),
    "regular_jobs: tính cả tổ hợp tác": lambda s, y: total(s.organisations, both_kinds, "workers"),
    "regular_jobs: việc làm tăng thêm từ 2020": lambda s, y, sample: subtract(
        total(s.organisations, coops, "workers"), total(sample.of_year(2020).organisations, coops, "workers")),
    "cooperative_income": lambda s, y: mean(s.organisations, coops, "income", "earners"),
    "cooperative_income: mỗi HTX tính một lần": lambda s, y: mean(s.organisations, coops, "income"),
    "cooperative_income: chỉ người lao động, như số công bố":
        lambda s, y: mean(s.organisations, coops, "worker_income", "workers"),
    "cooperative_income: người lao động, kể cả của tổ hợp tác":
        lambda s, y: mean(s.organisations, both_kinds, "worker_income", "workers"),
    "group_income": lambda s, y: mean(s.organisations, groups, "income", "earners"),
    "group_income: mỗi tổ tính một lần": lambda s, y: mean(s.organisations, groups, "income"),
    "trained_staff": staff_part(yes("trained")),
    "trained_staff: được bồi dưỡng từ năm 2021":
        staff_part(yes("trained"), lambda m: test(m["trained_year"], lambda year: year >= 2021)),
    "young_university": young_part(*HIGH),
    "young_university: trong mọi cán bộ quản lý": young_part(*HIGH, of_all=True),
    "young_college": young_part(*MIDDLE),
    "young_college: trong mọi cán bộ quản lý": young_part(*MIDDLE, of_all=True),
    "high_tech_share": part(coops, yes("high_tech")),
    "high_tech_share: trong số HTX nông nghiệp": part(of(coops, farm), yes("high_tech")),
    "firm_linked_share": part(coops, yes("linked_with_firm")),
    "four_star_products": four_stars,
    "four_star_products: từng được chứng nhận": lambda s, y: four_stars(s, y, valid=False),
    "operating_agricultural_cooperatives": in_sector("agriculture", operating),
    "operating_agricultural_cooperatives: hoạt động hay không": in_sector("agriculture"),
    "operating_agricultural_unions": in_sector("agriculture", operating, kind=unions),
    "stable_trade_unions": in_sector("trade", operating, yes("stable"), kind=unions),
    "bad_debt_ratio":
        lambda s, y: ratio(s.organisations, of(coops, is_in("sector", "credit")), "bad_debt", "outstanding"),
    "unsettled_cooperatives": lambda s, y: count(
        s.organisations, of(coops, lambda o: either(ceased(o), equal(o["converted"], False)))),
    "register_complete": lambda s, y: share(
        s.organisations, coops, reached(yes("complete"), s.register_records, "organisation")),
}
for sector in ("industry", "trade", "construction", "transport", "credit"):
    LAI_CHAU[f"stable_{sector}_cooperatives"] = in_sector(sector, operating, yes("stable"))
    LAI_CHAU[f"stable_{sector}_cooperatives: đang hoạt động, ổn định hay không"] = in_sector(sector, operating)


def net_of_dissolved(member):
    def measured(s, y, sample):
        now, before = sample.of_year(y), sample.of_year(y - 1)
        # Without a snapshot of the year and of the one before there is nothing to compare with.
        if not now or not before:
            return UNCHECKED
        return subtract(count(now.organisations, member), count(before.organisations, member))
    return measured


LAI_CHAU["groups_founded: trừ số đã giải thể"] = net_of_dissolved(groups)
LAI_CHAU["cooperatives_founded: trừ số đã giải thể"] = net_of_dissolved(coops)


# Đắk Nông

def in_unions(s, y):
    member = lookup(s, "union", unions)
    return count(s.organisations, of(coops, lambda o: member(o) if isinstance(o["union"], str) else False))


def idle_a_year(s, y):
    long_ago = lambda o: test(o["idle_since"], lambda day: y - day.year >= 1)
    return count(s.organisations, of(coops, lambda o: either(yes("nominal")(o), both(ceased(o), long_ago(o)))))


def led(member):
    return of(member, lambda o: no(equal(o["director_sex"], "vacant")))


def tasks(year):
    return lambda s, y: share(s.tasks, lambda t: test(t["due"], lambda day: day.year == year), yes("done"))


def models_in(s, district):
    def here(o):
        place = o["commune"]
        return None if isinstance(place, Unknown) else equal(s.rows["communes"][place]["district"], district.casefold())
    return count(s.organisations, of(coops, yes("new_model"), yes("in_chain"), here))


women = is_in("director_sex", "female")
DAK_NONG = {
    "group_count": lambda s, y: count(s.organisations, groups),
    "group_count: chỉ tính tổ hợp tác đang hoạt động": lambda s, y: count(s.organisations, of(groups, operating)),
    "group_members": lambda s, y: total(s.organisations, groups, "members"),
    "cooperative_count": lambda s, y: count(s.organisations, coops),
    "cooperative_count: chỉ tính HTX đang hoạt động": lambda s, y: count(s.organisations, of(coops, operating)),
    "cooperative_members": lambda s, y: total(s.organisations, coops, "members"),
    "union_count": lambda s, y: count(s.organisations, unions),
    "cooperatives_in_unions": in_unions,
    "cooperatives_in_unions: mỗi liên hiệp bình quân 25-30 HTX":
        lambda s, y: quotient(in_unions(s, y), count(s.organisations, unions)),
    "good_or_fair_organisations": part(organisations, fine),
    "good_or_fair_organisations: chỉ tính hợp tác xã": part(coops, fine),
    "good_or_fair_organisations: chỉ tính tổ chức đã xếp loại": part(of(organisations, rated), fine),
    "good_or_fair_in_chains": part(of(organisations, fine), yes("in_chain")),
    "good_or_fair_in_chains: trong mọi tổ chức": part(organisations, yes("in_chain")),
    "high_tech_cooperatives": lambda s, y: count(s.organisations, of(coops, yes("high_tech"))),
    "high_tech_cooperatives: chỉ tính HTX nông nghiệp":
        lambda s, y: count(s.organisations, of(coops, farm, yes("high_tech"))),
    "long_idle_cooperatives":
        lambda s, y: count(s.organisations, of(coops, lambda o: either(ceased(o), yes("nominal")(o)))),
    "long_idle_cooperatives: ngừng từ một năm trở lên, hoặc chỉ tồn tại hình thức": idle_a_year,
    "population_taking_part": lambda s, y: quotient(
        total(s.organisations, both_kinds, "members"), total(s.communes, anybody, "residents")),
    "effective_organisation_share": part(organisations, yes("effective")),
    "effective_organisation_share: xếp loại tốt, khá": part(organisations, fine),
    "effective_in_chains": part(of(organisations, yes("effective")), yes("in_chain")),
    "effective_in_chains: trong mọi tổ chức": part(organisations, yes("in_chain")),
    "women_directors": part(led(alive("htx", "lhhtx")), women),
    "women_directors: tính cả vị trí khuyết": part(alive("htx", "lhhtx"), women),
    "women_directors: trong hợp tác xã": part(led(coops), women),
    "women_directors: trong liên hiệp": part(led(unions), women),
    "cooperatives_using_technology": part(coops, yes("technology")),
    "cooperatives_using_technology: chuyển đổi số": part(coops, yes("digital")),
    "model_in_each_district": models_in,
    "unsettled_cooperatives": LAI_CHAU["unsettled_cooperatives"],
    "task_list": lambda s, y: exact(len(s.tasks)),
    "tasks_2023": tasks(2023), "tasks_2025": tasks(2025), "tasks_2030": tasks(2030),
    "tasks_recurring": lambda s, y: share(s.tasks, is_in("timing", "continuous", "yearly"), yes("done")),
}


# Cam Ranh

def flagship(s):
    return of(lookup(s, "organisation", coops), yes("flagship"))


either_technology = lambda o: either(yes("high_tech")(o), yes("digital")(o))
KHANH_HOA = {
    "good_or_fair_share": part(coops, fine),
    "good_or_fair_share: trong số HTX đã xếp loại": part(of(coops, rated), fine),
    "high_tech_digital_share": part(coops, yes("high_tech"), yes("digital")),
    "high_tech_digital_share: một trong hai": part(coops, either_technology),
    "high_tech_digital_share: chỉ công nghệ cao": part(coops, yes("high_tech")),
    "high_tech_digital_share: trong số HTX nông nghiệp": part(of(coops, farm), yes("high_tech"), yes("digital")),
    "ecommerce_share": lambda s, y: share(s.products, flagship(s), yes("sold_online")),
    "ecommerce_share: theo doanh thu": lambda s, y: online_part_of_sales(s.products, flagship(s)),
    "ceased_cooperatives": lambda s, y: count(s.organisations, of(coops, ceased)),
    "effective_high_tech_digital_share": part(organisations, yes("effective"), yes("high_tech"), yes("digital")),
    "effective_high_tech_digital_share: có hiệu quả, và một trong hai công nghệ":
        part(organisations, yes("effective"), either_technology),
    "effective_high_tech_digital_share: chỉ cần có hiệu quả": part(organisations, yes("effective")),
    "ceased_organisations": lambda s, y: count(s.organisations, of(organisations, ceased)),
}


def online_part_of_sales(rows, member):
    """Online sales in all sales; a product whose cooperative is not known may be in or out."""
    sure = [row for row in rows if member(row)]
    over, under = (sum(row[column] for row in sure) for column in ("online_sales", "sales"))
    possible = [row for row in rows if member(row) is None]
    assert len(possible) <= 1
    found = [over / under] + [(over + row["online_sales"]) / (under + row["sales"]) for row in possible]
    return exact(min(found), max(found))


# Kiên Giang: what is said of 2019 is a matter of the snapshot of 2019, on whatever day it is asked

def in_2019(column=None):
    def measured(s, y, sample):
        rows = sample.of_year(2019).organisations
        return total(rows, coops, column) if column else count(rows, coops)
    return measured


def sectors_in_2019(s, y, sample):
    rows = sample.of_year(2019).organisations
    result = exact(0)
    for sector in ("agriculture", "industry", "construction", "credit", "trade", "transport"):
        result = add(result, count(rows, of(coops, is_in("sector", sector))))
    return subtract(result, count(rows, coops))


def unqualified(combine):
    return lambda s, y: count(s.organisations, of(
        both_kinds, lambda o: combine(no(yes("qualified")(o)), no(yes("effective")(o)))))


KIEN_GIANG = {
    "ceased_or_ineffective":
        lambda s, y: count(s.organisations, of(coops, lambda o: either(ceased(o), no(yes("effective")(o))))),
    "ceased_or_ineffective: chỉ tính HTX ngừng hoạt động": KHANH_HOA["ceased_cooperatives"],
    "unqualified_units": unqualified(both),
    "unqualified_units: một trong hai": unqualified(either),
    "sectors_2019": sectors_in_2019,
    "total_2019": in_2019(), "land_2019": in_2019("area"), "charter_capital_2019": in_2019("capital"),
    "members_2019": in_2019("members"), "jobs_2019": in_2019(("workers", "seasonal")),
}

DEFINITIONS = {"daknong": DAK_NONG, "khanhhoa": KHANH_HOA, "kiengiang": KIEN_GIANG, "laichau": LAI_CHAU}
# Sums of numbers that the plan itself names: no rows.
OF_NUMBERS = {"need_2021_2025", "central_2021_2025", "need_2025_2030", "central_2025_2030"}


def measured(province, name, sample, day, year):
    """The interval of a measure on a snapshot day, for a year."""
    definition = DEFINITIONS[province][name]
    snapshot = sample.at(day)
    return definition(snapshot, year, sample) if definition.__code__.co_argcount == 3 else definition(snapshot, year)


def expected(province, name, sample, clause, entry):
    """None where there is no value to compare with."""
    stated = entry["value"]
    if name in OF_NUMBERS:
        return None
    if stated is None:
        if entry["verdict"] != "not_applicable" or entry is not clause:
            return None
        day = clause["deadline"]
        assert measured(province, name, sample, day, int(day[:4])) is None, f"{name} does apply on {day}"
        return None
    day = stated["date"]
    name, _, group = name.partition(" @ ")
    if name not in DEFINITIONS[province]:
        return UNCHECKED
    if group:
        return DEFINITIONS[province][name](sample.at(day), group)
    each = clause["when"].removeprefix("each year ")
    return measured(province, name, sample, day, int(each if each.isdigit() else day[:4]))


def reported(value):
    def end(text):
        return None if text is None else Fraction(text)
    return (end(value["low"]), end(value["high"]), value.get("lowOpen", False), value.get("highOpen", False))
