"""grader stats: figures against those of Python's own statistics, and what is no list of marks."""
import json
import random
import statistics

import tap

case = tap.start()
random.seed(20240618)


def mark(name, tasks):
    """tasks: {ref: (max, {step: lost})}"""
    told = []
    for ref, (most, lost) in tasks.items():
        moves = [{"kind": "wrong" if points else "sync", "step": step, "record": None, "lost_hundredths": points,
                  "wanted": None, "found": None, "basis": None} for step, points in lost.items()]
        told.append({"ref": ref, "score_hundredths": most - sum(lost.values()), "max_hundredths": most, "moves": moves})
    return {"attempt": name, "verdict": "graded", "score_hundredths": sum(task["score_hundredths"] for task in told),
            "max_hundredths": sum(task["max_hundredths"] for task in told), "tasks": told, "collateral": []}


def candidate(number):
    """Somebody able in some degree, who loses accordingly."""
    able = random.gauss(0.5, 0.25)
    points = {"t1": {"read": 100, "say": 200, "main": 400}, "t2": {"draft": 300, "sign": 100}, "t3": {"send": 500}}
    return mark(f"{number:04}", {ref: (sum(steps.values()), {
        step: (0 if random.random() < able else full // random.choice((1, 2))) for step, full in steps.items()})
        for ref, steps in points.items()})


marks = [candidate(number) for number in range(200)]


def lines(of):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in of)


def stats(text, *words):
    return tap.run("stats", case.write("marks.jsonl", text), *words)


told = json.loads(stats(lines(marks), "--format", "json").stdout)
scores = [one["score_hundredths"] for one in marks]


def alpha(parts):
    k, sums = len(parts), [sum(column) for column in zip(*parts)]
    return k / (k - 1) * (1 - sum(map(statistics.variance, parts)) / statistics.variance(sums))


def near(value, wanted):
    assert abs(value - wanted) <= 0.0005001, (value, wanted)


def lost_at(task, step):
    return [next(move["lost_hundredths"] for move in one["tasks"][task]["moves"] if move["step"] == step) for one in marks]


with case("mean, deviation and how many passed"):
    near(told["mean_hundredths"], statistics.mean(scores))
    near(told["sd_hundredths"], statistics.stdev(scores))
    assert told["passed"] == sum(2 * score >= 1600 for score in scores)
    assert (told["attempts"], told["needs_human"], told["max_hundredths"]) == (200, 0, 1600)

with case("each task against the others"):
    for at, task in enumerate(told["tasks"]):
        own = [one["tasks"][at]["score_hundredths"] for one in marks]
        near(task["facility"], statistics.mean(own) / task["max_hundredths"])
        near(task["discrimination"], statistics.correlation(own, [a - b for a, b in zip(scores, own)]))
        steps = [step["step"] for step in told["steps"] if step["task"] == task["ref"]]
        if len(steps) > 1:
            near(task["alpha"], alpha([lost_at(at, step) for step in steps]))
        else:
            assert task["alpha"] is None

with case("each step against the score without it"):
    assert [step["step"] for step in told["steps"]] == ["read", "say", "main", "draft", "sign", "send"]
    for step in told["steps"]:
        lost = lost_at(int(step["task"][1]) - 1, step["step"])
        full = [float(points == 0) for points in lost]
        near(step["facility"], statistics.mean(full))
        near(step["lost_hundredths"], statistics.mean(lost))
        near(step["discrimination"], statistics.correlation(full, [a + b for a, b in zip(scores, lost)]))

with case("reliability by tasks and by steps"):
    by_task = [[one["tasks"][at]["score_hundredths"] for one in marks] for at in range(3)]
    by_step = [lost_at(int(step["task"][1]) - 1, step["step"]) for step in told["steps"]]
    for parts, row in ((by_task, told["reliability"][0]), (by_step, told["reliability"][1])):
        near(row["alpha"], alpha(parts))
        near(row["sem_hundredths"], statistics.stdev(map(sum, zip(*parts))) * (1 - alpha(parts)) ** 0.5)
        assert row["count"] == len(parts) and row["sem_at_line_hundredths"] > 0

with case("the order of lines and files changes no byte"):
    turned = marks[::-1]
    whole = stats(lines(marks)).stdout
    parts = [case.write("one.jsonl", lines(turned[:77])), case.write("two.jsonl", lines(turned[77:]))]
    assert tap.run("stats", *parts).stdout == whole and len(whole) > 500

with case("marks of the program itself are taken"):
    journal = case.write("j.jsonl", tap.play())
    one = tap.run("grade", journal, "--marking", tap.SCENARIO + "/marking.xml", "--format", "json").stdout.decode()
    two = "".join(f'{{"attempt":"{name}",' + one[1:] for name in "ab")
    done = stats(two, "--lang", "en")
    assert done.returncode == 0 and b"Attempts graded: 2" in done.stdout, done

BAD = [("one attempt", lines(marks[:1]), "1 attempt is graded"), ("nothing", "", "0 attempts are graded"),
       ("an attempt twice", lines(marks + marks[3:4]), "marks.jsonl:201: "), ("a text", "hello\n", "marks.jsonl:1: "),
       ("a journal", tap.play().decode(), "marks.jsonl:1: "),
       ("another guide", lines(marks + [mark("x", {"t1": (1600, {})})]), "marks.jsonl:201: ")]
for what, text, wanted in BAD:
    with case(f"bad input, one line, status 2: {what}"):
        line = tap.one_line(stats(text), 2)
        assert wanted in line and ";" in line, line

with case("bad words"):
    for words in ([], [case.path("none.jsonl")], ["--format", "xml", case.path("marks.jsonl")],
                  ["--lang", "fr", case.path("marks.jsonl")]):
        tap.one_line(tap.run("stats", *words), 2)

case.finish()
