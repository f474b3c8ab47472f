"""grader check of scenarios in which the candidate makes documents: orders, mutants and severity."""
import os
import re
import shutil

import tap

case = tap.start()
FIXTURES = os.path.join(tap.SOURCE, "fixtures")
NAME = os.path.basename(tap.SCENARIO)
MAKE = "do draft.create type={type} subject=\"{subject}\" relation=reply-to about=cv-246"


def step(name, action, on, points, inside=""):
    return (f'<step id="{name}" action="{action}" on="${on}" points="{points}" basis="t1.1">'
            f"{inside}</step>\n")


def field(name, value, graded=None):
    return (f'<must field="{name}" equals="{value}"/>' if graded is None
            else f'<graded field="{name}" equals="{value}" points="{graded}"/>')


def scenario(name, objects, inside, commands, seats=()):
    """The folder of a scenario with this guide and reference, the candidate able to play these people too."""
    root = case.path(name)
    folder = os.path.join(root, "scenarios", NAME)
    shutil.copytree(tap.SCENARIO, folder)
    for part in ("offices", "documents"):
        os.symlink(os.path.join(FIXTURES, part), os.path.join(root, part))
    for part in ("orders", "mistakes"):
        shutil.rmtree(os.path.join(folder, part))
    path = os.path.join(folder, "scenario.xml")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = text.replace("</instructions>", "</instructions>" + "".join(f'<seat ref="{key}"/>' for key in seats), 1)
    case.write(path, text)
    case.write(os.path.join(folder, "marking.xml"), f"""<marking scenario="{NAME}" version="1">
<task ref="t1" points="10"><object name="cv" document="cv-246"/>{objects}
{inside}
</task><collateral points="1" severe="3" at-most="9"/></marking>
""")
    case.write(os.path.join(folder, "reference.scn"),
               f"scenario {NAME} seed 0\n" + "\n".join(commands) + "\nhand-in\n")
    return folder


def passes(folder):
    done = tap.run("check", folder)
    text = done.stdout.decode()
    assert done.returncode == 0 and done.stderr == b"", text + done.stderr.decode()
    return text


REPLY = '<object name="reply" new="document" reply-to="$cv"/>'
SECOND = '<object name="second" new="document" reply-to="$cv"/>'
ONE = ("<in-order>" + step("write", "draft.create", "reply", 4, field("type", "letter", 1))
       + step("propose", "draft.propose", "reply", 6, field("to", "pct", 2)) + "</in-order>")

with case("dropping the making breaks what follows"):
    text = passes(scenario("one", REPLY, ONE, [MAKE.format(type="letter", subject="Trả lời"),
                                               "do draft.propose draft-1 to=pct"]))
    assert re.search(r"^  dropped +2 lose exactly .*?, 0 are allowed", text, re.M), text
    assert re.search(r"^  given twice +0 lose exactly .*?, 2 are allowed", text, re.M), text

with case("orders keep the names of what was made"):
    two = ("<any-order><in-order>" + step("write", "draft.create", "reply", 2, field("type", "letter"))
           + step("propose", "draft.propose", "reply", 3, field("to", "pct", 2))
           + "</in-order><in-order>" + step("write2", "draft.create", "second", 2, field("type", "report"))
           + step("propose2", "draft.propose", "second", 3, field("to", "huy", 2)) + "</in-order></any-order>")
    text = passes(scenario("two", REPLY + SECOND, two, [
        MAKE.format(type="letter", subject="Trả lời"), MAKE.format(type="report", subject="Báo cáo"),
        "do draft.propose draft-1 to=pct", "do draft.propose draft-2 to=huy"]))
    assert re.search(r"^  orders +0 written and 6 made, all full", text, re.M), text

with case("a reply from its first word to its recipient, on three seats: every gate, every goal on the outgoing document"):
    text = passes(tap.made_scenario(case.path("library")))
    assert re.search(r"^  orders +1 written and 1 made, all full", text, re.M), text
    assert re.search(r"^  mistakes +4 ", text, re.M), text

with case("what goes out of the agency unasked is severe"):
    folder = scenario("severe", REPLY, step("write", "draft.create", "reply", 10), [
        MAKE.format(type="letter", subject="Trả lời")], ["pct", "van-thu"])
    script = ["do draft.create type=letter subject=\"Trả lời\" relation=reply-to about=cv-246",
              "do draft.create type=notice subject=\"Thông báo\" signer=pct",
              "do draft.propose draft-2 to=pct", "as pct", "do draft.approve draft-2 authority=kt", "as van-thu",
              "do document.number draft-2 book=di", "do document.issue draft-2 to=so-noi-vu",
              "do document.issue draft-2 to=van-phong"]
    case.write(os.path.join(folder, "sent.scn"), f"scenario {NAME} seed 0\n" + "\n".join(script) + "\nhand-in\n")
    journal = case.write("j.jsonl", tap.play("sent.scn", folder))
    done = tap.run("grade", journal, "--marking", os.path.join(folder, "marking.xml"), "--format", "json")
    assert done.returncode == 0, done.stderr
    lost = re.findall(r'"kind":"collateral".*?"lost_hundredths":(\d+).*?"found":"(document.\w+|draft.\w+)',
                      done.stdout.decode())
    assert [price for price, action in lost if action == "document.issue"] == ["300", "100"], lost

case.finish()
