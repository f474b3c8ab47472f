#include "tests/support/relaxng.h"

#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/relaxng.h>

/* A test asks; what libxml2 would print about the answer is no part of it. */
static void say_nothing(void *context, const xmlError *error)
{
	(void)context;
	(void)error;
}

bool relaxng_accepts(struct arena *arena, const char *schema_path, struct str bytes)
{
	struct str path = fixture_path(arena, schema_path);
	xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)(void (*)(void))say_nothing);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path.ptr);
	xmlRelaxNG *schema = parser == NULL ? NULL : xmlRelaxNGParse(parser);
	assert_non_null(schema);
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
	xmlDoc *doc = xmlReadMemory(bytes.ptr, (int)bytes.len, "test.xml", NULL,
	                            XML_PARSE_NONET | XML_PARSE_NOERROR);
	bool is_accepted = doc != NULL && xmlRelaxNGValidateDoc(valid, doc) == 0;
	xmlFreeDoc(doc);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(parser);
	xmlSetStructuredErrorFunc(NULL, NULL);
	return is_accepted;
}
