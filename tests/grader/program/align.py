"""grader align: every row of the shared conformance table, and what the program does with its streams."""
import csv
import gzip
import json
import os
import subprocess

import tap

case = tap.start()


def tree(*nodes, root="r"):
    """Nodes are (operator, id, name, children)."""
    lines = [f'<ptml><processTree id="t" root="{root}">']
    lines += [f'<{kind} id="{id}" name="{name}"/>' for kind, id, name, _ in nodes]
    lines += [f'<parentsNode sourceId="{id}" targetId="{child}"/>' for _, id, _, below in nodes for child in below]
    return "\n".join(lines + ["</processTree></ptml>\n"])


def event(name):
    return f'<event><string key="concept:name" value="{name}"/></event>'


def trace(name, events):
    return f'<trace><string key="concept:name" value="{name}"/>' + "".join(map(event, events)) + "</trace>\n"


def log(traces):
    return '<log xes.version="1849.2016">\n' + "".join(traces) + "</log>\n"


AB = tree(("sequence", "r", "", ["1", "2"]), ("manualTask", "1", "a", []), ("manualTask", "2", "b", []))
model = case.write("ab.ptml", AB)


def rows(done):
    return [line.split("\t") for line in done.stdout.decode().splitlines()]


def check_moves(row, names):
    """The moves read as the trace, and cost what the row says."""
    events = [move["event"] for move in row["moves"] if move["kind"] in ("sync", "log")]
    assert events == names, row
    assert row["cost"] == sum(move["kind"] in ("log", "model") for move in row["moves"])
    for move in row["moves"]:
        assert list(move) == ["kind", "event", "step"]
        assert move["kind"] != "sync" or move["event"] == move["step"]


def check_tree(name, expected):
    base = tap.shared("conformance/" + name)
    done = tap.run("align", base + ".ptml", base + ".xes")
    assert done.returncode == 0, done.stderr
    head, *body = rows(done)
    assert head == ["trace", "cost", "fitness", "exact"]
    assert [(row[0], row[1]) for row in body] == expected
    assert all(row[3] == "yes" for row in body)
    told = json.loads(tap.run("align", "--format", "json", base + ".ptml", base + ".xes").stdout)
    for row, line in zip(told, body, strict=True):
        assert list(row) == ["trace", "cost", "fitness", "exact", "moves"]
        assert [row["trace"], str(row["cost"]), f'{row["fitness"]:.6f}', row["exact"]] == line[:3] + [True]
        check_moves(row, [move["event"] for move in row["moves"] if move["event"] is not None])


def conformance():
    wanted = {}
    try:
        with open(tap.shared("conformance/expected.tsv"), newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                wanted.setdefault(row["tree"], []).append((row["trace"], row["cost"]))
    except tap.Skip:
        with case("conformance"):
            raise
    for name, expected in wanted.items():
        with case(f"{name}: all {len(expected)} traces cost what two exact searches found"):
            check_tree(name, expected)
    if wanted:
        with case("there are 400 of them"):
            assert sum(map(len, wanted.values())) == 400


conformance()

with case("rows have trace, cost, fitness and exact, in the order of the log"):
    path = case.write("small.xes", log([trace("x", "ab"), trace("y", "b"), trace("z", ""), trace("w", "acb")]))
    done = tap.run("align", model, path)
    assert done.stdout == (b"trace\tcost\tfitness\texact\n" b"x\t0\t1.000000\tyes\n" b"y\t1\t0.666667\tyes\n"
                           b"z\t2\t0.000000\tyes\n" b"w\t1\t0.800000\tyes\n"), done.stdout
    assert done.returncode == 0 and done.stderr == b""

with case("an empty log has a header and no row"):
    done = tap.run("align", model, "-", given=log([]).encode())
    assert (done.returncode, done.stdout) == (0, b"trace\tcost\tfitness\texact\n")
    assert json.loads(tap.run("align", "--format=json", model, "-", given=log([]).encode()).stdout) == []

with case("any number of threads gives the same bytes"):
    many = log(trace(str(i), "ab" * (i % 7) + "cba"[i % 3:]) for i in range(5000)).encode()
    answers = {tap.run("align", "--jobs", str(n), model, "-", given=many).stdout for n in (1, 2, 5)}
    assert len(answers) == 1 and answers.pop().count(b"\n") == 5001

with case("a trace beyond the limits is refused, the others are not"):
    long = log([trace("short", "ab"), trace("long", "a" * 100001), trace("last", "ab")]).encode()
    done = tap.run("align", model, "-", given=long)
    assert done.returncode == 3
    assert rows(done)[1:] == [["short", "0", "1.000000", "yes"], ["long", "-", "-", "no"],
                              ["last", "0", "1.000000", "yes"]]
    assert "the trace long is refused" in tap.one_line(done, 3)
    told = json.loads(tap.run("align", "--format", "json", model, "-", given=long).stdout)
    assert told[1] == {"trace": "long", "cost": None, "fitness": None, "exact": False, "moves": []}

with case("what was read before an error is answered"):
    done = tap.run("align", model, "-", given=log([trace("x", "ab")]).encode()[:-8] + b"<trace")
    assert rows(done)[1:] == [["x", "0", "1.000000", "yes"]]
    assert tap.one_line(done, 2).startswith("-:2: ")

with case("a packed log is named as one"):
    path = case.write("log.xes.gz", gzip.compress(log([]).encode()))
    assert "zcat" in tap.one_line(tap.run("align", model, path), 2)

BAD = [("no such file", [model, case.path("none.xes")], "none.xes: "),
       ("a folder", [model, case.folder.name], case.folder.name + ": "),
       ("no model", [case.path("none.ptml"), case.path("none.xes")], "none.ptml: "),
       ("a log for a model", [case.path("small.xes"), case.path("small.xes")], "small.xes:1: this is no PTML"),
       ("a model for a log", [model, model], "ab.ptml:1: this is no XES log"),
       ("one word", [model], "grader align: "),
       ("three words", [model, model, model], "grader align: "),
       ("no format", ["--format", "xml", model, model], "--format cannot be"),
       ("no threads", ["--jobs", "0", model, model], "--jobs cannot be"),
       ("no option", ["--fast", model, model], "--fast")]
for what, words, told in BAD:
    with case(f"bad input, one line, status 2: {what}"):
        line = tap.one_line(tap.run("align", *words), 2)
        assert told in line and ";" in line, line

with case("a full disk is told"):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([tap.GRADER, "align", model, case.path("small.xes")], stdout=full,
                              stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2 and b"cannot be written" in done.stderr


def peak_bytes(copies):
    """The largest size of the program while a log of that many times 100 traces passes through it."""
    # What a sanitizer keeps back of freed memory is not the program's.
    environment = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=1:thread_local_quarantine_size_kb=64")
    block = "".join(trace(str(i), "abc" * 40) for i in range(100)).encode()
    code = ("import os,resource,sys; pid = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]); "
            "status = os.waitpid(pid, 0)[1]; "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); "
            "sys.exit(status != 0)")
    with subprocess.Popen(["python3", "-c", code, tap.GRADER, "align", model, "-"], stdin=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment) as running:
        running.stdin.write(b"<log>")
        for _ in range(copies):
            running.stdin.write(block)
        running.stdin.write(b"</log>")
        running.stdin.close()
        peak = int(running.stderr.read()) * 1024
        assert running.wait() == 0
        return peak


with case("memory does not grow with the log"):
    small, large = peak_bytes(2), peak_bytes(60)
    assert large - small < 12 << 20, (small, large)

if os.environ.get("SABAN_LONG") == "1":
    with case("a log of a gigabyte passes through in the memory of a small one"):
        small, large = peak_bytes(2), peak_bytes(1700)
        assert large - small < 24 << 20, (small, large)

case.finish()
