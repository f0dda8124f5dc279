"""Goals that lie ahead, written down a second time, and the pace towards them."""
import datetime
from fractions import Fraction

from . import measures

PER_CENT = Fraction(1, 100)


def more_than(value):
    return (Fraction(value), None, True)


def at_least(value):
    return (Fraction(value), None, False)


def less_than(value):
    return (None, Fraction(value), True)


def within(low, high):
    return (Fraction(low), Fraction(high), False)


NONE_LEFT = (None, Fraction(0), False)
# What is accepted: from, to, and whether the end itself is not.
GOALS = {
    ("laichau", "unions_founded_to_2030", "by 2030"): at_least(2),
    ("laichau", "stable_effective_share", "by 2030"): more_than(80 * PER_CENT),
    ("laichau", "weak_share", "by 2030"): less_than(10 * PER_CENT),
    ("laichau", "nominal_cooperatives", "by 2030"): NONE_LEFT,
    ("laichau", "group_income", "by 2030"): more_than(110),
    ("laichau", "cooperative_income", "by 2030"): more_than(120),
    ("laichau", "regular_jobs", "by 2025"): at_least(5_000),
    ("laichau", "trained_staff", "by 2030"): at_least(80 * PER_CENT),
    ("laichau", "young_college", "by 2030"): at_least(45 * PER_CENT),
    ("laichau", "high_tech_share", "by 2030"): more_than(20 * PER_CENT),
    ("laichau", "firm_linked_share", "by 2030"): at_least(19 * PER_CENT),
    ("laichau", "four_star_products", "by 2030"): at_least(8),
    ("laichau", "operating_agricultural_cooperatives", "by 2030"): more_than(200),
    ("laichau", "stable_credit_cooperatives", "by 2030"): more_than(5),
    ("daknong", "group_count", "by 2030"): within(285, 315),
    ("daknong", "group_members", "by 2030"): more_than(4_200),
    ("daknong", "cooperative_count", "by 2030"): at_least(360),
    ("daknong", "cooperatives_in_unions", "by 2030"): at_least(25),
    ("daknong", "good_or_fair_organisations", "by 2030"): more_than(60 * PER_CENT),
    ("daknong", "good_or_fair_in_chains", "by 2030"): at_least(50 * PER_CENT),
    ("daknong", "long_idle_cooperatives", "by 2030"): NONE_LEFT,
    ("daknong", "women_directors", "by 2045"): at_least(30 * PER_CENT),
    ("daknong", "cooperatives_using_technology", "by 2045"): at_least(1),
    ("daknong", "tasks_2025", "by 2025"): at_least(1),
    ("khanhhoa", "good_or_fair_share", "by 2030"): at_least(60 * PER_CENT),
    ("khanhhoa", "high_tech_digital_share", "by 2030"): more_than(50 * PER_CENT),
    ("khanhhoa", "ecommerce_share", "by 2045"): at_least(30 * PER_CENT),
    ("khanhhoa", "ceased_cooperatives", "by 2030"): NONE_LEFT,
    ("khanhhoa", "effective_high_tech_digital_share", "by 2045"): more_than(90 * PER_CENT),
}


def shortfall(goal, value):
    """Least and greatest distance of an interval from what is accepted."""
    low, high, _ = goal
    distances = []
    for end in value[:2]:
        below = Fraction(0) if low is None else low - end
        above = Fraction(0) if high is None else end - high
        distances.append(max(Fraction(0), below, above))
    inside = (low is None or value[1] >= low) and (high is None or value[0] <= high)
    return Fraction(0) if inside else min(distances), max(distances)


def holds(goal, value):
    """True, False, or None where it may hold."""
    low, high, strict = goal
    def accepted(end):
        return (low is None or end > low or end == low and not strict) and \
            (high is None or end < high or end == high and not strict)
    ends = {accepted(end) for end in value[:2]}
    if ends == {True}:
        return True
    return False if ends == {False} and (low is None or high is None or shortfall(goal, value)[0] > 0) else None


def verdict(goal, province, name, sample, clause, day):
    """The verdict before the deadline, and the pace at both ends where there is one; None where values are endless."""
    def at(when):
        return measures.measured(province, name, sample, when, int(when[:4]))

    first = next(when for when in sample.days)
    now = clause["value"]["date"]
    value, start = at(now), at(first)
    if None in value[:2] or None in start[:2]:
        return reported(clause)
    standing = holds(goal, value)
    if standing is not False:
        return ("met" if standing else "undetermined", None)
    if first == now:
        return ("pending", None)
    (least, most), (short, far) = shortfall(goal, start), shortfall(goal, value)
    if most == 0:
        return ("worsening" if short > 0 else "undetermined" if far > 0 else "pending", None)
    if least == 0:
        return ("pending", None)
    day_of = datetime.date.fromisoformat
    hurry = Fraction((day_of(clause["deadline"]) - day_of(first)).days, (day_of(now) - day_of(first)).days)
    paces = ((least - far) / least * hurry, (most - short) / most * hurry)
    kinds = {kind(pace) for pace in paces}
    return (kinds.pop() if len(kinds) == 1 else "undetermined", paces)


def kind(pace):
    if pace >= Fraction(95, 100):
        return "on_track"
    return "slow" if pace >= Fraction(60, 100) else "far_behind" if pace >= 0 else "worsening"


def reported(clause):
    pace = clause["pace"]
    return (clause["verdict"], (Fraction(pace["low"]), Fraction(pace["high"])) if pace else None)
