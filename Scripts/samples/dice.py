"""Chance that falls the same way everywhere.

Only `random.random()` of a generator seeded with a text is promised to stay the same over Python's versions, so
everything here is built on it. Each thing that is drawn has a name of its own: a new organisation, or one draw
more, changes no other.
"""
import datetime
import random


class Dice:
    def __init__(self, *name):
        self._random = random.Random("/".join(str(part) for part in name))

    def below(self, count):
        """A whole number from 0, less than `count`."""
        return int(self._random.random() * count)

    def between(self, low, high):
        """A whole number, both ends included."""
        return low + self.below(high - low + 1)

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def day(self, first, last):
        """A date, both ends included."""
        return first + datetime.timedelta(days=self.below((last - first).days + 1))

    def shuffled(self, items):
        return [item for _, _, item in sorted((self._random.random(), at, item) for at, item in enumerate(items))]
