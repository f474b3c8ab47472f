/* Paths that pages lead to; docs/templates.md has the table. */
#include "pages/parts.h"

#include "base/buf.h"

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
	       c == '.' || c == '_' || c == '~';
}

/* RFC 3986, section 2.1. */
static void percent_add(struct buf *out, struct str text)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];
		if (is_unreserved(text.ptr[i])) {
			buf_add_char(out, text.ptr[i]);
		} else {
			buf_add_char(out, '%');
			buf_add_char(out, digits[byte >> 4]);
			buf_add_char(out, digits[byte & 15]);
		}
	}
}

static struct buf document_buf(struct arena *arena, struct str key)
{
	struct buf out = buf_sized(arena, 64);
	buf_add(&out, STR("/documents/"));
	percent_add(&out, key);
	return out;
}

struct str link_document(struct arena *arena, struct str key)
{
	struct buf out = document_buf(arena, key);
	return buf_str(&out);
}

struct str link_action(struct arena *arena, struct str key, const struct action *action)
{
	struct buf out = document_buf(arena, key);
	buf_add(&out, STR("/actions/"));
	buf_add(&out, action_key(action));
	return buf_str(&out);
}

struct str link_confirm(struct arena *arena, struct str key, const struct action *action)
{
	struct buf out = document_buf(arena, key);
	buf_add(&out, STR("/confirm/"));
	buf_add(&out, action_key(action));
	return buf_str(&out);
}

static void look_add(struct buf *out, uint64_t look)
{
	if (look == 0)
		return;
	buf_add(out, STR("?look="));
	buf_add_u64(out, look);
}

struct str link_file(struct arena *arena, struct str key, size_t file, uint64_t look)
{
	struct buf out = document_buf(arena, key);
	buf_add(&out, STR("/files/"));
	buf_add_u64(&out, file);
	look_add(&out, look);
	return buf_str(&out);
}

struct str link_page(struct arena *arena, struct str key, size_t file, size_t page, uint64_t look)
{
	struct buf out = document_buf(arena, key);
	buf_add(&out, STR("/files/"));
	buf_add_u64(&out, file);
	buf_add(&out, STR("/pages/"));
	buf_add_u64(&out, page);
	look_add(&out, look);
	return buf_str(&out);
}

static void query_add(struct buf *out, char *separator, const char *name, struct str value)
{
	buf_add_char(out, *separator);
	*separator = '&';
	buf_add_c(out, name);
	buf_add_char(out, '=');
	percent_add(out, value);
}

struct str link_office_action(struct arena *arena, const struct action *action)
{
	struct buf out = buf_sized(arena, 64);
	buf_add(&out, STR("/office/actions/"));
	buf_add(&out, action_key(action));
	return buf_str(&out);
}

/* The path with those of the fields that have a value. */
struct query_field {
	const char *name;
	struct str value;
};

static struct str link_query(struct arena *arena, const char *path, const struct query_field *fields,
                             size_t count)
{
	struct buf out = buf_sized(arena, 64);
	char separator = '?';
	buf_add_c(&out, path);
	for (size_t i = 0; i < count; i++) {
		if (!str_is_empty(fields[i].value))
			query_add(&out, &separator, fields[i].name, fields[i].value);
	}
	return buf_str(&out);
}

static struct str page_number(struct arena *arena, uint32_t page)
{
	return page > 1 ? say_number(arena, page) : (struct str){0};
}

struct str link_tracking(struct arena *arena, const struct seed *seed, const char *path,
                         const struct tracking_query *query)
{
	const struct party *unit = seed_party(seed, query->unit);
	const struct query_field fields[] = {
		{"unit", unit ? unit->key : (struct str){0}},
		{"state",
	     query->state == TRACKING_ALL ? (struct str){0} : name_of(&tracking_state_names, query->state)},
		{"page", page_number(arena, query->page)},
	};
	return link_query(arena, path, fields, COUNT(fields));
}

struct str link_register(struct arena *arena, const struct seed *seed, const char *path,
                         const struct register_query *query)
{
	const struct book *book = seed_book(seed, query->book);
	const struct query_field fields[] = {
		{"book", book ? book->key : (struct str){0}},
		{"from", query->from_typed},
		{"to", query->to_typed},
		{"page", page_number(arena, query->page)},
	};
	return link_query(arena, path, fields, COUNT(fields));
}

struct str link_calendar(struct arena *arena, const struct calendar_query *query)
{
	struct buf week = buf_sized(arena, 12);
	day_write(query->monday, &week);
	const struct query_field fields[] = {
		{"week", buf_str(&week)},
		{"whose", query->is_everybodys ? STR("all") : (struct str){0}},
	};
	return link_query(arena, "/calendar", fields, COUNT(fields));
}

struct str link_dossiers(struct arena *arena, const struct dossier_query *query)
{
	struct buf out = buf_sized(arena, 32);
	char separator = '?';
	buf_add(&out, STR("/dossiers"));
	if (query->drawer != DOSSIERS_ALL)
		query_add(&out, &separator, "drawer", name_of(&dossier_drawer_names, query->drawer));
	return buf_str(&out);
}

struct str link_dossier(struct arena *arena, struct str key)
{
	struct buf out = buf_sized(arena, 64);
	buf_add(&out, STR("/dossiers/"));
	percent_add(&out, key);
	return buf_str(&out);
}

struct str link_outgoing(struct arena *arena, const struct outgoing_query *query)
{
	struct buf out = buf_sized(arena, 64);
	char separator = '?';
	buf_add(&out, STR("/outgoing"));
	if (query->drawer != OUTGOING_ALL)
		query_add(&out, &separator, "drawer", name_of(&outgoing_drawer_names, query->drawer));
	if (!str_is_empty(query->words))
		query_add(&out, &separator, "q", query->words);
	if (query->page > 1)
		query_add(&out, &separator, "page", say_number(arena, query->page));
	return buf_str(&out);
}

struct str link_search(struct arena *arena, const struct search_page *asked, uint32_t page)
{
	const struct search_query *query = &asked->query;
	const struct query_field fields[] = {
		{"q", query->words},
		{"number", query->number},
		{"issuer", query->issuer},
		{"type", query->type},
		{"from", asked->from},
		{"to", asked->to},
		{"state",
	     query->state == SEARCH_ANY_STATE ? (struct str){0} : name_of(&search_state_names, query->state)},
		{"page", page_number(arena, page)},
	};
	return link_query(arena, "/search", fields, COUNT(fields));
}

struct str link_incoming(struct arena *arena, const struct incoming_query *query)
{
	struct buf out = buf_sized(arena, 64);
	char separator = '?';
	buf_add(&out, STR("/incoming"));
	if (query->drawer != DRAWER_ALL)
		query_add(&out, &separator, "drawer", name_of(&drawer_names, query->drawer));
	if (query->only != ONLY_ANY)
		query_add(&out, &separator, "only", name_of(&incoming_only_names, query->only));
	if (!str_is_empty(query->words))
		query_add(&out, &separator, "q", query->words);
	if (query->urgency_min > 0)
		query_add(&out, &separator, "urgency", say_number(arena, query->urgency_min));
	if (query->page > 1)
		query_add(&out, &separator, "page", say_number(arena, query->page));
	return buf_str(&out);
}

void page_link_fill(struct value *page, const char *name, struct str href)
{
	if (str_is_empty(href))
		value_set_c(page, name, "");
	else
		value_set_text(value_set_record(page, name), "href", href);
}
