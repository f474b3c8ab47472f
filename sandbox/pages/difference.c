#include "pages/difference.h"

#include "base/arena.h"
#include "base/limits.h"

/* A word and the blanks behind it; blanks at the beginning of the text are a word of their own. */
struct words {
	struct str *items;
	size_t count;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct words words_of(struct arena *arena, struct str text)
{
	struct words words = {0};
	size_t capacity = 0;
	while (!str_is_empty(text)) {
		size_t end = 0;
		while (end < text.len && !is_blank(text.ptr[end]))
			end++;
		while (end < text.len && is_blank(text.ptr[end]))
			end++;
		words.items = arena_grow(arena, words.items, words.count, &capacity, sizeof(words.items[0]));
		words.items[words.count++] = str_slice(text, 0, end);
		text = str_slice(text, end, text.len);
	}
	return words;
}

/* A line break is a difference, how many blanks there are is none. */
static bool is_same(struct str a, struct str b)
{
	bool a_breaks = str_index_of(a, '\n') < a.len, b_breaks = str_index_of(b, '\n') < b.len;
	return a_breaks == b_breaks && str_equals(str_trim(a), str_trim(b));
}

struct list {
	struct arena *arena;
	struct stretch *items;
	size_t count, capacity;
};

/* Words that stand next to each other in their text and changed alike are one stretch. */
static void add(struct list *list, enum change change, struct str word)
{
	struct stretch *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
	if (last && last->change == change && last->text.ptr + last->text.len == word.ptr) {
		last->text.len += word.len;
		return;
	}
	list->items = arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof(list->items[0]));
	list->items[list->count++] = (struct stretch){change, word};
}

/* lengths[i * width + j]: of the longest common subsequence of what stands behind i and j. */
static void add_middle(struct list *list, const struct words *old_words, const struct words *new_words)
{
	size_t rows = old_words->count, columns = new_words->count, width = columns + 1;
	uint16_t *lengths = ARENA_ARRAY(list->arena, uint16_t, (rows + 1) * width);
	size_t i = 0, j = 0;
	for (size_t row = rows; row-- > 0;) {
		for (size_t column = columns; column-- > 0;) {
			const uint16_t *below = &lengths[(row + 1) * width + column];
			uint16_t right = lengths[row * width + column + 1];
			if (is_same(old_words->items[row], new_words->items[column]))
				lengths[row * width + column] = (uint16_t)(below[1] + 1);
			else
				lengths[row * width + column] = below[0] >= right ? below[0] : right;
		}
	}
	while (i < rows && j < columns) {
		if (is_same(old_words->items[i], new_words->items[j])) {
			add(list, CHANGE_NONE, new_words->items[j++]);
			i++;
		} else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
			add(list, CHANGE_REMOVED, old_words->items[i++]);
		} else {
			add(list, CHANGE_ADDED, new_words->items[j++]);
		}
	}
	while (i < rows)
		add(list, CHANGE_REMOVED, old_words->items[i++]);
	while (j < columns)
		add(list, CHANGE_ADDED, new_words->items[j++]);
}

static void add_all(struct list *list, enum change change, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		add(list, change, words->items[i]);
}

static bool is_too_much(const struct words *a, const struct words *b)
{
	return a->count >= UINT16_MAX || b->count >= UINT16_MAX ||
	       (a->count + 1) * (b->count + 1) > LIMIT_DIFFERENCE_CELLS;
}

struct stretch *difference(struct arena *arena, struct str old_text, struct str new_text, size_t *ret_count)
{
	struct list list = {.arena = arena};
	struct words old_words = words_of(arena, old_text), new_words = words_of(arena, new_text);
	size_t tail = 0;
	while (old_words.count > 0 && new_words.count > 0 && is_same(old_words.items[0], new_words.items[0])) {
		add(&list, CHANGE_NONE, new_words.items[0]);
		old_words = (struct words){old_words.items + 1, old_words.count - 1};
		new_words = (struct words){new_words.items + 1, new_words.count - 1};
	}
	while (tail < old_words.count && tail < new_words.count &&
	       is_same(old_words.items[old_words.count - 1 - tail], new_words.items[new_words.count - 1 - tail]))
		tail++;
	old_words.count -= tail;
	new_words.count -= tail;
	if (is_too_much(&old_words, &new_words)) {
		add_all(&list, CHANGE_REMOVED, &old_words);
		add_all(&list, CHANGE_ADDED, &new_words);
	} else if (old_words.count + new_words.count > 0) {
		add_middle(&list, &old_words, &new_words);
	}
	for (size_t i = 0; i < tail; i++)
		add(&list, CHANGE_NONE, new_words.items[new_words.count + i]);
	*ret_count = list.count;
	return list.items;
}
