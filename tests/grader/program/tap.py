"""tests/grader/program/tap.py - TAP for tests that run the programs, and what such tests share.

    case = tap.start()
    with case("a cut journal is open"):
        assert ...
    case.finish()

A case that raises fails; Skip skips it. The programs' paths come as arguments: grader, then sandbox."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

SOURCE = os.environ["SABAN_SOURCE_ROOT"]
SCENARIO = os.path.join(SOURCE, "fixtures/scenarios/bao-cao-cchc")
GRADER, SANDBOX = sys.argv[1:3]


class Skip(Exception):
    pass


class Cases:
    def __init__(self):
        self.count = 0
        self.folder = tempfile.TemporaryDirectory()

    @contextlib.contextmanager
    def __call__(self, name):
        self.count += 1
        try:
            yield
            print(f"ok {self.count} - {name}", flush=True)
        except Skip as why:
            print(f"ok {self.count} - {name} # SKIP {why}", flush=True)
        except Exception:
            print(f"not ok {self.count} - {name}")
            for line in traceback.format_exc().splitlines():
                print("# " + line, flush=True)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return self.path(name)

    def finish(self):
        self.folder.cleanup()
        print(f"1..{self.count}")


def start():
    return Cases()


def run(*arguments, given=None):
    """Runs the grader; given is its standard input."""
    return subprocess.run([GRADER, *arguments], input=given, capture_output=True, check=False)


def play(script="reference.scn", scenario=SCENARIO, *words):
    """The bytes of a journal; words are options of `sandbox play`."""
    done = subprocess.run([SANDBOX, "play", scenario, os.path.join(scenario, script), *words], capture_output=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def made_scenario(folder):
    """The scenario in which the candidate makes a reply, in a library of its own under that folder."""
    os.makedirs(folder, exist_ok=True)
    for part in ("offices", "documents"):
        os.symlink(os.path.join(SOURCE, "fixtures", part), os.path.join(folder, part))
    return shutil.copytree(os.path.join(SOURCE, "tests/grader/scenarios/phuc-dap"),
                           os.path.join(folder, "scenarios/phuc-dap"))


def shared(path):
    """A path in the shared test data."""
    if not os.environ.get("SABAN_DATA"):
        raise Skip("SABAN_DATA is not set")
    return os.path.join(os.environ["SABAN_DATA"], path)


def one_line(done, status):
    """The one line on standard error of a call that ended with this status."""
    assert done.returncode == status, (done.returncode, done.stderr)
    text = done.stderr.decode()
    assert text.count("\n") == 1 and text.endswith("\n"), text
    return text
