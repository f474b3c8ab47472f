"""tests/grader/program/papers.py - receipts, publications and proofs for tests, made by openssl and hashlib: by anything
but the code that is tested."""
import datetime
import hashlib
import json
import subprocess


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def openssl(*words):
    return subprocess.run(["openssl", *words], capture_output=True, check=True).stdout


def instant(at_ms):
    at = datetime.datetime.fromtimestamp(at_ms // 1000, datetime.timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at_ms % 1000:03}Z"


def merkle(leaves):
    """RFC 9162, 2.1.1."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = half_of(len(leaves))
    return hashlib.sha256(b"\1" + merkle(leaves[:half]) + merkle(leaves[half:])).digest()


def half_of(count):
    half = 1
    while half * 2 < count:
        half *= 2
    return half


def path(leaves, at):
    """RFC 9162, 2.1.3.1."""
    if len(leaves) == 1:
        return []
    half = half_of(len(leaves))
    if at < half:
        return path(leaves[:half], at) + [merkle(leaves[half:])]
    return path(leaves[half:], at - half) + [merkle(leaves[:half])]


def plain(value):
    return json.dumps(value, separators=(",", ":"))


class Office:
    """An organiser with a key, and one closed journal."""

    def __init__(self, case, journal):
        self.case = case
        self.lines = journal.splitlines(keepends=True)
        self.head = sha256(self.lines[-1].rstrip(b"\n"))
        self.private = case.path("private.pem")
        openssl("genpkey", "-algorithm", "ed25519", "-out", self.private)
        self.key = openssl("pkey", "-in", self.private, "-pubout", "-outform", "DER")[-32:].hex()

    def sign(self, text):
        path = self.case.write("signed-text", text)
        return openssl("pkeyutl", "-sign", "-inkey", self.private, "-rawin", "-in", path).hex()

    def receipt(self, **changes):
        facts = {"attempt": "7", "candidate": "001", "scenario": "bao-cao-cchc", "records": str(len(self.lines) - 1),
                 "head": self.head, "closed": instant(json.loads(self.lines[-1])["at_ms"])} | changes
        text = "saban-receipt-1\n" + "".join(f"{name} {value}\n" for name, value in facts.items())
        return text + f"signature {self.sign(text)}\nkey {self.key}\n"

    def leaves(self, receipt, attempt=7, below=2, above=0):
        """The attempt's leaf among others of lower and higher numbers."""
        leaves = [{"attempt": n, "records": 9, "head": sha256(b"%d" % n), "receipt": sha256(b"r%d" % n)}
                  for n in [*range(1, below + 1), *range(100, 100 + above)]]
        leaves.insert(below, {"attempt": attempt, "records": len(self.lines) - 1, "head": self.head,
                              "receipt": sha256(receipt.encode())})
        return leaves

    def sealed(self, leaves, scenario, root):
        root = root or merkle([plain(leaf).encode() for leaf in leaves]).hex()
        signature = self.sign(f"saban-root-1\nscenario {scenario}\nattempts {len(leaves)}\nroot {root}\n")
        return {"root": root, "signature": signature, "key": self.key}

    def published(self, leaves, scenario="bao-cao-cchc", root=None):
        return plain({"format": "saban-root-1", "scenario": scenario, "count": len(leaves), "leaves": leaves}
                     | self.sealed(leaves, scenario, root)) + "\n"

    def proof(self, leaves, at, scenario="bao-cao-cchc"):
        texts = [plain(leaf).encode() for leaf in leaves]
        return plain({"format": "saban-proof-1", "scenario": scenario, "count": len(leaves), "index": at,
                      "leaf": leaves[at], "path": [node.hex() for node in path(texts, at)]}
                     | self.sealed(leaves, scenario, None)) + "\n"
