"""docs/state-view.md against what grader state prints: nothing undocumented, nothing invented, every example true."""
import glob
import os
import re
import subprocess
import xml.etree.ElementTree as ET

import tap

case = tap.start()
MADE = tap.made_scenario(case.folder.name)
with open(os.path.join(tap.SOURCE, "docs/state-view.md"), encoding="utf-8") as file:
    page = file.read()


def documented():
    """Pairs of element and attribute in the table of the page."""
    found, element = set(), None
    for first, second in re.findall(r"^\| (.*?) ?\| (.*?) \|", page, re.M):
        element = first.split(",")[0].strip("` ") or element
        found |= {(element, name) for name in re.findall(r"`([a-z-]+)`", second)}
    return found


def seen():
    """The same in the offices of a scenario's scripts and of all references, after each of some records."""
    found = set()
    scripts = [os.path.relpath(path, tap.SCENARIO) for path in sorted(glob.glob(tap.SCENARIO + "/mistakes/*.scn"))]
    plays = [(script, tap.SCENARIO) for script in scripts]
    plays += [("reference.scn", os.path.dirname(path))
              for path in sorted(glob.glob(os.path.dirname(tap.SCENARIO) + "/*/reference.scn"))]
    plays += [(os.path.relpath(os.path.join(tap.SOURCE, "tests/grader/scenarios/delegated.scn"), tap.SCENARIO), tap.SCENARIO)]
    plays += [(os.path.relpath(path, MADE), MADE) for path in sorted(glob.glob(MADE + "/*/*.scn")) + [MADE + "/recalled.scn"]]
    for play in plays:
        path = case.write("j.jsonl", tap.play(*play))
        for at in ([], ["--at", "0"], ["--at", "3"]):
            done = tap.run("state", path, *at)
            if at and b"no record of that number" in done.stderr:
                continue
            assert done.returncode == 0, done.stderr
            for node in ET.fromstring(done.stdout).iter():
                found |= {(node.tag, name) for name in node.attrib}
    return found


def holds(example, path):
    done = subprocess.run(["xmllint", "--xpath", f"boolean({example})", path], capture_output=True, check=False)
    return done.stdout.strip() == b"true"


with case("every attribute is on the page"):
    missing = seen() - documented()
    assert not missing, missing

with case("the page invents none"):
    invented = documented() - seen()
    assert not invented, invented

with case("the examples hold for the reference"):
    path = case.write("reference.xml", tap.run("state", case.write("j.jsonl", tap.play())).stdout)
    examples = re.search(r"```xpath\n(.*?)```", page, re.S).group(1).strip().splitlines()
    assert len(examples) > 5
    for example in examples:
        assert holds(example, path), example

with case("the examples of outgoing documents hold for a reply that was issued, and for none that was not"):
    journal = case.write("j.jsonl", tap.play("reference.scn", MADE))
    path = case.write("issued.xml", tap.run("state", journal).stdout)
    before = case.write("before.xml", tap.run("state", journal, "--at", "1").stdout)
    examples = re.search(r"```xpath made\n(.*?)```", page, re.S).group(1).strip().replace("$reply", "'draft-1'").splitlines()
    assert len(examples) > 5
    for example in examples:
        assert holds(example, path), example
        assert example.startswith("not(") or not holds(example, before), example

case.finish()
