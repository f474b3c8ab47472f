"""grader export against the schemas of the formats, and against the journal it was made from."""
import json
import os
import re
import sqlite3
import subprocess
import xml.etree.ElementTree as ET

import tap

case = tap.start()
MARKING = os.path.join(tap.SCENARIO, "marking.xml")
SCRIPTS = {"reference": "reference.scn", "retaken": "mistakes/retaken.scn", "idle": "mistakes/nothing-done.scn"}
records, paths = {}, {}
for name, script in SCRIPTS.items():
    journal = tap.play(script)
    paths[name] = case.write(name + ".jsonl", journal)
    records[name] = [json.loads(line) for line in journal.splitlines()[1:]]

# A document that the candidate makes.
paths["made"] = case.write("made.jsonl", tap.play("mistakes/left-lying.scn", tap.made_scenario(case.folder.name)))
with open(paths["made"], "rb") as file:
    records["made"] = [json.loads(line) for line in file.read().splitlines()[1:]]

# A refused command, and words that every format must escape.
ODD = 'Giao "A" & <B> \\ chủ trì, báo cáo ]]> trước 20/6'
script = case.write("odd.scn", f"""scenario bao-cao-cchc seed 1
do document.receive cv-246 -> refused not_your_role
do document.comment cv-246 note="{ODD.replace(chr(92), chr(92) * 2).replace('"', chr(92) + '"')}" -> ok
hand-in
""")


def export(*words):
    done = tap.run("export", *words)
    assert done.returncode == 0 and done.stderr == b"", done.stderr
    return done.stdout


def accepted(name):
    return [record for record in records[name] if record["outcome"] == "ok"]


# ---- XES ----

NAMESPACE = "{http://www.xes-standard.org/}"


def attributes(node):
    return {child.get("key"): child.get("value") for child in node if child.get("key")}


with case("XES validates against the schema of the standard"):
    schema = tap.shared("schemas/xes-ieee1849-2016.xsd")
    for words in ([paths["reference"]], [paths["retaken"], "--with-refused"], list(paths.values())):
        # The transcribed schema has no target namespace.
        bare = re.sub(rb' xmlns="[^"]*"', b"", export(*words, "--xes"))
        done = subprocess.run(["xmllint", "--noout", "--schema", schema, "-"], input=bare, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

with case("XES has a trace an attempt and an event a record"):
    log = ET.fromstring(export(*paths.values(), "--xes"))
    for name, trace in zip(paths, log.iter(NAMESPACE + "trace"), strict=True):
        assert attributes(trace)["concept:name"] == name
        events = [attributes(event) for event in trace.iter(NAMESPACE + "event")]
        for event, record in zip(events, accepted(name), strict=True):
            assert event["concept:name"] == record["action"] and event["org:resource"] == record["actor"]
            assert event["concept:instance"] == str(record["seq"])
            assert event.get("document") == record.get("object")
            assert ("draft" in event) == (record["action"] == "draft.create")
            for field, value in record.get("input", {}).items():
                assert event["input." + field] == value

with case("XES declares what it uses: extensions, globals, classifiers, dates with a zone"):
    log = ET.fromstring(export(paths["reference"], "--xes"))
    declared = {extension.get("prefix") for extension in log.iter(NAMESPACE + "extension")}
    wanted = {scope.get("scope"): set(attributes(scope)) for scope in log.iter(NAMESPACE + "global")}
    keys = [key for classifier in log.iter(NAMESPACE + "classifier") for key in classifier.get("keys").split()]
    float(log.get("xes.version"))
    assert set(keys) <= wanted["event"]
    for node in log.iter():
        key = node.get("key") or ""
        assert ":" not in key or key.split(":")[0] in declared, key
        if node.tag == NAMESPACE + "date":
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|\+07:00)", node.get("value"))
    for trace in log.iter(NAMESPACE + "trace"):
        assert wanted["trace"] <= set(attributes(trace))
    for event in log.iter(NAMESPACE + "event"):
        assert wanted["event"] <= set(attributes(event))

with case("grader align reads the XES that grader export writes"):
    model = case.write("start.ptml", '<ptml><processTree id="t" root="r"><manualTask id="r" name="attempt.start"/>'
                                     "</processTree></ptml>")
    log = case.write("all.xes", export(*paths.values(), "--xes"))
    done = tap.run("align", model, log)
    body = [line.split("\t") for line in done.stdout.decode().splitlines()[1:]]
    assert [(row[0], int(row[1])) for row in body] == [(name, len(accepted(name)) - 1) for name in paths]

# ---- OCEL ----


def ocel(*words):
    return json.loads(export(*words, "--ocel"))


with case("OCEL validates against the schema of version 2.0"):
    schema = tap.shared("schemas/ocel2-schema.json")
    try:
        import jsonschema
    except ImportError as missing:
        raise tap.Skip("python3-jsonschema is not installed") from missing
    with open(schema, encoding="utf-8") as file:
        check = jsonschema.Draft7Validator(json.load(file))
    for words in ([paths["reference"]], [paths["retaken"], "--with-refused"], list(paths.values())):
        check.validate(ocel(*words))

with case("OCEL relations and types point at what is there"):
    log = ocel(*paths.values())
    objects = {thing["id"]: thing for thing in log["objects"]}
    assert len(objects) == len(log["objects"]) and len({event["id"] for event in log["events"]}) == len(log["events"])
    declared = {(kind, entry["name"]): {attribute["name"] for attribute in entry["attributes"]}
                for kind in ("objectTypes", "eventTypes") for entry in log[kind]}
    for kind in ("objects", "events"):
        for thing in log[kind]:
            names = declared[(kind[:-1] + "Types", thing["type"])]
            assert {attribute["name"] for attribute in thing["attributes"]} <= names
            assert all(relation["objectId"] in objects for relation in thing["relationships"])
    assert len(log["events"]) == sum(len(accepted(name)) for name in paths)

with case("OCEL shows what changed when"):
    log = ocel(paths["retaken"])
    retaken = [record for record in accepted("retaken") if record["action"] == "document.retake"]
    assert retaken
    states = [[value["value"] for value in thing["attributes"] if value["name"] == "state"]
              for thing in log["objects"] if thing["type"] == "assignment"]
    assert states.count(["open", "retaken"]) == len(retaken)
    document = next(thing for thing in log["objects"] if thing["id"] == "document:cv-246")
    status = [value["value"] for value in document["attributes"] if value["name"] == "status"]
    assert status[0] == "submitted" and "processing" in status
    for record in retaken:
        event = next(event for event in log["events"] if event["id"] == f"record:{record['seq']}")
        qualifiers = sorted(relation["qualifier"] for relation in event["relationships"])
        assert qualifiers == ["actor", "assignment", "attempt", "document", "to"], qualifiers


with case("a document made in the attempt: named by XES, an object of OCEL since it was made"):
    log = ET.fromstring(export(paths["made"], "--xes"))
    assert [attributes(event)["draft"] for event in log.iter(NAMESPACE + "event")
            if "draft" in attributes(event)] == ["draft-1", "draft-2"]
    log = ocel(paths["made"])
    reply = next(thing for thing in log["objects"] if thing["id"] == "document:draft-2")
    assert {"objectId": "document:cv-246", "qualifier": "reply-to"} in reply["relationships"]
    made = [event for event in log["events"] if event["type"] == "draft.create"][1]
    assert {"objectId": "document:draft-2", "qualifier": "document"} in made["relationships"]
    values = {name: [value["value"] for value in reply["attributes"] if value["name"] == name]
              for name in ("status", "code", "direction")}
    assert values == {"status": ["draft", "proposed", "approved", "numbered", "issued"], "code": ["01/UBND-KT"],
                      "direction": ["outgoing"]}, values
    assert min(value["time"] for value in reply["attributes"]) == made["time"]


def rows_of_json(log):
    events = {(event["id"], event["type"], event["time"]) for event in log["events"]}
    related = {(event["id"], relation["objectId"], relation["qualifier"])
               for event in log["events"] for relation in event["relationships"]}
    return events, related


with case("OCEL in SQLite holds the same, with keys that hold"):
    path = case.path("log.sqlite")
    assert export(paths["retaken"], "--ocel-sqlite", path) == b""
    log = ocel(paths["retaken"])
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            assert any(column[5] for column in database.execute(f"PRAGMA table_info({table})")), table
            assert table.endswith("map_type") or database.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        maps = dict(database.execute("SELECT ocel_type, ocel_type_map FROM event_map_type"))
        times = {}
        for name in maps.values():
            times.update(database.execute(f"SELECT ocel_id, ocel_time FROM event_{name}"))
        events = {(id, kind, times[id]) for id, kind in database.execute("SELECT * FROM event")}
        related = set(database.execute("SELECT * FROM event_object"))
        assert (events, related) == rows_of_json(log)
        assert database.execute("SELECT count(*) FROM object").fetchone()[0] == len(log["objects"])
        assert database.execute("SELECT ocel_id, state, ocel_changed_field FROM object_Assignment "
                                "WHERE ocel_changed_field IS NOT NULL AND state = 'retaken'").fetchall()

with case("SQLite's tables are those of the format"):
    wanted = set()
    with open(tap.shared("schemas/ocel2-sqlite-schema.sql"), encoding="utf-8") as file:
        for table, body in re.findall(r'CREATE TABLE IF NOT EXISTS "(\w+)" \((.*?)\n\);', file.read(), re.S):
            wanted |= {(re.sub(r"^(event|object)_[A-Z].*", r"\1_X", table), column)
                       for column in re.findall(r"`(ocel_\w+)`\s+T", body)}
    with sqlite3.connect(case.path("log.sqlite")) as database:
        found = set()
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            found |= {(re.sub(r"^(event|object)_[A-Z].*", r"\1_X", table), column[1])
                      for column in database.execute(f"PRAGMA table_info({table})") if column[1].startswith("ocel_")}
    assert found == wanted, found ^ wanted

# ---- xAPI ----

marked_paths = {name: paths[name] for name in SCRIPTS}  # of the scenario that MARKING is for

with case("xAPI validates against the schema of version 1.0.2"):
    schema = tap.shared("schemas/xapi-1.0.2-statement.json")
    try:
        import jsonschema
    except ImportError as missing:
        raise tap.Skip("python3-jsonschema is not installed") from missing
    with open(schema, encoding="utf-8") as file:
        check = jsonschema.Draft4Validator(json.load(file))
    for words in ([paths["idle"]], [*marked_paths.values(), "--marking", MARKING],
                  [paths["reference"], "--account", "001", "--home-page", "https://thi.example.vn/"]):
        for statement in json.loads(export(*words, "--xapi")):
            check.validate(statement)

with case("xAPI tells the marks that grade gives"):
    for name, path in marked_paths.items():
        marked = json.loads(tap.run("grade", path, "--marking", MARKING, "--format", "json").stdout)
        told = json.loads(export(path, "--xapi", "--marking", MARKING))
        scores = [statement["result"]["score"] for statement in told if statement["verb"]["id"].endswith("/scored")]
        wanted = [entry["score_hundredths"] for entry in marked["tasks"]] + [marked["score_hundredths"]]
        assert [round(score["raw"] * 100) for score in scores] == wanted
        assert all(0 <= score["scaled"] <= 1 and score["min"] <= score["raw"] <= score["max"] for score in scores)

with case("xAPI ids differ, and are the same again"):
    told = json.loads(export(*marked_paths.values(), "--xapi", "--marking", MARKING))
    assert len({statement["id"] for statement in told}) == len(told)
    assert told == json.loads(export(*marked_paths.values(), "--xapi", "--marking", MARKING))

# ---- what all have in common ----

with case("refused commands are told only when they are asked for; odd words come through"):
    done = subprocess.run([tap.SANDBOX, "play", tap.SCENARIO, script], capture_output=True, check=False)
    path = case.write("odd.jsonl", done.stdout)
    told = [json.loads(line) for line in done.stdout.splitlines()[1:]]
    refused = [record["outcome"] for record in told if record["outcome"] != "ok"]
    assert refused, done.stderr
    for words, wanted in (([], []), (["--with-refused"], refused)):
        events = [attributes(event) for event in ET.fromstring(export(path, "--xes", *words)).iter(NAMESPACE + "event")]
        assert [event["outcome"] for event in events if event["lifecycle:transition"] == "ate_abort"] == wanted
        assert ODD in [event.get("input.note") for event in events]
        pairs = [attribute for event in ocel(path, *words)["events"] for attribute in event["attributes"]]
        assert [pair["value"] for pair in pairs if pair["name"] == "outcome" and pair["value"] != "ok"] == wanted
        assert ODD in [pair["value"] for pair in pairs]

with case("a changed journal is not passed on"):
    with open(paths["reference"], "rb") as file:
        changed = case.write("changed.jsonl", file.read().replace(b'"role":"main"', b'"role":"info"'))
    for words in (["--xes"], ["--ocel"], ["--xapi"]):
        line = tap.one_line(tap.run("export", changed, *words), 2)
        assert "changed.jsonl:" in line and "record " in line, line

with case("bad words"):
    one = paths["reference"]
    for words in ([], [one], [one, "--xes", "--ocel"], ["--xes"], [one, one, "--xes"], [one, "--xes", "--marking", MARKING],
                  [case.path("none.jsonl"), "--xes"], [one, "--ocel-sqlite", case.path("no/folder.sqlite")],
                  [one, "--xapi", "--marking", one]):
        tap.one_line(tap.run("export", *words), 2)

case.finish()
