/* web/routes.c - see routes.h. */
#include "web/routes.h"

#include "base/check.h"
#include "base/json_write.h"
#include "web/events.h"
#include "web/handlers.h"
#include "web/library.h"
#include "web/web.h"

#define EXAM_STATES "live moved paused closed"
/* Each for those whose turn it is, and for one who looks on. */
#define OUTGOING_STATES "drafted proposed initialled approved numbered issued recalled versions"

/* A literal segment stands before a "*" in its place. */
static const struct route routes[] = {
	{HTTP_GET, "/", WHO_SIGNED_IN, handle_index, "", NULL, ""},
	{HTTP_GET, "/healthz", WHO_PUBLIC, handle_health, "", NULL, ""},
	{HTTP_GET, "/about", WHO_PUBLIC, handle_about, "", "about", "fine"},
	{HTTP_GET, "/favicon.ico", WHO_PUBLIC, handle_favicon, "", NULL, ""},
	{HTTP_GET, "/static/*", WHO_PUBLIC, handle_static, "", NULL, ""},
	{HTTP_GET, "/static/icons/*", WHO_PUBLIC, handle_icon, "", NULL, ""},

	{HTTP_GET, "/sign-in", WHO_ANYONE, handle_sign_in_page, "", "sign_in", "fine ended"},
	{HTTP_POST, "/sign-in", WHO_ANYONE, handle_sign_in, "candidate_no code", "sign_in", "wrong limited"},
	{HTTP_POST, "/sign-out", WHO_ANYONE, handle_sign_out, "", NULL, ""},

	{HTTP_GET, "/waiting", WHO_SIGNED_IN, handle_waiting_page, "", "waiting", "fine"},
	{HTTP_POST, "/waiting", WHO_SIGNED_IN, handle_waiting, "try", "waiting", "tried-right tried-wrong"},
	{HTTP_POST, "/start", WHO_SIGNED_IN, handle_start, "read", "waiting", "not-read"},

	{HTTP_GET, "/home", WHO_ATTEMPT, handle_home, "", "home", EXAM_STATES},
	{HTTP_GET, "/incoming", WHO_ATTEMPT, handle_incoming, "", "incoming", EXAM_STATES " empty"},
	{HTTP_GET, "/outgoing", WHO_ATTEMPT, handle_outgoing, "", "outgoing", EXAM_STATES " empty"},
	{HTTP_GET, "/calendar", WHO_ATTEMPT, handle_calendar, "", "calendar", EXAM_STATES " empty clash"},
	{HTTP_GET, "/authority", WHO_ATTEMPT, handle_authority, "", "authority",
     EXAM_STATES " empty refused delegated"},
	{HTTP_GET, "/dossiers", WHO_ATTEMPT, handle_dossiers, "", "dossiers", EXAM_STATES " empty"},
	{HTTP_GET, "/dossiers/new", WHO_ATTEMPT, handle_new_dossier, "", "new_dossier",
     "live moved closed refused"},
	{HTTP_GET, "/dossiers/*", WHO_ATTEMPT, handle_dossier, "", "dossier",
     EXAM_STATES " listed refused shut handed-over"},
	{HTTP_GET, "/search", WHO_ATTEMPT, handle_search, "", "search", EXAM_STATES " empty found bad"},
	{HTTP_GET, "/statistics", WHO_ATTEMPT, handle_statistics, "", "statistics", EXAM_STATES " empty"},
	{HTTP_GET, "/statistics.xlsx", WHO_ATTEMPT, handle_statistics_file, "", NULL, ""},
	{HTTP_GET, "/tracking", WHO_ATTEMPT, handle_tracking, "", "tracking", EXAM_STATES " empty"},
	{HTTP_GET, "/tracking.xlsx", WHO_ATTEMPT, handle_tracking_file, "", NULL, ""},
	{HTTP_GET, "/register", WHO_ATTEMPT, handle_register, "", "register", EXAM_STATES " empty bad"},
	{HTTP_GET, "/register.xlsx", WHO_ATTEMPT, handle_register_file, "", NULL, ""},
	{HTTP_GET, "/register.pdf", WHO_ATTEMPT, handle_register_print, "", NULL, ""},
	{HTTP_GET, "/outgoing/new", WHO_ATTEMPT, handle_compose, "", "compose", "live moved closed draft"},
	{HTTP_GET, "/documents/*", WHO_ATTEMPT, handle_document, "", "document",
     EXAM_STATES " draft " OUTGOING_STATES},
	{HTTP_GET, "/documents/*/files/*", WHO_ATTEMPT, handle_file, "", NULL, ""},
	{HTTP_GET, "/documents/*/files/*/pages/*", WHO_ATTEMPT, handle_page_image, "", NULL, ""},
	{HTTP_GET, "/documents/*/confirm/*", WHO_ATTEMPT, handle_confirm, "", "confirm", "live moved closed"},
	{HTTP_POST, "/documents/*/actions/*", WHO_SEAT, handle_action, NULL, "document", "refused"},

	{HTTP_GET, "/office/confirm/*", WHO_ATTEMPT, handle_office_confirm, "", "confirm", "dossier"},
	{HTTP_POST, "/office/actions/*", WHO_SEAT, handle_action, NULL, "compose", "refused"},

	{HTTP_POST, "/tasks", WHO_ATTEMPT, handle_tasks, "show flag unflag skip unskip back", NULL, ""},
	{HTTP_POST, "/drafts", WHO_SEAT, handle_drafts, NULL, NULL, ""},

	{HTTP_GET, "/hand-in", WHO_ATTEMPT, handle_hand_in_page, "", "hand_in", "live moved"},
	{HTTP_POST, "/hand-in", WHO_SEAT, handle_hand_in, "sure", "hand_in", "not-sure"},
	{HTTP_GET, "/receipt", WHO_ATTEMPT, handle_receipt, "", "receipt", "handed-in at-the-bell"},
	{HTTP_GET, "/receipt.txt", WHO_ATTEMPT, handle_receipt_text, "", NULL, ""},
	{HTTP_GET, "/receipt/proof.json", WHO_ATTEMPT, handle_receipt_proof, "", NULL, ""},

	{HTTP_GET, "/events", WHO_ATTEMPT, handle_events, "", NULL, ""},
	{HTTP_GET, "/events/poll", WHO_ATTEMPT, handle_events_poll, "", NULL, ""},
};

const struct route *route_list(size_t *ret_count)
{
	*ret_count = COUNT(routes);
	return routes;
}

/* Matches segment by segment; a parameter is never empty. */
static bool matches(const struct route *route, struct str path, struct str ret_params[ROUTE_PARAMS_MAX])
{
	struct str pattern = str_from_c(route->path);
	size_t params = 0;
	/* Most rows are told apart by two letters. */
	if (pattern.len > 2 && (path.len < 3 || path.ptr[1] != pattern.ptr[1] || path.ptr[2] != pattern.ptr[2]))
		return false;
	while (!str_is_empty(pattern)) {
		if (str_is_empty(path))
			return false;
		bool is_last = str_index_of(pattern, '/') == pattern.len,
			 path_ends = str_index_of(path, '/') == path.len;
		struct str wanted = str_cut(&pattern, '/'), given = str_cut(&path, '/');
		if (is_last != path_ends)
			return false;
		if (!str_equals(wanted, STR("*")) ? !str_equals(wanted, given) : str_is_empty(given))
			return false;
		if (str_equals(wanted, STR("*")))
			ret_params[params++] = given;
	}
	return str_is_empty(path);
}

enum route_found route_find(enum http_method method, struct str path, const struct route **ret,
                            struct str ret_params[ROUTE_PARAMS_MAX], const char **ret_allow)
{
	bool has_get = false, has_post = false;
	for (size_t i = 0; i < COUNT(routes); i++) {
		if (!matches(&routes[i], path, ret_params))
			continue;
		if (routes[i].method == method) {
			*ret = &routes[i];
			return ROUTE_FOUND;
		}
		has_get = has_get || routes[i].method == HTTP_GET;
		has_post = has_post || routes[i].method == HTTP_POST;
	}
	if (!has_get && !has_post)
		return ROUTE_UNKNOWN;
	*ret_allow = !has_post ? "GET, HEAD" : has_get ? "GET, HEAD, POST" : "POST";
	return ROUTE_OTHER_METHOD;
}

static const char *who_name(enum route_who who)
{
	switch (who) {
	case WHO_PUBLIC:
		return "public";
	case WHO_ANYONE:
		return "anyone";
	case WHO_SIGNED_IN:
		return "signed_in";
	case WHO_ATTEMPT:
		return "attempt";
	case WHO_SEAT:
		return "seat";
	}
	UNREACHABLE();
	return "";
}

void web_routes_write(struct buf *out)
{
	struct json_out json = json_out_in(out);
	json_array_open(&json);
	for (size_t i = 0; i < COUNT(routes); i++) {
		struct str states = str_from_c(routes[i].states);
		json_object_open(&json);
		json_member_str(&json, "method", routes[i].method == HTTP_POST ? STR("POST") : STR("GET"));
		json_member_str(&json, "path", str_from_c(routes[i].path));
		json_member_str_or_null(&json, "page", str_from_c(routes[i].page));
		json_member_str(&json, "who", str_from_c(who_name(routes[i].who)));
		json_key(&json, "states");
		json_array_open(&json);
		while (!str_is_empty(states))
			json_str(&json, str_cut(&states, ' '));
		json_array_close(&json);
		json_object_close(&json);
	}
	json_array_close(&json);
	buf_add_char(out, '\n');
}
