#include "grader/export/xes_out.h"

#include "base/check.h"

static void put(struct xml_out *xml, const char *type, const char *key, struct str value)
{
	xml_open(xml, type);
	xml_attribute_str(xml, "key", str_from_c(key));
	xml_attribute_str(xml, "value", value);
	xml_shut(xml);
}

static void put_str(struct xml_out *xml, const char *key, struct str value)
{
	put(xml, "string", key, value);
}

static void put_given(struct xml_out *xml, const char *key, struct str value)
{
	if (!str_is_empty(value))
		put_str(xml, key, value);
}

/* ---- the head of a log ---- */

static const struct {
	const char *name, *prefix, *uri;
} extensions[] = {
	{"Concept", "concept", "http://www.xes-standard.org/concept.xesext"},
	{"Time", "time", "http://www.xes-standard.org/time.xesext"},
	{"Organizational", "org", "http://www.xes-standard.org/org.xesext"},
	{"Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"},
};

static const struct {
	const char *name, *keys;
} classifiers[] = {
	{"Activity", "concept:name"},
	{"ActivityTransition", "concept:name lifecycle:transition"},
	{"ActivityRole", "concept:name org:role"},
};

static void put_globals(struct xml_out *xml)
{
	xml_open(xml, "global");
	xml_attribute_str(xml, "scope", STR("trace"));
	put_str(xml, "concept:name", STR("attempt"));
	xml_shut(xml);
	xml_open(xml, "global");
	xml_attribute_str(xml, "scope", STR("event"));
	put_str(xml, "concept:name", STR("action"));
	put_str(xml, "concept:instance", STR("0"));
	put(xml, "date", "time:timestamp", STR("1970-01-01T00:00:00.000Z"));
	put_str(xml, "org:resource", STR("system"));
	put_str(xml, "org:role", STR("system"));
	put_str(xml, "lifecycle:transition", STR("complete"));
	put_str(xml, "outcome", STR("ok"));
	put(xml, "date", "office-time", STR("1970-01-01T00:00:00.000Z"));
	xml_shut(xml);
}

void xes_begin(struct xml_out *xml, struct str name)
{
	buf_add_c(xml->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	xml_open(xml, "log");
	xml_attribute_str(xml, "xes.version", STR("1849.2016"));
	xml_attribute_str(xml, "xes.features", STR(""));
	xml_attribute_str(xml, "xmlns", STR("http://www.xes-standard.org/"));
	for (size_t i = 0; i < COUNT(extensions); i++) {
		xml_open(xml, "extension");
		xml_attribute_str(xml, "name", str_from_c(extensions[i].name));
		xml_attribute_str(xml, "prefix", str_from_c(extensions[i].prefix));
		xml_attribute_str(xml, "uri", str_from_c(extensions[i].uri));
		xml_shut(xml);
	}
	put_globals(xml);
	for (size_t i = 0; i < COUNT(classifiers); i++) {
		xml_open(xml, "classifier");
		xml_attribute_str(xml, "name", str_from_c(classifiers[i].name));
		xml_attribute_str(xml, "keys", str_from_c(classifiers[i].keys));
		xml_shut(xml);
	}
	put_str(xml, "concept:name", name);
	put_str(xml, "lifecycle:model", STR("standard"));
}

void xes_finish(struct xml_out *xml)
{
	xml_shut(xml);
}

/* ---- traces ---- */

static void put_event(struct xml_out *xml, const struct journal *journal, const struct record *record,
                      struct arena *scratch)
{
	bool refused = is_refused(record->refusal);
	size_t field_count;
	const struct case_field *fields = case_fields(record, scratch, &field_count);

	xml_open(xml, "event");
	put_str(xml, "concept:name", record->action);
	put_str(xml, "concept:instance", case_number(record->seq, scratch));
	put(xml, "date", "time:timestamp", case_instant(record->at_ms, scratch));
	put_str(xml, "org:resource", record->actor);
	put_str(xml, "org:role", case_role(journal, record->actor));
	put_str(xml, "lifecycle:transition", refused ? STR("ate_abort") : STR("complete"));
	put_str(xml, "outcome", refused ? refusal_name(record->refusal.code) : STR("ok"));
	put(xml, "date", "office-time", case_office_time(journal, record->office_ms, scratch));
	put_given(xml, "document", record->object);
	for (size_t i = 0; i < field_count; i++) {
		struct buf key = buf_in(scratch);

		buf_add_c(&key, "input.");
		buf_add(&key, fields[i].name);
		put_str(xml, str_copy_c(scratch, buf_str(&key)), fields[i].value);
	}
	if (record->facts.assignment.number != 0)
		put(xml, "int", "assignment", case_number(record->facts.assignment.number, scratch));
	if (record->facts.number != 0)
		put(xml, "int", "number", case_number(record->facts.number, scratch));
	if (record->facts.former.number != 0)
		put(xml, "int", "former", case_number(record->facts.former.number, scratch));
	if (record->facts.opinion != 0)
		put(xml, "int", "opinion", case_number(record->facts.opinion, scratch));
	put_given(xml, "draft", case_made(journal, record, scratch));
	xml_shut(xml);
}

void xes_trace(struct xml_out *xml, const struct export_case *one, struct arena *scratch)
{
	const struct journal *journal = one->journal;

	xml_open(xml, "trace");
	put_str(xml, "concept:name", one->name);
	put_str(xml, "scenario", journal->start.scenario);
	put_str(xml, "head", sha256_hex(scratch, journal->head));
	put(xml, "boolean", "closed", journal->is_closed ? STR("true") : STR("false"));
	for (uint32_t i = 0; i < journal->record_count; i++) {
		if (case_tells(one, &journal->records[i]))
			put_event(xml, journal, &journal->records[i], scratch);
	}
	xml_shut(xml);
}
