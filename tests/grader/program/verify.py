"""grader verify and grader state: whole journals, changed ones, receipts, publications."""
import papers
import tap
from papers import sha256

case = tap.start()
whole = tap.play()
lines = whole.splitlines(keepends=True)
journal = case.write("j.jsonl", whole)
head = sha256(lines[-1].rstrip(b"\n"))


def verify(data, *words):
    return tap.run("verify", case.write("x.jsonl", data), *words)


with case("a whole journal is proved"):
    done = tap.run("verify", journal, "--head", head)
    assert done.returncode == 0 and done.stderr == b"", done
    assert head.encode() in done.stdout and b"every decision was taken again" in done.stdout
    assert b"open" not in done.stdout

with case("the journal may come from standard input"):
    assert tap.run("verify", "-", given=whole).returncode == 0

with case("one flipped bit anywhere names the record"):
    for at in range(0, len(whole), max(1, len(whole) // 150)):
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        line = tap.one_line(verify(bytes(changed), "--head", head), 1)
        number = whole[:at].count(b"\n") + 1
        # A change shows in its own line, or in the hash that the next line holds of it.
        places = [f"x.jsonl:{n}: " for n in (number, number + 1)]
        assert any(place in line for place in places), (at, line)
        assert "record " in line or "starting office" in line, line

with case("a record taken out, doubled or moved is named"):
    for changed in (lines[:5] + lines[6:], lines[:6] + lines[5:], lines[:5] + [lines[6], lines[5]] + lines[7:]):
        line = tap.one_line(verify(b"".join(changed)), 1)
        assert "x.jsonl:6: record 5: seq" in line or "x.jsonl:7: record 4: seq" in line, line

with case("a cut journal is open, and differs from the head of the receipt"):
    cut = b"".join(lines[:-3])
    done = verify(cut)
    assert done.returncode == 0 and b"open" in done.stdout
    assert f"record {len(lines) - 5}: " in tap.one_line(verify(cut, "--head", head), 1)

with case("records behind the head of the receipt are told"):
    earlier = sha256(lines[4].rstrip(b"\n"))
    line = tap.one_line(verify(whole, "--head", earlier), 1)
    assert "which record 3 would have" in line and "added" in line

with case("a line without its end was cut off"):
    assert "cut off" in tap.one_line(verify(whole[:-1]), 1)

with case("two journals in one are told"):
    assert f"record {len(lines) - 1}: " in tap.one_line(verify(whole + whole), 1)

with case("records of another office do not fit"):
    other = lines[0].replace("An Bình".encode(), "An Bắc".encode())
    assert other != lines[0]
    assert "record 0: " in tap.one_line(verify(other + b"".join(lines[1:])), 1)

for what, data in (("nothing", b""), ("a text", b"hello\n"), ("JSON", b'{"a":1}\n{"b":2}\n'), ("bytes", bytes(range(256)))):
    with case(f"{what} is no journal"):
        assert "this is no journal" in tap.one_line(verify(data), 2)

with case("bad words"):
    for words in ([], [journal, "--head", "12"], [journal, "--key", head], [journal, "--receipt"],
                  [journal, "--root", journal], [case.path("none.jsonl")]):
        tap.one_line(tap.run("verify", *words), 2)

# ---- receipts, signed by another program than ours ----

office = papers.Office(case, whole)
receipt, key = office.receipt, office.key


def with_receipt(text, *words, data=whole):
    return verify(data, "--receipt", case.write("receipt.txt", text), *words)


with case("a receipt that openssl signed is right"):
    done = with_receipt(receipt(), "--key", key)
    assert done.returncode == 0, done
    assert b"attempt 7, candidate 001" in done.stdout and key.encode() in done.stdout

with case("a receipt of other facts is told, with its line"):
    for number, (name, value) in enumerate((("scenario", "khac"), ("records", "3"), ("head", "0" * 64),
                                            ("closed", "2024-06-18T00:00:00.000Z")), 4):
        line = tap.one_line(with_receipt(receipt(**{name: value})), 1)
        assert f"receipt.txt:{number}: " in line and name in line, line

with case("a receipt changed after it was signed is told"):
    line = tap.one_line(with_receipt(receipt().replace("candidate 001", "candidate 002")), 1)
    assert "signature" in line

with case("a receipt signed by somebody else is told"):
    assert "another key" in tap.one_line(with_receipt(receipt(), "--key", "0" * 64), 1)

with case("a receipt of a journal that is open is told"):
    assert "attempt.close" in tap.one_line(with_receipt(receipt(), data=b"".join(lines[:-1])), 1)

with case("what is no receipt is bad input"):
    for text in ("", "hello\n", receipt()[:-10], receipt().replace("\n", "\r\n"), receipt() + "more\n"):
        assert "receipt.txt" in tap.one_line(with_receipt(text), 2)

# ---- publications ----


def with_root(own, root):
    return with_receipt(own, "--root", case.write("root.json", root), "--key", key)


with case("an attempt is one of those that were published"):
    own = receipt()
    done = with_root(own, office.published(office.leaves(own)))
    assert done.returncode == 0 and b"3" in done.stdout, done

with case("a publication that does not fit is told"):
    own = receipt()
    leaves = office.leaves(own)
    for root, told in ((office.published(office.leaves(own, attempt=8)), "not in it"),
                       (office.published(office.leaves(receipt(candidate="002"))), "receipt"),
                       (office.published(leaves, root="0" * 64), "root"),
                       (office.published(leaves, scenario="khac"), "scenario"),
                       (office.published(leaves).replace('"records":9', '"records":8'), "root")):
        line = tap.one_line(with_root(own, root), 1)
        assert "root.json" in line and told in line, line

with case("what is no publication is bad input"):
    assert "root.json" in tap.one_line(with_root(receipt(), "{}\n"), 2)

with case("a proof of membership holds at every place of a tree"):
    own = receipt()
    for below, above in ((0, 0), (0, 1), (1, 0), (2, 4), (4, 0), (3, 3)):
        proof = case.write("proof.json", office.proof(office.leaves(own, below=below, above=above), below))
        done = with_receipt(own, "--proof", proof, "--key", key)
        assert done.returncode == 0, done

with case("a proof of somebody else's place is told"):
    own = receipt()
    proof = case.write("proof.json", office.proof(office.leaves(own, below=2, above=4), 1))
    assert "proof.json" in tap.one_line(with_receipt(own, "--proof", proof), 1)

# ---- state ----

with case("the office after each record can be seen"):
    final = tap.run("state", journal)
    assert final.returncode == 0 and b'phase="closed"' in final.stdout
    assert tap.run("state", journal, "--at", str(len(lines) - 2)).stdout == final.stdout
    first = tap.run("state", journal, "--at", "0").stdout
    assert b'phase="running"' in first
    assert final.stdout.count(b'action="document.route" by="ct"') > first.count(b'action="document.route" by="ct"')

with case("a record that is not there is bad input"):
    for at in (str(len(lines) - 1), "-1", "x"):
        tap.one_line(tap.run("state", journal, "--at", at), 2)

case.finish()
