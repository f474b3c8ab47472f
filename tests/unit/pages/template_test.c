/* What templates render, and what they are refused for. */
#include "base/check.h"
#include "pages/template.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct template_set *compile(struct arena *arena, const struct template_source *sources,
                                          size_t count)
{
	struct err err = {0};
	const struct template_set *set = templates_compile(sources, count, NULL, arena, &err);
	if (!set) {
		struct buf text = buf_in(arena);
		err_write(&err, &text);
		fail_msg("%.*s", STR_ARG(buf_str(&text)));
	}
	return set;
}

static struct value *sample(struct arena *arena)
{
	struct value *root = value_record(arena);
	value_set_c(root, "text", "a<b> & \"c\" 'd'");
	value_set_c(root, "outer", "outside");
	value_set_bool(root, "yes", true);
	value_set_bool(root, "no", false);
	value_set_c(root, "nothing", "");
	value_set_list(root, "none");
	struct value *rows = value_set_list(root, "rows");
	for (int i = 1; i <= 3; i++) {
		struct value *row = value_add_record(rows);
		value_set_number(row, "n", i);
		value_set_c(row, "text", i == 2 ? "two" : "");
	}
	struct value *words = value_set_list(root, "words");
	value_add_text(words, STR("x<"));
	value_add_text(words, STR("y"));
	struct value *inner = value_set_record(root, "inner");
	value_set_c(inner, "name", "deep");
	value_set_c(value_set_record(inner, "more"), "name", "deeper");
	return root;
}

/* Renders one template, with parts/one.html beside it. */
static void check(const char *text, const char *wanted)
{
	struct arena arena = test_arena();
	struct template_source sources[] = {
		{STR("pages/it.html"), str_from_c(text)},
		{STR("parts/one.html"), STR("[{{n}}{{outer}}]")},
		{STR("parts/frame.html"), STR("<body>\n\t{{>content}}\n</body>\n")},
	};
	const struct template_set *set = compile(&arena, sources, COUNT(sources));
	struct buf out = buf_in(&arena);
	template_render(template_find(set, STR("pages/it")), sample(&arena), &out);
	buf_add_char(&out, 0);
	assert_string_equal(out.ptr, wanted);
	arena_finish(&arena);
}

static void values_are_escaped(void **state)
{
	(void)state;
	check("<p>{{text}}</p>", "<p>a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>");
	check("<a title=\"{{text}}\">", "<a title=\"a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\">");
	check("{{#words}}{{.}}{{/words}}", "x&lt;y");
	check("{{_ \"{text} & <\"}}", "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; &amp; &lt;");
}

/* Every byte at every place of texts of every length up to 20, between letters and between bytes of Vietnamese. */
static void each_byte_is_escaped_wherever_it_stands(void **state)
{
	static const char *const fillers[] = {"aaaaaaaaaaaaaaaaaaaa",
	                                      "\xE1\xBB\x87\xE1\xBB\x87\xE1\xBB\x87\xE1\xBB\x87"
	                                      "\xE1\xBB\x87\xE1\xBB\x87\xE1\xBB"};
	static const char *const entities[256] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};
	(void)state;
	for (size_t filler = 0; filler < COUNT(fillers); filler++)
		for (size_t len = 1; len <= 20; len++)
			for (size_t at = 0; at < len; at++)
				for (unsigned byte = 1; byte < 256; byte++) {
					struct arena arena = test_arena();
					struct buf out = buf_in(&arena), wanted = buf_in(&arena);
					char text[20];
					memcpy(text, fillers[filler], sizeof(text));
					text[at] = (char)byte;
					html_escape((struct str){text, len}, &out);
					buf_add(&wanted, (struct str){text, at});
					buf_add(&wanted,
					        entities[byte] ? str_from_c(entities[byte]) : (struct str){text + at, 1});
					buf_add(&wanted, (struct str){text + at + 1, len - at - 1});
					assert_true(str_equals(buf_str(&out), buf_str(&wanted)));
					arena_finish(&arena);
				}
}

static void names_are_looked_up_outwards(void **state)
{
	(void)state;
	check("{{inner.name}} {{inner.more.name}} {{inner.none}}{{none.name}}{{missing}}.", "deep deeper .");
	check("{{#inner}}{{name}} {{outer}} {{#more}}{{name}}{{/more}}{{/inner}}", "deep outside deeper");
	/* What a row has, even empty, hides what stands outside. */
	check("{{#rows}}{{n}}{{text}};{{/rows}}", "1;2two;3;");
}

static void sections_show_what_is_there(void **state)
{
	(void)state;
	check("{{#yes}}1{{/yes}}{{#no}}2{{/no}}{{#nothing}}3{{/nothing}}{{#none}}4{{/none}}{{#missing}}5{{/"
	      "missing}}",
	      "1");
	check("{{^yes}}1{{/yes}}{{^no}}2{{/no}}{{^nothing}}3{{/nothing}}{{^none}}4{{/none}}{{^missing}}5{{/"
	      "missing}}",
	      "2345");
	check("{{#rows}}{{#text}}<{{n}}>{{/text}}{{^text}}-{{/text}}{{/rows}}", "-<2>-");
}

static void parts_see_what_is_in_sight(void **state)
{
	(void)state;
	check("{{>parts/one}}{{#rows}}{{>parts/one}}{{/rows}}", "[outside][1outside][2outside][3outside]");
	check("{{<parts/frame}}\n<p>{{outer}}</p>\n", "<body>\n<p>outside</p>\n</body>\n");
}

static void lines_of_tags_vanish(void **state)
{
	(void)state;
	check("<ul>\n\t{{! three }}\n\t{{#rows}}\n\t\t<li>{{n}}</li>\n\t{{/rows}}\n</ul>\n",
	      "<ul>\n<li>1</li>\n<li>2</li>\n<li>3</li>\n</ul>\n");
	check("a  b\n\n\n   c {{#yes}}d{{/yes}} e", "a  b\nc d e");
	check("<b>x</b>{{#no}}y{{/no}} <i>z</i>", "<b>x</b> <i>z</i>");
	check("<textarea>\n{{text}}</textarea>",
	      "<textarea>\na&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</textarea>");
}

static void content_alone_has_no_layout(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct template_source sources[] = {
		{STR("pages/it.html"), STR("{{<parts/frame}}\n{{outer}}{{>content}}")},
		{STR("parts/frame.html"), STR("<{{>content}}>")},
	};
	const struct template_set *set = compile(&arena, sources, COUNT(sources));
	struct buf out = buf_in(&arena);
	template_render_content(template_find(set, STR("pages/it")), sample(&arena), &out);
	assert_true(str_equals(buf_str(&out), STR("outside")));
	out.len = 0;
	template_render(template_find(set, STR("pages/it")), sample(&arena), &out);
	assert_true(str_equals(buf_str(&out), STR("<outside>")));
	assert_null(template_find(set, STR("pages/none")));
	arena_finish(&arena);
}

static void refused_at(const char *text, uint32_t line, const char *what)
{
	struct arena arena = test_arena();
	struct template_source sources[] = {
		{STR("pages/it.html"), str_from_c(text)},
		{STR("parts/plain.html"), STR("plain")},
		{STR("parts/round.html"), STR("\n{{>parts/about}}")},
		{STR("parts/about.html"), STR("{{>parts/plain}}")},
	};
	struct err err = {0};
	assert_null(templates_compile(sources, COUNT(sources), NULL, &arena, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_true(str_equals(err.source, STR("pages/it.html")));
	assert_int_equal(err.line, line);
	assert_true(str_find(err.what, str_from_c(what)) < err.what.len);
	assert_false(str_is_empty(err.advice));
	arena_finish(&arena);
}

static void mistakes_name_their_line(void **state)
{
	(void)state;
	refused_at("a\n{{name", 2, "not closed");
	refused_at("a\n\n{{#rows}}\n", 3, "never closed");
	refused_at("{{/rows}}", 1, "not open");
	refused_at("\n{{#rows}}{{#text}}{{/rows}}{{/text}}", 2, "another name");
	refused_at("\n\n{{>parts/none}}", 3, "not there");
	refused_at("{{>pages/it}}", 1, "contains itself");
	refused_at("x{{<parts/plain}}", 1, "too late");
	refused_at("{{<parts/plain}}", 1, "no place");
	refused_at("\n{{Name}}", 2, "name is not one");
	refused_at("{{a..b}}", 1, "empty part");
	refused_at("{{}}", 1, "name is not one");
	refused_at("\n<a href={{name}}>", 2, "without quotes");
	refused_at("\n{{_ text}}", 2, "message");
	refused_at("\n{{_ \"text}}", 2, "message");
	refused_at("\xff", 0, "UTF-8");
}

static void circles_and_depth_end(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	struct template_source circle[] = {
		{STR("parts/a.html"), STR("{{>parts/b}}")},
		{STR("parts/b.html"), STR("\n{{>parts/a}}")},
	};
	assert_null(templates_compile(circle, COUNT(circle), NULL, &arena, &err));
	assert_true(str_find(err.what, STR("contains itself")) < err.what.len);
	struct template_source twice[] = {{STR("parts/a.html"), STR("a")}, {STR("parts/a.html"), STR("b")}};
	assert_null(templates_compile(twice, COUNT(twice), NULL, &arena, &err));
	assert_true(str_find(err.what, STR("twice")) < err.what.len);
	struct buf deep = buf_in(&arena);
	for (int i = 0; i < 17; i++)
		buf_add_c(&deep, "{{#a}}");
	struct template_source one[] = {{STR("parts/a.html"), buf_str(&deep)}};
	assert_null(templates_compile(one, COUNT(one), NULL, &arena, &err));
	assert_true(str_find(err.what, STR("too many sections")) < err.what.len);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_escaped),
		cmocka_unit_test(each_byte_is_escaped_wherever_it_stands),
		cmocka_unit_test(names_are_looked_up_outwards),
		cmocka_unit_test(sections_show_what_is_there),
		cmocka_unit_test(parts_see_what_is_in_sight),
		cmocka_unit_test(lines_of_tags_vanish),
		cmocka_unit_test(content_alone_has_no_layout),
		cmocka_unit_test(mistakes_name_their_line),
		cmocka_unit_test(circles_and_depth_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
