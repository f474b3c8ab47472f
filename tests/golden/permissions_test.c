/* tests/golden/permissions.txt - who may do what, in which state: made from the rows of the actions, so that its diff
 * shows a reviewer who gained a right. With GOLDEN_UPDATE=1 the file is written instead of compared.
 *
 * The rows are the outer fence. Inside it an action's own check, and what a person can see at all, may still refuse. */
#include "base/buf.h"
#include "office/action.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <stdio.h>
#include <stdlib.h>

#define PATH "tests/golden/permissions.txt"

static void add_fact(struct buf *out, bool is_so, const char *before, const char *what)
{
	if (!is_so)
		return;
	buf_add_c(out, ", ");
	buf_add_c(out, before);
	buf_add_c(out, what);
}

static void add_head(struct buf *out, const struct action *action)
{
	buf_add_char(out, '\n');
	buf_add_u64(out, action->id);
	buf_add_char(out, ' ');
	buf_add_c(out, action->key);
	buf_add_c(out, action->effect == CHANGES ? ": changes" : ": reads");
	add_fact(out, action->undone_by != NULL, "undone by ", action->undone_by);
	add_fact(out, action->asks_first, "", "asks first");
	buf_add_char(out, '\n');
}

static void add_names(struct buf *out, const struct name_table *table, unsigned set)
{
	for (unsigned value = 0; value < table->count; value++)
		if ((set & BIT(value)) != 0) {
			buf_add_char(out, ' ');
			buf_add(out, name_of(table, value));
		}
}

/* A line for each state in which the action is possible: the state, and the roles that may. */
static void add_states(struct buf *out, const struct action *action, const struct name_table *states,
                       unsigned from)
{
	for (unsigned state = 0; state < states->count; state++) {
		if ((from & BIT(state)) == 0)
			continue;
		buf_add_c(out, "  ");
		buf_add(out, name_of(states, state));
		buf_add_char(out, ':');
		add_names(out, &role_names, action->roles);
		buf_add_char(out, '\n');
	}
}

static struct str matrix(struct arena *arena)
{
	struct buf out = buf_in(arena);
	size_t count;
	const struct action *const *actions = action_list(&count);
	buf_add_c(
		&out,
		"# Action, state, roles that may. An action on a document also needs the attempt to be running,\n"
		"# unless its line says otherwise. Made by tests/golden/permissions_test.c; GOLDEN_UPDATE=1 writes "
		"it.\n");
	for (size_t i = 0; i < count; i++) {
		const struct action *action = actions[i];
		bool is_of_document = action->target == TARGET_DOCUMENT;
		add_head(&out, action);
		if (is_of_document && action->phases != BIT(PHASE_RUNNING)) {
			buf_add_c(&out, "  attempt:");
			add_names(&out, &phase_names, action->phases);
			buf_add_char(&out, '\n');
		}
		add_states(&out, action, is_of_document ? &document_status_names : &phase_names,
		           is_of_document ? action->from : action->phases);
	}
	return buf_str(&out);
}

static bool write_golden(struct arena *arena, struct str text)
{
	FILE *file = fopen(fixture_path(arena, PATH).ptr, "wb");
	if (file == NULL)
		return false;
	bool is_written = fwrite(text.ptr, 1, text.len, file) == text.len;
	return fclose(file) == 0 && is_written;
}

/* The first line that differs, as TAP diagnostics. */
static void print_difference(struct str wanted, struct str found)
{
	while (!str_is_empty(wanted) || !str_is_empty(found)) {
		struct str one = str_cut(&wanted, '\n'), two = str_cut(&found, '\n');
		if (str_equals(one, two))
			continue;
		printf("# %s has: %.*s\n# the actions say: %.*s\n", PATH, STR_ARG(one), STR_ARG(two));
		return;
	}
}

int main(void)
{
	struct arena arena = test_arena();
	struct str found = matrix(&arena);
	bool is_right;
	if (getenv("GOLDEN_UPDATE") != NULL) {
		is_right = write_golden(&arena, found);
	} else {
		struct str wanted = fixture_read(&arena, PATH);
		is_right = str_equals(wanted, found);
		if (!is_right)
			print_difference(wanted, found);
	}
	printf("%sok 1 - who may do what is as %s says\n1..1\n", is_right ? "" : "not ", PATH);
	arena_finish(&arena);
	return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}
