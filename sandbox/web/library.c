/* web/library.c - see library.h. */
#include "web/library.h"

#include "base/sort.h"
#include "web/file.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

#define DEV_LOOK_MS 500
#define STATIC_MAX_AGE "max-age=600"

struct asset {
	struct str name; /* "saban.css", "icons/flag.svg" */
	struct str etag;
	struct MHD_Response *whole, *unchanged;
};

struct shelf {
	struct arena arena;
	const struct pages *pages;
	struct asset *assets; /* in order of name */
	size_t asset_count, asset_capacity;
	int64_t stamp; /* of all files: changes when one does */
	struct shelf *older;
};

static const struct str template_folders[] = {STR_INIT("pages"), STR_INIT("parts"), STR_INIT("actions")};

static struct str below(struct str folder, struct str name, struct arena *arena)
{
	struct buf path = buf_in(arena);
	buf_add(&path, folder);
	buf_add_char(&path, '/');
	buf_add(&path, name);
	return buf_str(&path);
}

static int64_t stamp_add(int64_t stamp, const struct file_entry *entry)
{
	uint64_t mixed = ((uint64_t)stamp ^ str_hash(entry->name) ^ (uint64_t)entry->changed_at_ns) *
	                 0x9E3779B97F4A7C15u;
	return (int64_t)(mixed ^ (mixed >> 29));
}

/* ---- templates ---- */

static bool load_pages(const struct web *web, struct shelf *shelf, struct err *reterr)
{
	struct arena *arena = &shelf->arena;
	struct template_source *sources = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; i < COUNT(template_folders); i++) {
		struct str folder = below(web->config.templates_dir, template_folders[i], arena);
		struct file_entry *entries;
		size_t entry_count;
		if (!file_list(folder, STR(".html"), arena, &entries, &entry_count, reterr))
			return false;
		for (size_t k = 0; k < entry_count; k++) {
			sources = arena_grow(arena, sources, count, &capacity, sizeof(sources[0]));
			sources[count].name = below(template_folders[i], entries[k].name, arena);
			struct buf bytes;
			if (!file_load(folder, entries[k].name, arena, &bytes, reterr))
				return false;
			sources[count++].bytes = buf_str(&bytes);
		}
	}
	struct pages_source source = {.templates = sources, .template_count = count};
	for (unsigned language = 0; language < LANGUAGE_COUNT; language++) {
		struct buf name = buf_in(arena);
		buf_add(&name, name_of(&page_language_names, language));
		buf_add_c(&name, ".mo");
		struct buf bytes;
		struct err why;
		if (str_is_empty(web->config.catalogs_dir))
			continue;
		if (file_load(web->config.catalogs_dir, buf_str(&name), arena, &bytes, &why)) {
			source.catalogs[language] = buf_str(&bytes);
		} else if (why.class != ERR_MISSING) {
			*reterr = why;
			return false;
		}
	}
	shelf->pages = pages_open(&source, arena, reterr);
	return shelf->pages != NULL;
}

/* ---- static files ---- */

static const char *type_of(struct str name)
{
	static const struct {
		struct str ending;
		const char *type;
	} types[] = {
		{STR_INIT(".css"), "text/css; charset=utf-8"},
		{STR_INIT(".js"), "text/javascript; charset=utf-8"},
		{STR_INIT(".svg"), "image/svg+xml"},
		{STR_INIT(".png"), "image/png"},
		{STR_INIT(".woff2"), "font/woff2"},
		{STR_INIT(".txt"), "text/plain; charset=utf-8"},
	};
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_ends_with(name, types[i].ending))
			return types[i].type;
	return NULL;
}

static void set_caching(struct MHD_Response *response, const struct web *web, const char *etag)
{
	respond_safe_headers(response);
	MHD_add_response_header(response, "ETag", etag);
	MHD_add_response_header(response, "Cache-Control", web->config.is_dev ? "no-cache" : STATIC_MAX_AGE);
}

static void add_asset(const struct web *web, struct shelf *shelf, struct str name, struct buf bytes)
{
	const char *type = type_of(name);
	if (type == NULL)
		return;
	struct sha256 hash = web->config.secrets->hash(web->config.secrets->self, buf_str(&bytes));
	struct buf etag = buf_in(&shelf->arena);
	buf_add_char(&etag, '"');
	buf_add_hex(&etag, hash.bytes, 16);
	buf_add_char(&etag, '"');
	char *etag_c = str_copy_c(&shelf->arena, buf_str(&etag));

	shelf->assets = arena_grow(&shelf->arena, shelf->assets, shelf->asset_count, &shelf->asset_capacity,
	                           sizeof(shelf->assets[0]));
	struct asset *asset = &shelf->assets[shelf->asset_count++];
	*asset = (struct asset){.name = name, .etag = str_from_c(etag_c)};
	asset->whole = MHD_create_response_from_buffer(bytes.len, bytes.ptr, MHD_RESPMEM_PERSISTENT);
	asset->unchanged = MHD_create_response_from_buffer(0, bytes.ptr, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(asset->whole, "Content-Type", type);
	set_caching(asset->whole, web, etag_c);
	set_caching(asset->unchanged, web, etag_c);
}

static bool load_folder(const struct web *web, struct shelf *shelf, struct str folder, struct str ending,
                        struct str prefix, struct err *reterr)
{
	struct file_entry *entries;
	size_t count;
	if (!file_list(folder, ending, &shelf->arena, &entries, &count, reterr))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct buf bytes;
		if (!file_load(folder, entries[i].name, &shelf->arena, &bytes, reterr))
			return false;
		struct buf name = buf_in(&shelf->arena);
		buf_add(&name, prefix);
		buf_add(&name, entries[i].name);
		add_asset(web, shelf, buf_str(&name), bytes);
	}
	return true;
}

static struct str vendor_dir(const struct web *web, enum web_vendor vendor)
{
	static const struct str debian[WEB_VENDOR_COUNT] = {
		[WEB_VENDOR_BOOTSTRAP] = STR_INIT("/usr/share/javascript/bootstrap5/css"),
		[WEB_VENDOR_ICONS] = STR_INIT("/usr/share/bootstrap-icons/svg"),
	};
	return str_is_empty(web->config.vendor_dirs[vendor]) ? debian[vendor] : web->config.vendor_dirs[vendor];
}

static int compare_assets(const void *a, const void *b, const void *context)
{
	const struct asset *left = a, *right = b;
	UNUSED(context);
	return str_compare(left->name, right->name);
}

static bool load_assets(const struct web *web, struct shelf *shelf, struct err *reterr)
{
	struct str folder = below(web->config.templates_dir, STR("static"), &shelf->arena);
	if (!load_folder(web, shelf, folder, STR(""), STR(""), reterr) ||
	    !load_folder(web, shelf, vendor_dir(web, WEB_VENDOR_BOOTSTRAP), STR("bootstrap.min.css"), STR(""),
	                 reterr) ||
	    !load_folder(web, shelf, vendor_dir(web, WEB_VENDOR_ICONS), STR(".svg"), STR("icons/"), reterr))
		return false;
	sort_stable(&shelf->arena, shelf->assets, shelf->asset_count, sizeof(shelf->assets[0]), compare_assets,
	            NULL);
	return true;
}

/* ---- shelves ---- */

/* One number that changes when a file of templates/ does. */
static bool stamp_files(const struct web *web, struct arena *arena, int64_t *ret, struct err *reterr)
{
	static const struct str folders[] = {STR_INIT("pages"), STR_INIT("parts"), STR_INIT("actions"),
	                                     STR_INIT("static")};
	int64_t stamp = 0;
	for (size_t i = 0; i < COUNT(folders); i++) {
		struct file_entry *entries;
		size_t count;
		if (!file_list(below(web->config.templates_dir, folders[i], arena), STR(""), arena, &entries, &count,
		               reterr))
			return false;
		for (size_t k = 0; k < count; k++)
			stamp = stamp_add(stamp, &entries[k]);
	}
	*ret = stamp;
	return true;
}

static void shelf_close(const struct web *web, struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->asset_count; i++) {
		MHD_destroy_response(shelf->assets[i].whole);
		MHD_destroy_response(shelf->assets[i].unchanged);
	}
	arena_finish(&shelf->arena);
	web->config.memory->give(web->config.memory->context, shelf, sizeof(*shelf));
}

/* The texts of an err are copied into `lasting`, since the shelf they come from does not. */
static struct shelf *shelf_open(const struct web *web, struct arena *lasting, struct err *reterr)
{
	struct err err = {0};
	struct shelf *shelf = web->config.memory->take(web->config.memory->context, sizeof(*shelf));
	*shelf = (struct shelf){0};
	arena_init(&shelf->arena, web->config.memory);
	if (stamp_files(web, &shelf->arena, &shelf->stamp, &err) && load_pages(web, shelf, &err) &&
	    load_assets(web, shelf, &err))
		return shelf;
	err_at(reterr, err.class, str_copy(lasting, err.source), err.line, str_copy(lasting, err.what),
	       str_copy(lasting, err.advice));
	shelf_close(web, shelf);
	return NULL;
}

bool library_open(struct web *web, struct err *reterr)
{
	struct library *library = &web->library;
	pthread_mutex_init(&library->mutex, NULL);
	library->shelf = shelf_open(web, web->config.arena, reterr);
	return library->shelf != NULL;
}

void library_close(struct web *web)
{
	struct shelf *shelf = web->library.shelf;
	while (shelf != NULL) {
		struct shelf *older = shelf->older;
		shelf_close(web, shelf);
		shelf = older;
	}
	pthread_mutex_destroy(&web->library.mutex);
}

/* --dev: a look at the files now and then; the mutex is held. */
static void look_again(struct web *web)
{
	struct library *library = &web->library;
	int64_t now_ms = web->config.clock->utc_ms(web->config.clock->self);
	if (now_ms - library->looked_at_ms < DEV_LOOK_MS)
		return;
	library->looked_at_ms = now_ms;
	struct arena scratch;
	struct err err = {0};
	int64_t stamp;
	arena_init(&scratch, web->config.memory);
	if (stamp_files(web, &scratch, &stamp, &err) && stamp != library->shelf->stamp) {
		struct shelf *newer = shelf_open(web, &scratch, &err);
		if (newer != NULL) {
			newer->older = library->shelf;
			library->shelf = newer;
		} else {
			library->shelf->stamp = stamp;
		}
	}
	if (err.class != ERR_NONE && web->config.report != NULL)
		web->config.report(web->config.report_context, &err);
	arena_finish(&scratch);
}

static const struct shelf *shelf_now(struct web *web)
{
	if (!web->config.is_dev)
		return web->library.shelf;
	pthread_mutex_lock(&web->library.mutex);
	look_again(web);
	const struct shelf *shelf = web->library.shelf;
	pthread_mutex_unlock(&web->library.mutex);
	return shelf;
}

const struct pages *library_pages(struct web *web)
{
	return shelf_now(web)->pages;
}

static const struct asset *asset_find(const struct shelf *shelf, struct str name)
{
	size_t low = 0, high = shelf->asset_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(shelf->assets[middle].name, name);
		if (order == 0)
			return &shelf->assets[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void answer_asset(struct request *request, struct str name)
{
	const struct asset *asset = asset_find(shelf_now(request->web), name);
	if (asset == NULL)
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
	else if (str_equals(request_header(request, MHD_HTTP_HEADER_IF_NONE_MATCH), asset->etag))
		respond_prepared(request, MHD_HTTP_NOT_MODIFIED, asset->unchanged);
	else
		respond_prepared(request, MHD_HTTP_OK, asset->whole);
}

void handle_static(struct request *request)
{
	answer_asset(request, request->params[0]);
}

/* Browsers ask for it beside a paper, which cannot name the icon as a page does. */
void handle_favicon(struct request *request)
{
	answer_asset(request, STR("mark.svg"));
}

void handle_icon(struct request *request)
{
	struct buf name = buf_in(&request->arena);
	buf_add_c(&name, "icons/");
	buf_add(&name, request->params[0]);
	answer_asset(request, buf_str(&name));
}
