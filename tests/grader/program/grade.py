"""grader grade: one journal in three formats, a folder of them on any number of threads, and what cannot be marked."""
import json
import os

import tap

case = tap.start()
MARKING = os.path.join(tap.SCENARIO, "marking.xml")
SCRIPTS = ["reference.scn"] + sorted(
    f"{folder}/{name}" for folder in ("orders", "mistakes") for name in os.listdir(os.path.join(tap.SCENARIO, folder)))
KINDS = "sync missing wrong misplaced extra undone surplus both never rule goal collateral floor".split()
whole = tap.play()
journal = case.write("j.jsonl", whole)


def grade(path, *words, marking=MARKING):
    return tap.run("grade", path, "--marking", marking, *words)


def findings(script):
    with open(os.path.join(tap.SCENARIO, script), encoding="utf-8") as file:
        return [tuple(line.split()[1:4]) for line in file if line.startswith("finding")]


def moves(told):
    return [move for task in told["tasks"] for move in task["moves"]] + told["collateral"]


with case("a journal as text"):
    done = grade(journal)
    assert done.returncode == 0 and done.stderr == b"", done
    assert "Điểm: 10,00 / 10,00" in done.stdout.decode()
    assert "Score: 10.00 / 10.00" in grade(journal, "--lang", "en").stdout.decode()

with case("a journal as JSON, from standard input too"):
    done = grade(journal, "--format", "json")
    told = json.loads(done.stdout)
    assert list(told) == ["verdict", "score_hundredths", "max_hundredths", "tasks", "collateral"]
    assert (told["verdict"], told["score_hundredths"], told["max_hundredths"]) == ("graded", 1000, 1000)
    for move in moves(told):
        assert list(move) == ["kind", "step", "record", "lost_hundredths", "wanted", "found", "basis"]
        assert move["kind"] in KINDS
    again = tap.run("grade", "-", "--marking", MARKING, "--format=json", given=whole)
    assert again.stdout == done.stdout

with case("every script of the scenario: the sum of its moves is what is lost, and mistakes say which"):
    for script in SCRIPTS:
        told = json.loads(grade(case.write("s.jsonl", tap.play(script)), "--format", "json").stdout)
        lost = sum(move["lost_hundredths"] for move in moves(told))
        assert told["score_hundredths"] == told["max_hundredths"] - lost, script
        charged = [(move["kind"], move["step"] or "-", str(move["lost_hundredths"])) for move in moves(told)
                   if move["lost_hundredths"] != 0]
        assert charged == findings(script), (script, charged)

with case("a page that stands alone"):
    page = grade(journal, "--format", "html").stdout.decode()
    assert page.startswith("<!doctype html>") and page.endswith("</html>\n")
    assert not any(word in page for word in ("http:", "https:", "src=", "<script"))
    assert '<html lang="vi">' in page and "Chuyển xử lý 246/UBND-NC" in page
    english = grade(journal, "--format", "html", "--lang", "en").stdout.decode()
    assert '<html lang="en">' in english and "Route 246/UBND-NC" in english and "Chuyển xử lý" not in english

with case("a folder gives one object a line, the same bytes on any number of threads"):
    folder = case.path("folder")
    os.mkdir(folder)
    for script in SCRIPTS:
        with open(os.path.join(folder, os.path.basename(script)[:-4] + ".jsonl"), "wb") as file:
            file.write(tap.play(script))
    case.write("folder/notes.txt", "no journal")
    done = grade(folder)
    assert done.returncode == 0, done
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [row["attempt"] for row in rows] == sorted(os.path.basename(script)[:-4] for script in SCRIPTS)
    assert all(list(row)[0] == "attempt" for row in rows)
    for jobs in ("1", "2", "7"):
        assert grade(folder, "--jobs", jobs).stdout == done.stdout

with case("a journal that cannot be read needs a human and stops nothing"):
    case.write("folder/broken.jsonl", whole.replace(b'"role":"main"', b'"role":"info"'))
    done = grade(folder)
    rows = {row["attempt"]: row for row in map(json.loads, done.stdout.decode().splitlines())}
    assert done.returncode == 3
    assert rows["broken"]["verdict"] == "needs_human" and rows["broken"]["score_hundredths"] is None
    assert list(rows["broken"])[:4] == ["attempt", "verdict", "score_hundredths", "reason"]
    assert rows["reference"]["score_hundredths"] == 1000

with case("an open journal needs a human"):
    cut = case.write("cut.jsonl", b"".join(whole.splitlines(keepends=True)[:-1]))
    done = grade(cut, "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["score_hundredths"] is None
    assert "Cần người chấm" in grade(cut).stdout.decode()

with case("bad input is one line and status 2"):
    changed = case.write("changed.jsonl", whole.replace(b'"role":"main"', b'"role":"info"'))
    assert "changed.jsonl:" in tap.one_line(grade(changed), 2)
    tap.one_line(grade(case.path("absent.jsonl")), 2)
    tap.one_line(grade(case.write("empty.jsonl", b"")), 2)
    tap.one_line(grade(journal, marking=case.path("absent.xml")), 2)
    with open(MARKING, encoding="utf-8") as file:
        guide = file.read()
    broken = case.write("broken.xml", guide.replace('equals="main"', 'equals="boss"'))
    line = tap.one_line(grade(journal, marking=broken), 2)
    assert "broken.xml:" in line and "bad-value" in line
    foreign = case.write("foreign.xml", guide.replace('scenario="bao-cao-cchc"', 'scenario="khac"'))
    assert "khac" in tap.one_line(grade(journal, marking=foreign), 2)
    dangling = case.write("dangling.xml", guide.replace('document="cv-246"', 'document="cv-1"'))
    assert "dangling-reference" in tap.one_line(grade(journal, marking=dangling), 2)

with case("hostile journals: one line, status 2, and a folder of them hides none"):
    other = tap.play("mistakes/" + sorted(os.listdir(os.path.join(tap.SCENARIO, "mistakes")))[0])
    lines, others = whole.splitlines(keepends=True), other.splitlines(keepends=True)
    hostile = {
        "cut-in-a-line": whole[:len(whole) - 40],
        "cut-in-the-office": whole[:len(lines[0]) // 2],
        "reordered": b"".join(lines[:3] + [lines[4], lines[3]] + lines[5:]),
        "mixed": b"".join(lines[:3] + others[3:]),
        "interleaved": b"".join(line for pair in zip(lines, others) for line in pair),
        "foreign": b'<log xes.version="1849.2016"/>\n',
        "foreign-json": b'{"attempt":"1","verdict":"graded"}\n' * 3,
        "one-long-line": b'{"a":"' + b"x" * (17 << 20) + b'"}\n',
        "many-empty-lines": b"\n" * 1000000,
        "zeros": bytes(100000),
        "nothing": b"",
    }
    crowd = case.path("crowd")
    os.mkdir(crowd)
    case.write("crowd/right.jsonl", whole)
    for name, data in hostile.items():
        path = case.write(f"crowd/{name}.jsonl", data)
        line = tap.one_line(grade(path), 2)
        assert f"{name}.jsonl" in line and len(line) < 2000, (name, line[:300])
    done = grade(crowd)
    assert done.returncode == 3, done
    rows = {row["attempt"]: row for row in map(json.loads, done.stdout.decode().splitlines())}
    assert set(rows) == set(hostile) | {"right"}
    assert rows["right"]["score_hundredths"] == 1000
    assert all(rows[name]["score_hundredths"] is None and rows[name]["reason"] for name in hostile)

with case("words that are not understood"):
    for words in (["--format", "pdf"], ["--lang", "fr"], ["--jobs", "0"], ["--colour"], ["second"], ["--marking"]):
        tap.one_line(tap.run("grade", journal, "--marking", MARKING, *words), 2)
    tap.one_line(tap.run("grade", journal), 2)
    tap.one_line(tap.run("grade"), 2)
    tap.one_line(grade(folder, "--format", "html"), 2)
    assert b"usage: grader grade" in tap.run("grade", "--help").stdout

case.finish()
