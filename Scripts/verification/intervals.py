"""What unknown values leave open: truth in three values, and measures between a least and a greatest value.

An interval is (low, high, low is open, high is open) with None for no end; a measure that does not apply is None.
"""
import itertools
from fractions import Fraction

from .snapshots import NONE, Unknown


# True, False, and None for: not known

def equal(value, wanted):
    return None if isinstance(value, Unknown) else value is not NONE and value == wanted


def one_of(value, wanted):
    return None if isinstance(value, Unknown) else value is not NONE and value in wanted


def test(value, holds):
    """`holds` of a value that is there."""
    return None if isinstance(value, Unknown) else value is not NONE and holds(value)


def absent(value):
    if isinstance(value, Unknown):
        return None if value.may_be_none else False
    return value is NONE


def no(truth):
    return None if truth is None else not truth


def both(*truths):
    return False if any(truth is False for truth in truths) else None if None in truths else True


def either(*truths):
    return True if any(truth is True for truth in truths) else None if None in truths else False


# Measures

def exact(low, high=None):
    return (Fraction(low), Fraction(low if high is None else high), False, False)


def count(rows, condition):
    truths = [condition(row) for row in rows]
    return exact(truths.count(True), truths.count(True) + truths.count(None))


def share(rows, member, condition):
    cells = dict.fromkeys(itertools.product((True, None), (True, False, None)), 0)
    for row in rows:
        if (inside := member(row)) is not False:
            cells[inside, condition(row)] += 1
    a, b, c, d, e, f = cells.values()
    if not a + b + c + d + e + f:
        return None
    low, high = a + b + c + e + f, a + b + c + d + f
    return exact(Fraction(a, low) if low else int(d > 0), Fraction(a + c + d + f, high) if high else int(e == 0))


def value_range(value):
    """Least and greatest; None for no end."""
    if isinstance(value, Unknown):
        return Fraction(0), value.most
    return (Fraction(0), Fraction(0)) if value is NONE else (value, value)


def add(left, right):
    def ends(at):
        return None if left[at] is None or right[at] is None else left[at] + right[at]
    return (ends(0), ends(1), False, False)


def subtract(left, right):
    return add(left, (None if right[1] is None else -right[1], None if right[0] is None else -right[0], False, False))


def total(rows, member, column):
    columns = column if isinstance(column, tuple) else (column,)
    result = exact(0)
    for row in rows:
        inside = member(row)
        for name in columns if inside is not False else ():
            low, high = value_range(row[name])
            result = add(result, (min(low, 0) if inside is None else low, high, False, False))
    return result


def ratio(rows, member, over, under):
    """Sum of `over` in sum of `under`; both are numbers from 0 of the same rows."""
    members = [row for row in rows if member(row)]
    possible = [row for row in rows if member(row) is None]
    top, bottom = (total(members, lambda row: True, column) for column in (over, under))
    # A possible member of which nothing is known can push the ratio to 0 and above any number.
    if any(isinstance(row[over], Unknown) and isinstance(row[under], Unknown) for row in possible):
        return (Fraction(0), None, top[0] > 0, False)
    assert not possible, "only possible members without figures are expected here"
    return exact(top[0] / bottom[1], top[1] / bottom[0]) if bottom[0] else None


def quotient(left, right):
    """Of sums over different rows, the second one known."""
    assert right[0] == right[1] != 0
    return tuple(end if end is None or isinstance(end, bool) else end / right[0] for end in left)


def mean(rows, member, column, weight=None):
    """Over the few unknown rows every combination of ends is tried; a weight without an end outweighs all others."""
    sure_weight, sure_sum, doubtful = Fraction(0), Fraction(0), []
    for row in rows:
        inside = member(row)
        if inside is False or row[column] is NONE:
            continue
        value, heavy = row[column], row[weight] if weight else Fraction(1)
        if inside and not isinstance(value, Unknown) and not isinstance(heavy, Unknown):
            sure_weight, sure_sum = sure_weight + heavy, sure_sum + heavy * value
        else:
            low, high = value_range(value)
            assert high is not None
            weights = {*value_range(heavy), *([] if inside else [Fraction(0)])}
            doubtful.append([(w, v) for w in weights for v in (low, high)])
    assert len(doubtful) <= 6 and sure_weight
    found, limits = [], []
    for choice in itertools.product(*doubtful):
        endless = [value for heavy, value in choice if heavy is None]
        if endless:
            limits += endless
            continue
        found.append((sure_sum + sum(w * v for w, v in choice)) / (sure_weight + sum(w for w, _ in choice)))
    low, high = min(found), max(found)
    return (min([low, *limits]), max([high, *limits]), min([low, *limits]) < low, max([high, *limits]) > high)
