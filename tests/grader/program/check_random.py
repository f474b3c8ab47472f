"""grader check on random guides: whatever the workflow, the marker and the arithmetic beside it agree on every mutant.

Each guide comes from a fixed seed. Its reference is a word of its workflow, so most are full; a reference that the office
does not let through as it stands is passed over."""
import os
import random
import shutil

import tap

case = tap.start()
FIXTURES = os.path.join(tap.SOURCE, "fixtures")
NAME = os.path.basename(tap.SCENARIO)
DOCUMENTS = ["cv-246", "tb-61", "tb-88", "cv-1204"]
PARTIES = ["kinh-te", "van-hoa-xa-hoi", "pct", "cong-an", "van-phong"]
GUIDES = 40


class Leaf:
    """A step. word() is the command that does it."""

    def __init__(self, points, command, xml):
        self.points, self.command, self.xml = points, command, xml

    def cost(self):
        return self.points

    def word(self, _):
        return [self.command]


class Block:
    def __init__(self, name, children, least=1, most=1):
        self.name, self.children, self.least, self.most = name, children, least, most

    @property
    def xml(self):
        more = f' min="{self.least}" max="{self.most}"' if self.name == "repeat" else ""
        return f"<{self.name}{more}>" + "\n".join(child.xml for child in self.children) + f"</{self.name}>"

    def cost(self):
        costs = [child.cost() for child in self.children]
        return {"one-of": costs[0], "optional": 0, "repeat": self.least * costs[0]}.get(self.name, sum(costs))

    def word(self, dice):
        if self.name == "one-of":
            return dice.choice(self.children).word(dice)
        if self.name == "optional":
            return self.children[0].word(dice) if dice.random() < 0.5 else []
        if self.name == "repeat":
            turns = dice.randint(max(self.least, 1), self.most)
            return [command for _ in range(turns) for command in self.children[0].word(dice)]
        words = [child.word(dice) for child in self.children]
        if self.name == "in-order":
            return [command for word in words for command in word]
        mixed = []
        while any(words):
            mixed.append(dice.choice([word for word in words if word]).pop(0))
        return mixed


class Author:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.steps = 0
        self.led = set()
        self.told = {document: set() for document in DOCUMENTS}

    def leaf(self, points, action, document, command, inside="", more=""):
        self.steps += 1
        return Leaf(points, f"do document.{action} {document}{command}",
                    f'<step id="s{self.steps}" action="document.{action}" on="$o{DOCUMENTS.index(document)}" '
                    f'points="{points}" basis="t1.1"{more}>{inside}</step>')

    def route(self, document, points, more):
        free = [party for party in PARTIES if party not in self.told[document]]
        if not free:
            return self.leaf(points, "open", document, "", more=more)
        to = self.dice.choice(free)
        role = self.dice.choice(["support", "info"] + ["main"] * (document not in self.led))
        self.told[document].add(to)
        if role == "main":
            self.led.add(document)
        guards = f'<must field="role" equals="{role}"/>' if self.dice.random() < 0.7 else ""
        guards += self.dice.choice([f'<must field="to" equals="{to}"/>', "",
                                    f'<graded field="to" equals="{to}" points="1"/>'])
        due = " due_on=2024-06-25T11:00" if self.dice.random() < 0.4 else ""
        return self.leaf(points, "route", document, f" to={to} role={role}{due}", guards,
                         more + self.dice.choice(["", ' undone="0.5"', ' surplus="1"']))

    def step(self, is_repeated, points=None):
        points = points or self.dice.randint(1, 4)
        document, kind = self.dice.choice(DOCUMENTS), self.dice.random()
        more = "" if is_repeated or self.dice.random() < 0.5 else f' misplaced="{self.dice.choice(["0.5", "1"])}"'
        if kind < 0.3:
            return self.leaf(points, "open", document, "", more=more)
        if kind < 0.55:
            word = self.dice.choice(["một", "hai", "ba"])
            guard = self.dice.choice(["", f'<must field="note" contains-all="{word}"/>',
                                      f'<graded field="note" contains-all="{word}" points="1"/>'])
            return self.leaf(points, self.dice.choice(["comment", "comment", "direct"]), document, f' note="{word} x"',
                             guard, more)
        return self.route(document, points, more)

    def block(self, depth, is_repeated=False):
        kind = self.dice.random()
        if depth == 0 or kind < 0.3:
            return self.step(is_repeated)
        if kind < 0.8:
            return Block("in-order" if kind < 0.55 else "any-order",
                         [self.block(depth - 1, is_repeated) for _ in range(self.dice.randint(1, 4))])
        if kind < 0.87:
            return Block("optional", [self.block(depth - 1, is_repeated)])
        if kind < 0.94:
            first = self.step(is_repeated)
            return Block("one-of", [first, self.step(is_repeated, first.points)])
        least = self.dice.randint(0, 2)
        return Block("repeat", [self.block(depth - 1, True)], least, least + self.dice.randint(1, 2))


def write(folder, seed):
    """The scenario with another guide; False when it would be worth nothing."""
    author = Author(seed)
    dice, workflow = author.dice, author.block(3)
    points = workflow.cost()
    if not 0 < points < 900:
        return False
    with open(os.path.join(tap.SCENARIO, "scenario.xml"), encoding="utf-8") as file:
        scenario = file.read().replace(' points="10"', f' points="{points}"')
    never = dice.choice(["", '<never action="document.finish" on="$o0" points="2" basis="t1.1"/>',
                         '<never action="document.route" on="$o1" points="2" at-most="3" basis="t1.1">'
                         '<must field="role" equals="info"/></never>'])
    objects = "".join(f'<object name="o{at}" document="{key}"/>' for at, key in enumerate(DOCUMENTS))
    guide = (f'<marking scenario="{NAME}" version="1"><task ref="t1" points="{points}">{objects}{workflow.xml}{never}'
             + dice.choice(["", '<free actions="document.comment"/>']) + "</task>"
             + dice.choice(['<collateral points="1" at-most="3"/>', '<collateral points="0.5"/>']) + "</marking>\n")
    script = [f"scenario {NAME} seed 1", *workflow.word(dice), "hand-in"]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, text in (("scenario.xml", scenario), ("marking.xml", guide), ("reference.scn", "\n".join(script) + "\n")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return True


library = case.path("library")
os.makedirs(os.path.join(library, "scenarios"))
for shared in ("offices", "documents"):
    os.symlink(os.path.join(FIXTURES, shared), os.path.join(library, shared))
full = 0

for group in range(4):
    with case(f"marker and arithmetic agree on random guides, part {group + 1}"):
        for seed in range(group * GUIDES // 4, (group + 1) * GUIDES // 4):
            folder = os.path.join(library, "scenarios", NAME)
            if not write(folder, seed):
                continue
            done = tap.run("check", folder)
            text = done.stdout.decode()
            assert done.returncode in (0, 1) and done.stderr == b"", (seed, done.stderr)
            assert "the fault is the grader's" not in text and "no marker can mark" not in text, (seed, text)
            full += "should be full" not in text and "cannot be played" not in text and ": wanted ok" not in text

with case("enough of them were tried in earnest"):
    assert full >= GUIDES // 2, full

case.finish()
