/* scenario/rule.c - see rule.h. */
#include "scenario/rule.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* A file may hold a word of megabytes; a message quotes its beginning. */
#define SENTENCE_LENGTH_MAX 300

static const struct {
	struct str name, advice;
} rules[RULE_COUNT] = {
#define RULE(name, text, advice) [RULE_##name] = {STR_INIT(text), STR_INIT(advice)},
#include "scenario/rules.def"
#undef RULE
};

struct str rule_name(enum rule rule)
{
	return rules[rule].name;
}

bool rule_broken(const struct reading *in, uint32_t line, enum rule rule, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int len = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	assert(len >= 0);
	char *sentence = arena_alloc(in->arena, (size_t)len + 1);
	int written = vsnprintf(sentence, (size_t)len + 1, format, again);
	va_end(again);
	assert(written == len);
	UNUSED(written);

	struct str whole = {sentence, (size_t)len};
	struct buf what = buf_in(in->arena);
	buf_add(&what, rules[rule].name);
	buf_add_c(&what, ": ");
	buf_add(&what, str_slice(whole, 0, utf8_prefix(whole, SENTENCE_LENGTH_MAX)));
	return err_at(in->reterr, ERR_INPUT, in->source, line, buf_str(&what), rules[rule].advice);
}
