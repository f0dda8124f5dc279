"""Organisations that are founded, change and are dissolved, year after year, under one id."""
import dataclasses
import datetime

from .dice import Dice
from .names import organisation_name

OPERATING = "active"


@dataclasses.dataclass
class Organisation:
    id: str
    name: str
    kind: str
    sector: str
    commune: str
    founded: datetime.date
    luck: "callable"
    union: str = ""
    dissolved: datetime.date | None = None
    status: str = OPERATING
    idle_since: datetime.date | None = None
    rating: str = ""
    director_sex: str = "male"
    # Whatever a province adds: members, workers, income …
    figures: dict = dataclasses.field(default_factory=dict)
    # Names of the yes/no columns that hold.
    flags: set = dataclasses.field(default_factory=set)

    @property
    def operates(self):
        return self.status == OPERATING


class World:
    def __init__(self, seed, code):
        self.seed, self.code = seed, code
        self.organisations = []

    def dice(self, *name):
        return Dice(self.seed, self.code, *name)

    # Births and deaths

    def found(self, kind, sector, commune, first, last):
        """A new organisation, founded on some day between `first` and `last`."""
        number = len(self.organisations) + 1
        id = f"GD-{self.code}-{number:04}"
        organisation = Organisation(
            id, organisation_name(self.seed, self.code, number, kind, sector), kind, sector, commune,
            self.dice(id, "founded").day(first, last), lambda trait: self.dice(id, trait).below(1_000_000))
        self.organisations.append(organisation)
        return organisation

    def alive(self, *kinds, where=lambda organisation: True):
        return [o for o in self.organisations if not o.dissolved and (not kinds or o.kind in kinds) and where(o)]

    def dissolve(self, count, kind, first, last):
        """The idle ones go first, then the unluckiest."""
        leaving = sorted(self.alive(kind), key=lambda o: (o.operates, -o.luck("quality")))[:count]
        for organisation in leaving:
            organisation.dissolved = self.dice(organisation.id, "dissolved").day(first, last)

    def idle(self, kind, count, day):
        """`count` organisations of a kind stand still; a third of them wait for their dissolution."""
        def start(organisation):
            organisation.status = "dissolving" if organisation.luck("status") % 3 == 0 else "dormant"
            months = self.dice(organisation.id, "idle").between(2, 40)
            since = day - datetime.timedelta(days=30 * months)
            organisation.idle_since = max(since, organisation.founded + datetime.timedelta(days=30))

        def resume(organisation):
            organisation.status, organisation.idle_since = OPERATING, None

        old_enough = [o for o in self.alive(kind) if o.founded.year < day.year]
        self._settle(old_enough, count, "quality", lambda o: not o.operates, start, resume, unlucky_first=True)

    # Traits: holders keep what they have, newcomers join by luck until the number is right

    def hold(self, flag, among, count, by=None):
        """Exactly `count` organisations of `among` have the flag."""
        self._settle(
            among, count, by or flag, lambda o: flag in o.flags, lambda o: o.flags.add(flag),
            lambda o: o.flags.discard(flag))
        inside = {o.id for o in among}
        for organisation in self.organisations:
            if organisation.id not in inside and not organisation.dissolved:
                organisation.flags.discard(flag)

    @staticmethod
    def _settle(among, count, trait, has, give, take, unlucky_first=False):
        if not 0 <= count <= len(among):
            raise ValueError(f"{count} of {len(among)} organisations cannot have “{trait}”")
        order = sorted(among, key=lambda o: o.luck(trait), reverse=unlucky_first)
        holders = [o for o in order if has(o)]
        others = [o for o in order if not has(o)]
        for organisation in holders[count:]:
            take(organisation)
        for organisation in others[: max(0, count - len(holders))]:
            give(organisation)

    def rate(self, among, day, **counts):
        """Gives each class its number, by a quality that drifts a little every year; the others are unrated."""
        def quality(organisation):
            drift = self.dice(organisation.id, "drift", day.year).between(-90_000, 90_000)
            return organisation.luck("quality") + drift, organisation.id

        for organisation in self.alive():
            organisation.rating = ""
        rest = sorted(among, key=quality)
        for name in ("good", "fair", "average"):
            for organisation in rest[: counts[name]]:
                organisation.rating = name
            rest = rest[counts[name] :]
        # The weak stand at the end; between them and the average ones nobody was rated.
        for organisation in rest[len(rest) - counts["weak"] :]:
            organisation.rating = "weak"
