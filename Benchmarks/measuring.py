"""Whole processes, measured one after the other in interleaved rounds."""
import dataclasses
import statistics
import subprocess

import tools

MEASURE = tools.WORK / "measure"


@dataclasses.dataclass(frozen=True)
class Cost:
    """What one run took: seconds of wall clock, seconds of all processors (user and system), peak resident bytes."""

    wall: float
    cpu: float
    memory: int


def run(command, output):
    """Runs `command` once with its output in the file `output`. Status 1 is fine: a target is missed."""
    done = subprocess.run([MEASURE, output, *command], check=True, capture_output=True, text=True)
    wall, user, system, memory, status = done.stdout.split()
    if status not in ("0", "1"):
        raise RuntimeError(f"{command} ended with {status}:\n{done.stderr}")
    return Cost(float(wall), float(user) + float(system), int(memory) * 1024)


def output_of(name):
    """Where the latest output of a run called `name` stands."""
    return tools.WORK / "output" / f"{name}.txt"


def interleaved(commands, rounds, cap=None):
    """The costs of every command, by name: one uncounted round to warm the page cache, then `rounds` rounds of all.

    Every round begins with another command. `cap` limits the rounds of those that it names; they are not warmed up.
    """
    cap = cap or {}
    output_of("").parent.mkdir(parents=True, exist_ok=True)
    costs = {name: [] for name in commands}
    names = list(commands)
    for number in range(rounds + 1):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            if name in cap and not 0 < number <= cap[name]:
                continue
            cost = run(commands[name], output_of(name))
            if number > 0:
                costs[name].append(cost)
    return costs


def summary(costs):
    """Medians of wall and cpu seconds, greatest memory, and the number of runs."""
    return {
        "wall": statistics.median(cost.wall for cost in costs),
        "cpu": statistics.median(cost.cpu for cost in costs),
        "memory": max(cost.memory for cost in costs),
        "runs": len(costs),
    }
