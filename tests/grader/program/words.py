"""The words of the program itself: help, version, commands that are not there."""
import re

import tap

case = tap.start()

with case("without a command the help stands on standard error"):
    done = tap.run()
    assert done.returncode == 2 and done.stdout == b"" and b"usage: grader" in done.stderr

with case("help names every command"):
    for word in ("--help", "-h", "help"):
        done = tap.run(word)
        assert done.returncode == 0 and done.stderr == b"" and b"verify" in done.stdout

with case("every command has a help of its own"):
    commands = re.findall(r"^  (\w+) ", tap.run("--help").stdout.decode(), re.M)
    assert {"align", "export", "grade", "state", "verify"} <= set(commands)
    for command in commands:
        done = tap.run(command, "--help")
        assert done.returncode == 0 and done.stderr == b"", command
        assert done.stdout.startswith(b"usage: grader " + command.encode()), command

with case("the version is said"):
    done = tap.run("--version")
    assert done.returncode == 0 and re.fullmatch(rb"grader \d+\.\d+\.\d+\n", done.stdout)

with case("a command that is not there is one line"):
    assert "there is no command fly" in tap.one_line(tap.run("fly"), 2)

with case("an option that is not there is one line"):
    for command in re.findall(r"^  (\w+) ", tap.run("--help").stdout.decode(), re.M):
        assert "--no-such" in tap.one_line(tap.run(command, "--no-such"), 2)

case.finish()
