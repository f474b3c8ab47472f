#include "tests/support/tiny_library.h"

#include "base/check.h"

static const struct str office = STR_INIT(
	"<office id='o' organ-id='X1' name='O'>"
	"<unit id='u' name='U' head='ct'><person id='ct' name='A' title='T' role='leader'/>"
	"<person id='vt' name='B' title='T' role='clerk'/></unit>"
	"<unit id='kinh-te' name='K' head='kt'><person id='kt' name='C' title='T' role='unit-head'/></unit>"
	"<book id='den' name='Den'/></office>");

static const struct str paper = STR_INIT(
	"<paper id='p' doc_type='letter'><issuer organ_id='X2'><name>I</name></issuer><number>1</number>"
	"<notation>A</notation><place>P</place><issued_on>2024-06-01</issued_on><subject>S</subject>"
	"<body><p>x</p></body><signer><position>P</position><name>N</name></signer></paper>");

static const struct str scenario = STR_INIT(
	"<scenario id='s' office='o' papers='d' starts='2024-06-03T08:00' lasts='PT1H' candidate='ct' points='1'>"
	"<title><vi>T</vi><en>T</en></title><instructions><p><vi>I</vi><en>I</en></p></instructions>"
	"<documents><document paper='p' packet='yes'/></documents>"
	"<timeline><at id='a' time='PT1M'><do action='document.arrive' on='p'/>"
	"<do action='document.receive' by='vt' on='p' after='PT5S'/></at>"
	"<when id='w' action='document.open' on='p'><do action='document.register' by='vt' "
	"book='den'/></when></timeline>"
	"<task id='t' points='1'><title><vi>T</vi><en>T</en></title><role><vi>R</vi><en>R</en></role>"
	"<sentence id='t.1'><vi>S</vi><en>S</en></sentence></task></scenario>");

static bool read_file(void *context, struct str path, struct arena *arena, struct str *ret,
                      struct err *reterr)
{
	const struct tiny_library *library = context;
	UNUSED(arena);
	if (str_equals(path, STR("tiny/offices/o.xml")))
		*ret = library->office;
	else if (str_equals(path, STR("tiny/documents/d/p.xml")))
		*ret = library->paper;
	else if (str_equals(path, STR("tiny/scenarios/s/scenario.xml")))
		*ret = library->scenario;
	else
		return err_at(reterr, ERR_MISSING, path, 0, STR("there is no such file"), STR(""));
	return true;
}

void tiny_library_open(struct tiny_library *library)
{
	*library = (struct tiny_library){office, paper, scenario, {read_file, library}};
}
