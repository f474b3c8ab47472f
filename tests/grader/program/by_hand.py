"""docs/verify-by-hand.md: its commands are run as they stand there, on files that fit and on files that do not."""
import os
import re
import subprocess

import papers
import tap

case = tap.start()
journal = tap.play()
office = papers.Office(case, journal)
with open(os.path.join(tap.SOURCE, "docs/verify-by-hand.md"), encoding="utf-8") as file:
    blocks = re.findall(r"^```sh\n(.*?)^```", file.read(), re.S | re.M)
HEAD, CHAIN, SIGNATURE, PUBLICATION = range(4)
SAID = ["the receipt is of this journal", "the chain holds", "Signature Verified Successfully",
        "the attempt is in the published root"]


def follow(data, receipt, leaves, at):
    """What each block says, None for one that fails."""
    for name, text in (("j.jsonl", data), ("receipt.txt", receipt), ("root.json", office.published(leaves)),
                       ("proof.json", office.proof(leaves, at))):
        case.write(name, text)
    said = []
    for block, words in zip(blocks, SAID, strict=True):
        done = subprocess.run(["sh", "-c", block], cwd=case.folder.name, capture_output=True, text=True, check=False)
        fine = done.returncode == 0 and words in done.stdout + done.stderr
        said.append(done.stdout if fine else None)
    return said


def failing(*files):
    return [number for number, said in enumerate(follow(*files)) if said is None]


own = office.receipt()
leaves = office.leaves(own)

with case("files that fit"):
    said = follow(journal, own, leaves, 2)
    assert None not in said, said
    assert office.key in said[SIGNATURE]
    assert "Signature Verified Successfully" in said[PUBLICATION]

with case("at every place of a tree"):
    for below, above in ((0, 0), (0, 1), (2, 4), (6, 0)):
        assert failing(journal, own, office.leaves(own, below=below, above=above), below) == [], (below, above)

with case("a changed record breaks the chain"):
    changed = journal.replace(b'"role":"main"', b'"role":"info"')
    assert failing(changed, own, leaves, 2) == [CHAIN]

with case("a cut journal has another head"):
    cut = b"".join(journal.splitlines(keepends=True)[:-1])
    assert failing(cut, own, leaves, 2) == [HEAD]

with case("a changed receipt has no signature and no leaf"):
    assert failing(journal, own.replace("candidate 001", "candidate 002"), leaves, 2) == [SIGNATURE, PUBLICATION]

with case("somebody else's leaf is not this receipt's"):
    assert failing(journal, own, leaves, 1) == [PUBLICATION]

case.finish()
