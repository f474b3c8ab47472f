"""grader check: the scenario of the tree passes its gates, and copies of it that are broken in one place do not."""
import os
import re
import shutil

import tap

case = tap.start()
FIXTURES = os.path.join(tap.SOURCE, "fixtures")
NAME = os.path.basename(tap.SCENARIO)


class Copy:
    """The scenario in a library of its own, to be changed."""

    def __init__(self, name):
        root = case.path(name)
        self.dir = os.path.join(root, "scenarios", NAME)
        shutil.copytree(tap.SCENARIO, self.dir)
        for folder in ("offices", "documents"):
            os.symlink(os.path.join(FIXTURES, folder), os.path.join(root, folder))

    def path(self, name):
        return os.path.join(self.dir, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def change(self, name, *pairs):
        text = self.read(name)
        for old, new in pairs:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        self.write(name, text)
        return self

    def only(self, guide, commands):
        """Another guide and reference, without orders and mistakes. guide: what is inside of the task."""
        for folder in ("orders", "mistakes"):
            shutil.rmtree(self.path(folder), ignore_errors=True)
        self.write("marking.xml", f"""<marking scenario="{NAME}" version="1"><task ref="t1" points="10">
<object name="cv" document="cv-246"/><object name="tb" document="tb-61"/>
{guide}
</task><collateral points="1" at-most="4"/></marking>
""")
        self.write("reference.scn", f"scenario {NAME} seed 1\n" + "\n".join(commands) + "\nhand-in\n")
        return self

    def line(self, name, needle):
        for number, line in enumerate(self.read(name).splitlines(), 1):
            if needle in line:
                return number
        raise AssertionError(needle)

    def check(self):
        return tap.run("check", self.dir)

    def passes(self):
        done = self.check()
        text = done.stdout.decode()
        assert done.returncode == 0 and done.stderr == b"", text + done.stderr.decode()
        assert "can be published" in text, text
        return text

    def fails(self, *wanted):
        """Each wanted one is (file, line, text); no other fault may be told, notes aside."""
        done = self.check()
        text = done.stdout.decode()
        assert done.returncode == 1 and done.stderr == b"", (done.returncode, text, done.stderr)
        assert "can be published" not in text
        faults = [line for line in text.splitlines() if ": note: " not in line]
        for file, number, says in wanted:
            place = f"{self.path(file)}:{number}: "
            told = [line for line in faults if line.startswith(place) and says in line]
            assert told, (place + says, text)
            faults = [line for line in faults if line not in told]
        assert not faults, faults
        return text


def tally(text, name):
    """(lost exactly, allowed) of one kind of mutants."""
    return tuple(int(n) for n in re.search(rf"^  {name} +(\d+) lose exactly .*?, (\d+) are allowed", text, re.M).groups())


def step(name, action, points, more="", inside="", on="cv"):
    return (f'<step id="{name}" action="document.{action}" on="${on}" points="{points}" basis="t1.1" {more}>'
            f"{inside}</step>\n")


def field(name, value, graded=None):
    return (f'<must field="{name}" equals="{value}"/>' if graded is None
            else f'<graded field="{name}" equals="{value}" points="{graded}"/>')


# ---- what passes ----

with case("the scenario of the tree can be published"):
    done = tap.run("check", tap.SCENARIO)
    text = done.stdout.decode()
    assert done.returncode == 0 and done.stderr == b"", text
    assert re.search(r"^  orders +2 written and 6 made, all full$", text, re.M), text
    for name in ("dropped", "swapped", "given twice", "to others", "other dates", "extra sends", "other papers"):
        assert tally(text, name)[0] > 0, (name, text)
    assert tally(text, "dropped")[1] == 0 and tally(text, "to others")[1] == 0, text
    assert tally(text, "swapped")[1] == 3, text

with case("the same folder gives the same report"):
    assert tap.run("check", tap.SCENARIO).stdout == done.stdout

with case("a never that can be a step is noted"):
    line = Copy("never").line("marking.xml", '<never id="late"')
    assert f"marking.xml:{line}: note: " in text and "“late”, can be step “main” too" in text, text

with case("attempts that end alike with different scores are noted"):
    assert re.search(r"routed-first.scn:1: note: .* earns 9.00, .* both end in the same state", text), text

with case("a rule that charges a missing step again is noted"):
    copy = Copy("twice").change("marking.xml", ("<never id=\"finish\"", (
        '<rule id="told" template="existence" first="info" points="1" basis="t1.4"/>\n<never id="finish"')), (
        '<step id="info" action="document.route" on="$cv" points="1"',
        '<step id="info" action="document.route" on="$cv" points="0"'),
        ('<graded field="to" equals="pct" points="1"/>', '<must field="to" equals="pct"/>'))
    shutil.rmtree(copy.path("mistakes"))
    text = copy.passes()
    assert "misses one step, and “told” fails too" in text, text

SHAPES = {
    "repeats": (
        "<in-order>" + step("read", "open", 2)
        + '<repeat min="2" max="3">' + step("say", "comment", 1, inside=field("note", "một", "0.5")) + "</repeat>"
        + '<repeat min="0">' + step("more", "open", 1, on="tb") + "</repeat>"
        + "<any-order>" + step("main", "route", 4, inside=field("role", "main") + field("to", "kinh-te", 2))
        + "<optional>" + step("told", "route", 1, inside=field("role", "info")) + "</optional>" + step("end", "open", 2, on="tb")
        + "</any-order></in-order>",
        ["do document.open cv-246", "do document.comment cv-246 note=một", "do document.comment cv-246 note=một",
         "do document.comment cv-246 note=một", "do document.open tb-61", "do document.open tb-61",
         "do document.route cv-246 to=kinh-te role=main", "do document.route cv-246 to=pct role=info",
         "do document.open tb-61"]),
    "steps that share their events": (
        "<any-order>" + step("first", "route", 3, inside=field("role", "support") + field("to", "kinh-te", 2))
        + step("second", "route", 3, inside=field("role", "support") + field("to", "cong-an", 1))
        + step("third", "route", 4, inside=field("role", "support")) + "</any-order>",
        ["do document.route cv-246 to=kinh-te role=support", "do document.route cv-246 to=cong-an role=support",
         "do document.route cv-246 to=van-phong role=support"]),
    "two tasks' worth of order in one": (
        "<in-order>" + step("a", "open", 1) + "<any-order><in-order>" + step("b", "comment", 2, 'misplaced="0.5"')
        + step("c", "direct", 2) + "</in-order><in-order>" + step("d", "open", 1, on="tb") + step("e", "direct", 2, on="tb")
        + "</in-order></any-order>" + step("f", "route", 2, 'undone="1" surplus="2"', inside=field("to", "kinh-te"))
        + "</in-order>"
        '<never action="document.route" on="$tb" points="3" basis="t1.5"/>',
        ["do document.open cv-246", "do document.comment cv-246 note=x", "do document.open tb-61",
         "do document.direct tb-61 note=x", "do document.direct cv-246 note=x",
         "do document.route cv-246 to=kinh-te role=main"]),
}
for name, (guide, commands) in SHAPES.items():
    with case(f"arithmetic and marker agree: {name}"):
        Copy(name).only(guide, commands).passes()

with case("alternatives: each is shown by an attempt, and doing both costs"):
    copy = Copy("alternatives").only(
        "<in-order>" + step("read", "open", 4) + '<one-of both="2">' + step("say", "comment", 6)
        + step("order", "direct", 6) + "</one-of></in-order>",
        ["do document.open cv-246", "do document.comment cv-246 note=x"])
    copy.fails(("marking.xml", copy.line("marking.xml", '"order"'), "“order” is done by no full attempt"))
    copy.write("orders/other.scn", f"scenario {NAME} seed 1\ndo document.open cv-246\n"
               "do document.direct cv-246 note=x\nhand-in\n")
    copy.write("mistakes/both.scn", f"scenario {NAME} seed 1\ndo document.open cv-246\n"
               "do document.direct cv-246 note=x\ndo document.comment cv-246 note=x\nhand-in\nfinding both - 200\n")
    copy.passes()

with case("more orders than can be tried are drawn by lot"):
    copy = Copy("many").only(
        "<any-order>" + "".join(step(f"s{i}", "comment", 1, inside=field("note", f"số {i}")) for i in range(10))
        + "</any-order>", [f'do document.comment cv-246 note="số {i}"' for i in range(10)])
    assert "200 drawn by lot from more, all full" in copy.passes()

# ---- what does not ----

with case("points that do not add up"):
    copy = Copy("weight").change("marking.xml", ('on="$cv" points="5" undone', 'on="$cv" points="4" undone'))
    copy.fails(("marking.xml", copy.line("marking.xml", "<task"), "loses 900 hundredths, the task is worth 1000"))

with case("points that differ from the scenario's"):
    copy = Copy("points").change("marking.xml", ('<task ref="t1" points="10"', '<task ref="t1" points="9"'))
    copy.fails(("marking.xml", copy.line("marking.xml", "<task"), "worth 9.00 here and 10.00 in scenario.xml"))

with case("points that rest on no sentence"):
    copy = Copy("basis").change("marking.xml", (' points="2" basis="t1.2"', ' points="2"'))
    copy.fails(("marking.xml", copy.line("marking.xml", '"say"'), "no-basis"))

with case("a sentence that the task has not"):
    copy = Copy("sentence").change("marking.xml", (' points="2" basis="t1.2"', ' points="2" basis="t1.9"'))
    copy.fails(("marking.xml", copy.line("marking.xml", '"say"'), "rests on sentence t1.9"))

with case("a step whose guards contradict each other"):
    copy = Copy("nobody").change("marking.xml", ('<step id="read"', '<optional><step id="odd" action="document.route" on="$cv">'
                                 '<must field="role" equals="main"/><must field="role" one-of="info, support"/></step></optional>\n<step id="read"'))
    copy.fails(("marking.xml", copy.line("marking.xml", '"odd"'), "“odd”: its must guards contradict each other"))

with case("a step between dates that leave no room"):
    copy = Copy("dates").change("marking.xml", ('<step id="read"', '<optional><step id="odd" action="document.route" on="$cv">'
                                '<must field="due-on" at-most="$cv/due-on"/><must field="due-on" at-least="$cv/due-on + PT1M"/></step></optional>\n<step id="read"'))
    copy.fails(("marking.xml", copy.line("marking.xml", '"odd"'), "“odd”: its must guards contradict each other"))

with case("a step that is not the candidate's to do"):
    copy = Copy("role").change("marking.xml", ('<step id="read"', '<optional><step id="odd" action="document.register" on="$cv"/></optional>\n<step id="read"'))
    copy.fails(("marking.xml", copy.line("marking.xml", '"odd"'), "nobody can do step “odd”"))

with case("a step that no attempt shows"):
    copy = Copy("shown").change("marking.xml", ('<step id="read"', '<optional><step id="odd" action="document.finish" on="$cv"/></optional>\n<step id="read"'))
    copy.fails(("marking.xml", copy.line("marking.xml", '"odd"'), "nothing shows that it can be done"))

with case("a mistake that loses something else than it says"):
    copy = Copy("mistake").change("mistakes/tight-due.scn", ("finding wrong main 200", "finding wrong main 100"))
    copy.fails(("mistakes/tight-due.scn", copy.line("mistakes/tight-due.scn", "finding"), "nothing of the kind is charged"),
               ("mistakes/tight-due.scn", copy.line("mistakes/tight-due.scn", "role=main"), "“wrong main 200” is charged"))

with case("a mistake that says nothing"):
    copy = Copy("silent").change("mistakes/tight-due.scn", ("finding wrong main 200\n", ""))
    copy.fails(("mistakes/tight-due.scn", 1, "does not say what it loses"))

with case("a reference that is not full"):
    copy = Copy("reference").change("reference.scn", ('main due_on="${han - PT5H}"', "main due_on=2024-06-20T13:00"),
                                    ('main-due="${han - PT5H}"', "main-due=2024-06-20T13:00"))
    copy.fails(("reference.scn", copy.line("reference.scn", "role=main"), "loses 2.00: wrong main"))

with case("a reference with a line that does not hold"):
    copy = Copy("line").change("reference.scn", ('main-due="${han - PT5H}"', "main-due=2024-06-20T13:00"))
    copy.fails(("reference.scn", copy.line("reference.scn", "main-due"), "wanted main-due=2024-06-20T13:00"))

with case("a reference that fits variant 0 alone: the other variants are named"):
    copy = Copy("variant").change("reference.scn", ('main due_on="${han - PT5H}"', "main due_on=2024-06-20T11:00"),
                                  ('main-due="${han - PT5H}"', "main-due=2024-06-20T11:00"))
    text = copy.check().stdout.decode()
    place = f"{copy.path('reference.scn')}:{copy.line('reference.scn', 'role=main')}: "
    assert f"{place}in variant 1: the attempt should be full and loses 2.00" in text, text
    assert f"{place}in variant 0" not in text and "can be published" not in text

with case("no reference at all"):
    copy = Copy("none")
    os.remove(copy.path("reference.scn"))
    copy.fails(("reference.scn", 1, "cannot be read"))

with case("an order that is not full"):
    copy = Copy("order")
    shutil.copy(copy.path("mistakes/routed-first.scn"), copy.path("orders/wrong.scn"))
    copy.fails(("orders/wrong.scn", copy.line("orders/wrong.scn", "document.direct"), "loses 1.00: misplaced say"))

with case("an order that the workflow allows and a rule forbids"):
    copy = Copy("forbidden").change("marking.xml", ('<never id="finish"', (
        '<rule id="first" template="precedence" first="main" then="info" points="1" basis="t1.4"/>\n<never id="finish"')))
    text = copy.fails(("reference.scn", copy.line("reference.scn", "role=info"), "loses 1.00: rule first"),
                      ("orders/reading-around.scn", copy.line("orders/reading-around.scn", "role=info"), "loses 1.00: rule first"))
    assert "its lines in the order" in text, text

with case("alternatives that are worth different points"):
    copy = Copy("unequal").only("<in-order>" + step("read", "open", 4) + "<one-of>" + step("say", "comment", 6)
                                + step("order", "direct", 5) + "</one-of></in-order>", ["do document.open cv-246"])
    copy.fails(("marking.xml", copy.line("marking.xml", "<one-of>"), "alternatives-differ"))

with case("a stray change that costs nothing"):
    copy = Copy("stray").change("marking.xml", ('<collateral points="2" severe="3" at-most="4"/>', ""))
    for mistake in ("routed-decoy", "no-support"):
        os.remove(copy.path(f"mistakes/{mistake}.scn"))
    done = copy.check()
    text = done.stdout.decode()
    line = copy.line("reference.scn", "to=pct")
    assert done.returncode == 1, text
    assert re.search(rf"reference.scn:{line}: with one more of line \d+: to=.* loses nothing; give the guide a collateral",
                     text), text

with case("a step that can be left out at no cost"):
    copy = Copy("zero").only("<in-order>" + step("read", "open", 10)
                             + '<step id="look" action="document.open" on="$tb"/></in-order>',
                             ["do document.open cv-246", "do document.open tb-61"])
    text = copy.check().stdout.decode()
    assert f"reference.scn:{copy.line('reference.scn', 'tb-61')}: without line 3 the reference misses a step" in text, text

with case("a workflow that is too ambiguous"):
    copy = Copy("ambiguous").only(
        step("all", "open", 10).join(("<any-order>", "".join(
            "<in-order>"
            + step(f"b{i}", "comment", i % 3, inside=f'<must field="note" contains-all="{i}"/>')
            + step(f"a{i}", "comment", i * 7 % 5 + 1) + step(f"c{i}", "open", 1)
            + "</in-order>" for i in range(16)) + "</any-order>")), ["do document.open cv-246"])
    copy.fails(("marking.xml", copy.line("marking.xml", "<task"), "too ambiguous to be marked exactly"))

with case("a reference into nothing"):
    copy = Copy("dangling").change("marking.xml", ('document="cv-246"', 'document="cv-999"'))
    copy.fails(("marking.xml", copy.line("marking.xml", "cv-999"), "dangling-reference"))

with case("a guide that is no XML, and a scenario that is none"):
    copy = Copy("broken").change("marking.xml", ("</task>", ""))
    assert copy.check().returncode == 1
    copy = Copy("broken-scenario").change("scenario.xml", ("</scenario>", ""))
    assert copy.check().returncode == 1

with case("a folder without a scenario or a guide is bad input"):
    tap.one_line(tap.run("check", FIXTURES), 2)
    copy = Copy("no-guide")
    os.remove(copy.path("marking.xml"))
    assert "marking.xml" in tap.one_line(copy.check(), 2)
    tap.one_line(tap.run("check"), 2)

case.finish()
