#!/usr/bin/env python3
"""Measures how well `plancheck draft` reads the official texts of Tests/Evaluation.

    Scripts/evaluate_drafts.py [--program .build/debug/plancheck] [--part development|seen|unseen] [--errors]

A clause of the answers is *found* where the draft has a clause for the same line with the same number, or one that is
left over on that line. Of those found, comparator, number with unit, deadline and label are compared with the answer.
*Sure but wrong* are clauses of the draft without a `# look` that are wrong in comparator, number, unit or deadline, or
that no answer stands for, in all clauses without one. Every draft has to pass `check` without an error or a warning,
and `trace` right after it has to cover every figure taken.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from fractions import Fraction

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
WHEN = re.compile(r"(by|total|each year|undated|always)\b[^:]*")


def bound(text):
    """A bound as (words, numbers in base units, unit)."""
    numbers, words, unit = [], [], []
    scale, since = 1, None
    tokens = text.replace("%", " % ").split()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if re.fullmatch(r"-?[\d_]+(\.\d+)?", token):
            value = Fraction(token.replace("_", ""))
            if words and words[-1] == "since" or words and words[-1] == "times":
                words.append(token)
            else:
                numbers.append(value)
        elif token in SCALES:
            scale *= SCALES[token]
        elif token in ("at", "least", "more", "than", "most", "less", "exactly", "from", "to", "about", "within", "none",
                       "all", "up", "down", "by", "of", "it", "since", "times", "between", "and"):
            words.append(token)
        elif token == "per" and tokens[index + 1:index + 2] == ["year"] and words[:1] and words[0] in ("up", "down"):
            words.append("per year")
            index += 1
        else:
            unit.append("point" if token == "points" else token)
        index += 1
    return " ".join(words), [n * scale for n in numbers], " ".join(unit)


def clause(text):
    when, _, rest = text.strip().partition(":")
    when = when.strip()
    dates = {"03": "31", "06": "30", "09": "30", "12": "31", "10": "31", "08": "31"}
    short = re.fullmatch(r"by (\d{4})-(\d\d)", when)
    if short:
        when += "-" + dates.get(short[2], "30")
    when = re.sub(r"^by (\d{4})-12-31$", r"by \1", when)
    return when, bound(rest.strip())


def folded(text):
    text = unicodedata.normalize("NFC", text.lower())
    return re.findall(r"\w+", text)


class Answer:
    def __init__(self, line, kind, label, text):
        self.line, self.kind, self.text = line, kind, text
        self.needed = [w for w in label.split() if not w.startswith("~")]
        self.banned = [w[1:] for w in label.split() if w.startswith("~")]
        self.needed = folded(" ".join(self.needed))
        self.banned = folded(" ".join(self.banned))
        if kind == "fact":
            year, _, value = text.partition(":")
            self.options = [(year.strip(), bound(value.strip()))]
        else:
            self.options = [clause(o) for o in text.split(" or ") if o.strip()]

    def label_fits(self, label):
        words = folded(label)
        return (all(w in words for w in self.needed) and not any(w in words for w in self.banned)
                and len(label) < 80)


def read(path):
    """The document without its answers, and the answers."""
    document, answers = [], []
    for line in open(path, encoding="utf-8").read().split("\n"):
        if not line.startswith("=>"):
            document.append(line)
            continue
        label, _, text = line[2:].partition("|")
        label, kind = label.strip(), "goal"
        for word in ("fact", "money"):
            if label == word or label.startswith(word + " "):
                kind, label = word, label[len(word):].strip()
        for part in text.split(";"):
            answers.append(Answer(len(document), kind, label, part.strip()))
    return "\n".join(document), answers


class Found:
    def __init__(self, label, text, looks, kind):
        self.label, self.text, self.looks, self.kind = label, text, looks, kind
        self.line = None
        self.label_looks = False
        if kind == "fact":
            year, _, value = text.partition(":")
            self.clause = (year.strip(), bound(value.split(" from \"")[0].strip()))
        else:
            self.clause = clause(text)


def drafted(plan):
    """The clauses of a draft with their labels and lines."""
    found, open_, label, kind, label_looks = [], [], "", "", False
    for line in plan.split("\n"):
        head = re.match(r'(target|indicator) \S+\s+"((?:[^"\\]|\\.)*)"(.*)', line)
        comment = re.match(r"# (?:line (\d+)|[^:]*?line (\d+)[^:]*): (.*?), (.*)", line)
        if head:
            kind, label, open_ = head[1], head[2], []
            label_looks = "# look" in line
            continue
        if comment and "“" not in line:
            found.append(None)
            kind, label, open_ = "comment", comment[4], []
            found.pop()
            at = int(comment[1] or comment[2])
            continue
        text = line.strip()
        looks = "# look" in text
        # A long label has its measure on the next line.
        if text.startswith("= ") and looks:
            label_looks = True
        if kind == "comment":
            fact = re.match(r"#   (?:look: )?reported (\d{4}: .*)", text)
            if fact:
                one = Found(label, fact[1], False, "fact")
                one.line = at
                found.append(one)
                continue
            told = re.match(r"# look: ((?:by|total|each year|undated).*)", text)
            if told:
                one = Found(label, told[1], True, "goal")
                one.line, one.label_looks = at, False
                found.append(one)
            continue
        if text.startswith("# look: "):
            text = re.sub(r"^# look: ", "", text)
            looks = True
            text = ":".join(text.split(":")[:2])
        body = re.split(r"\s+# ", text)[0]
        if body.startswith("reported ") and kind in ("target", "indicator"):
            one = Found(label, body[len("reported "):], looks, "fact")
        elif WHEN.match(body) and ":" in body:
            one = Found(label, body, looks, "goal")
        elif body.startswith("source ") and open_:
            at = re.search(r"line (\d+)", body)
            for one in open_:
                one.line = int(at[1]) if at else None
            open_ = []
            continue
        else:
            continue
        one.label_looks = label_looks
        found.append(one)
        open_.append(one)
    return found


class Tally:
    def __init__(self):
        for name in ("goals", "found", "drafted", "true", "comparator", "number", "deadline", "label", "sure", "wrong",
                     "facts", "facts_found", "covered", "read", "label_sure", "label_wrong"):
            setattr(self, name, 0)
        self.errors = []


def compare(path, document, answers, found, tally):
    def fits(answer, one):
        def score(option):
            when, (words, numbers, unit) = option
            mine, (my_words, my_numbers, my_unit) = one.clause
            return ((8 if numbers == my_numbers else 0) + (2 if unit == my_unit else 0) + (2 if words == my_words else 0)
                    + (1 if when == mine else 0) + (1 if answer.label_fits(one.label) else 0))
        best = max(answer.options, key=score)
        return score(best), best

    goals = [a for a in answers if a.kind == "goal"]
    tally.goals += len(goals)
    left = [f for f in found if f.kind == "goal"]
    tally.drafted += len(left)
    pairs = []
    free_answers = [a for a in answers if a.kind != "fact"]
    for strict in (True, False):
        options = sorted(((fits(a, f)[0], i, j) for i, a in enumerate(free_answers) for j, f in enumerate(left)
                          if a.line == f.line), reverse=True, key=lambda o: (o[0], -o[1], -o[2]))
        used_a, used_f = set(), set()
        for score, i, j in options:
            if i in used_a or j in used_f or (strict and score < 8):
                continue
            used_a.add(i)
            used_f.add(j)
            pairs.append((free_answers[i], left[j]))
        free_answers = [a for i, a in enumerate(free_answers) if i not in used_a]
        left = [f for j, f in enumerate(left) if j not in used_f]
    where = os.path.basename(path)
    for answer, one in pairs:
        best = fits(answer, one)[1]
        words = best[1][0] == one.clause[1][0]
        number = best[1][1:] == one.clause[1][1:]
        when = best[0] == one.clause[0]
        label = answer.label_fits(one.label)
        if answer.kind == "goal":
            tally.found += 1
            tally.comparator += words
            tally.number += number
            tally.deadline += when
            tally.label += label
            tally.label_sure += not one.label_looks
            tally.label_wrong += not one.label_looks and not label
        tally.true += 1
        right = words and number and when
        tally.sure += not one.looks
        if not right and not one.looks:
            tally.wrong += 1
        if not right or not label:
            tally.errors.append(f"{where}:{answer.line}: {'look' if one.looks else 'SURE' if not right else 'label'} "
                                f"{one.text} [{one.label}] for {answer.text} [{' '.join(answer.needed)}]")
    for answer in free_answers:
        tally.errors.append(f"{where}:{answer.line}: MISSED {answer.text} [{' '.join(answer.needed)}]")
    for one in left:
        tally.sure += not one.looks
        tally.wrong += not one.looks
        tally.errors.append(f"{where}:{one.line}: SURPLUS{'' if one.looks else ' SURE'} {one.text} [{one.label}]")
    facts = [f for f in found if f.kind == "fact"]
    for answer in (a for a in answers if a.kind == "fact"):
        tally.facts += 1
        year, (_, numbers, unit) = answer.options[0]
        hit = next((f for f in facts if f.clause[0] == year and f.clause[1][1:] == (numbers, unit)), None)
        if hit:
            facts.remove(hit)
            tally.facts_found += 1
        else:
            tally.errors.append(f"{where}:{answer.line}: FACT {answer.text} [{' '.join(answer.needed)}]")
    for one in facts:
        tally.errors.append(f"{where}:{one.line}: FACT surplus {one.text} [{one.label}]")


def run(program, *arguments, cwd):
    return subprocess.run([program, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120)


def evaluate(program, folder, part, tally, failures):
    for name in sorted(os.listdir(os.path.join(folder, part))):
        path = os.path.join(folder, part, name)
        document, answers = read(path)
        with tempfile.TemporaryDirectory() as place:
            with open(os.path.join(place, name), "w", encoding="utf-8") as file:
                file.write(document)
            made = run(program, "draft", name, "-o", "p/p.plan", "--words", "en", "--lang", "en", cwd=place)
            if made.returncode != 0 and "words" in made.stderr:
                made = run(program, "draft", name, "-o", "p/p.plan", "--lang", "en", cwd=place)
            if made.returncode != 0:
                failures.append(f"{name}: draft: {made.stderr.strip()}")
                continue
            plan = open(os.path.join(place, "p/p.plan"), encoding="utf-8").read()
            checked = run(program, "check", "p", "--root", ".", cwd=place)
            if checked.returncode not in (0, 1) or "warning" in checked.stderr + checked.stdout:
                failures.append(f"{name}: check: {(checked.stderr + checked.stdout)[:600]}")
            traced = run(program, "trace", "p/p.plan", name, "--root", ".", cwd=place)
            bad = re.findall(r"^(Cited with|Cited from|Quoted words).*", traced.stdout, re.M)
            if bad or traced.returncode == 2:
                failures.append(f"{name}: trace: {bad} {traced.stderr.strip()[:300]}")
            covered = re.search(r"covers (\d+) of (\d+) goals", traced.stdout)
            if covered:
                tally.covered += int(covered[1])
                tally.read += int(covered[2])
            compare(path, document, answers, drafted(plan), tally)


def percent(part, whole):
    return f"{part} of {whole}, {100 * part / whole:.1f} %" if whole else "none"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=".build/debug/plancheck")
    options.add_argument("--folder", default="Tests/Evaluation")
    options.add_argument("--part", help="development, unseen, or another folder of documents with answers")
    options.add_argument("--errors", action="store_true", help="list what is wrong (never for the unseen part)")
    options = options.parse_args()
    program, failed = os.path.abspath(options.program), False
    known = [part for part in ("development", "seen", "unseen") if os.path.isdir(os.path.join(options.folder, part))]
    for part in [options.part] if options.part else known:
        tally, failures = Tally(), []
        evaluate(program, options.folder, part, tally, failures)
        print(f"{part}: {tally.goals} goals, {tally.facts} facts")
        print(f"  found (recall)      {percent(tally.found, tally.goals)}")
        print(f"  precision           {percent(tally.true, tally.drafted)}")
        print(f"  comparator          {percent(tally.comparator, tally.found)}")
        print(f"  number and unit     {percent(tally.number, tally.found)}")
        print(f"  deadline            {percent(tally.deadline, tally.found)}")
        print(f"  label               {percent(tally.label, tally.found)}")
        print(f"  facts               {percent(tally.facts_found, tally.facts)}")
        print(f"  traced at once      {percent(tally.covered, tally.read)}")
        print(f"  sure                {percent(tally.sure, tally.drafted)}")
        print(f"  sure but wrong      {percent(tally.wrong, tally.sure)}")
        print(f"  label sure, wrong   {percent(tally.label_wrong, tally.label_sure)}")
        for failure in failures:
            print(f"  not valid           {failure}")
        if options.errors and part != "unseen":
            print("\n".join("    " + error for error in tally.errors))
        failed = failed or bool(failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
