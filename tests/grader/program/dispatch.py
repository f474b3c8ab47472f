"""What leaves an office over the axis: sandbox dispatch, by the schema of our own and read back by sandbox packet."""
import json
import os
import subprocess
import tempfile

import tap

case = tap.start()
SCHEMA = os.path.join(tap.SOURCE, "fixtures/schemas/edxml.rng")
RECALL = os.path.join(tap.SOURCE, "fixtures/scenarios/thu-hoi-van-ban")
CLERK = os.path.join(tap.SOURCE, "fixtures/scenarios/gui-sai-noi-nhan")


def dispatch(journal, *words):
    path = case.write("j.jsonl", journal)
    return subprocess.run([tap.SANDBOX, "dispatch", path, *words], capture_output=True, check=False)


def packet(journal, *words):
    """The packet as `sandbox packet --json` tells it, after it passed the schema."""
    done = dispatch(journal, *words)
    assert done.returncode == 0, done.stderr.decode()
    path = case.write("p.edxml", done.stdout)
    checked = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", SCHEMA, path], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr.decode()
    told = json.loads(subprocess.run([tap.SANDBOX, "packet", path, "--json"], capture_output=True, check=True).stdout)
    assert told["warnings"] == [], told["warnings"]
    return told


def refused(journal, *words):
    done = dispatch(journal, *words)
    assert done.returncode == 2 and done.stdout == b"", (done.returncode, done.stdout)
    text = done.stderr.decode()
    assert text.startswith("sandbox dispatch: ") and text.count("\n") == 1, text
    return text


recalled = tap.play("reference.scn", RECALL, "--variant", "0")
library = tempfile.TemporaryDirectory()
reply = tap.play("reference.scn", tap.made_scenario(library.name))

with case("a reply says what it answers, and carries its pages"):
    told = packet(reply, "--document", "draft-1")
    assert told["kind"] == "document" and told["business_type"] == 0, told
    assert told["from"]["organ_id"] == "X99.30.21" and [to["organ_id"] for to in told["to"]] == ["X99.30"]
    assert told["document_id"] == "X99.30.21,2024/06/18,01/UBND-KT" and told["notation"] == "UBND-KT"
    answered, = told["response_for"]
    assert answered["code"] == "246/UBND-NC" and answered["organ_id"] == "X99", answered
    attachment, = told["attachments"]
    assert attachment["name"] == "draft-1.pdf" and attachment["bytes"] > 10_000

with case("a replacement names what it replaces, where both went"):
    told = packet(recalled, "--document", "draft-1")
    assert told["business_type"] == 3 and [to["organ_id"] for to in told["to"]] == ["X99.30"]
    text = dispatch(recalled, "--document", "draft-1").stdout.decode()
    assert "<edXML:DocumentId>X99.30.21,2024/06/18,214/UBND-KT</edXML:DocumentId>" in text

with case("a recall says why, without the file"):
    told = packet(recalled, "--document", "cv-ho-tro", "--kind", "recall")
    assert told["business_type"] == 1 and told["attachments"] == []
    text = dispatch(recalled, "--document", "cv-ho-tro", "--kind", "recall").stdout.decode()
    assert "<edXML:BussinessDocReason>Văn bản ghi sai số tiền hỗ trợ.</edXML:BussinessDocReason>" in text

with case("an update tells who has it now: one later, one no longer"):
    script = case.write("update.scn", """scenario thu-hoi-van-ban seed 1
as     ct
do     document.order_recall cv-ho-tro reason="Văn bản ghi sai số tiền hỗ trợ."
as     van-thu
do     document.recall       cv-ho-tro to=phong-noi-vu reason="Ghi sai số tiền."
do     document.issue        cv-ho-tro to=so-noi-vu
wait   PT1M
hand-in
""".encode())
    changed = tap.play(script, RECALL, "--variant", "0")
    told = packet(changed, "--document", "cv-ho-tro", "--kind", "update", "--to", "ubnd-huyen")
    assert told["business_type"] == 2 and told["attachments"] == [], told
    assert [to["organ_id"] for to in told["to"]] == ["X99.30"], told["to"]
    text = dispatch(changed, "--document", "cv-ho-tro", "--kind", "update").stdout.decode()
    assert "X99.30.02" in text and "X99.02" in text, text
    assert "first sent to" in refused(reply, "--document", "draft-1", "--kind", "update")

with case("the same bytes again"):
    first, second = (dispatch(reply, "--document", "draft-1").stdout for _ in range(2))
    assert first == second

with case("13 goes to who was asked, 15 and what became of others' papers to their issuers"):
    told = packet(recalled, "--document", "cv-ho-tro", "--kind", "status", "--to", "phong-noi-vu")
    assert told["status_code"] == "13" and told["response_for"][0]["code"] == "214/UBND-KT"
    told = packet(tap.play("reference.scn", CLERK), "--document", "cv-97", "--kind", "status")
    assert told["kind"] == "status" and told["status_code"] == "02"
    told = packet(recalled, "--document", "cv-332", "--kind", "status")
    assert told["status_code"] == "03" and told["response_for"][0]["code"] == "332/TTYT-KSBT"

with case("what stands against it is said"):
    assert "no such document" in refused(reply, "--document", "draft-9")
    assert "came in" in refused(reply, "--document", "cv-246")
    assert "no such agency" in refused(reply, "--document", "draft-1", "--to", "so-noi-vu")
    assert "knows no such agency" in refused(reply, "--document", "draft-1", "--to", "ai-do")
    assert "no other agency was asked" in refused(reply, "--document", "draft-1", "--kind", "recall")
    assert "there is no such kind" in refused(reply, "--document", "draft-1", "--kind", "thu")
    left = tap.play("mistakes/left-lying.scn", os.path.join(library.name, "scenarios/phuc-dap"))
    assert "not issued" in refused(left, "--document", "draft-1")
    paper = tap.play("reference.scn", CLERK)
    assert "nobody on the axis" in refused(paper, "--document", "ttr-03", "--kind", "status")
    refused(reply[:-200], "--document", "draft-1")

library.cleanup()
case.finish()
