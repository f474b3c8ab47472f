/* render/paper.h - one paper of the office: read from its XML, laid out by Decree 30/2020, appendix I.
 *
 * The format is fixtures/schemas/paper.rng, whose annotations are the rules a question writer is told about; it is
 * compiled in, so reading needs no file but the paper itself. Names are those of Decree 30's appendix VI.
 *
 * The same bytes always give the same pages: nothing here asks for the time, and the only typeface is Liberation Serif
 * (the metrics of Times New Roman). Laying out takes some 50 ms a page, most of it for the image; callers keep the
 * result by the hash of the XML.
 *
 * Example:
 *	struct paper paper;
 *	struct paper_pages pages;
 *	if (!paper_read(arena, STR("cv-246.xml"), xml, &paper, reterr) || !paper_layout(arena, &paper, &pages, reterr))
 *		return false; */
#ifndef SABAN_RENDER_PAPER_H
#define SABAN_RENDER_PAPER_H

#include "base/civil.h"
#include "base/err.h"
#include "base/str.h"

struct arena;

/* Marked stretch of a text, bytes [from, to). Stretches may overlap. */
struct paper_span {
	size_t from, to;
	bool bold, italic;
};

/* Running text with its blanks made one, as XML's line ends mean nothing. */
struct paper_text {
	struct str text;
	const struct paper_span *spans;
	size_t span_count;
};

enum paper_align {
	PAPER_JUSTIFY,
	PAPER_LEFT,
	PAPER_CENTER,
	PAPER_RIGHT,
};

struct paper_cell {
	struct paper_text text;
	uint32_t span; /* columns it covers, from 1 */
};

struct paper_row {
	bool is_head;
	const struct paper_cell *cells; /* their spans add up to the table's columns */
	size_t cell_count;
};

struct paper_column {
	uint32_t width; /* share of the table's width; the widths need not add up to 100 */
	enum paper_align align;
};

struct paper_table {
	const struct paper_column *columns;
	size_t column_count;
	const struct paper_row *rows;
	size_t row_count;
};

enum paper_block_kind {
	PAPER_PARAGRAPH,
	PAPER_BASIS,   /* can cu */
	PAPER_DECIDER, /* who decides, in capitals */
	PAPER_DECIDES, /* "QUYẾT ĐỊNH:" */
	PAPER_HEADING,
	PAPER_POINT,
	PAPER_ARTICLE, /* dieu */
	PAPER_TABLE,
};

struct paper_block {
	enum paper_block_kind kind;
	uint32_t line;  /* in the XML */
	uint32_t level; /* of a heading or a point, from 1 */
	enum paper_align align;
	struct str label; /* "1.", "a)", "-", "Điều 2."; counted here, not written by authors */
	struct paper_text text;
	const struct paper_table *table; /* of PAPER_TABLE only */
};

struct paper_blocks {
	const struct paper_block *items;
	size_t count;
};

struct paper_appendix {
	struct str label, title, note; /* note may be empty */
	struct paper_blocks blocks;
};

/* A name set in lines, where its author broke it. */
struct paper_name {
	struct str text; /* in one line */
	const struct str *lines;
	size_t line_count;
};

/* Before the signer's title: TM. (on behalf of), KT. (for the head), TL. (by order), TUQ. (by authorisation), Q. */
struct paper_authority {
	struct str code; /* "TM." */
	struct str whom; /* "Uỷ ban nhân dân" */
};

/* Everything lives as long as the arena given to paper_read, and so does source_name. Fields that an attachment has
 * not are empty. */
struct paper {
	uint32_t line, signer_line; /* where head and signer begin in the XML */
	struct str source;          /* for errors found while laying out */
	struct str id;
	struct str attachment_of; /* id of the paper it goes with; empty for a paper of its own */
	struct str signed_at;     /* of an attachment: "2024-06-17T14:52:10", local time */

	struct str doc_type;            /* "letter" */
	struct str type_name;           /* "Công văn" */
	bool has_title;                 /* false where the subject stands under the number */
	uint32_t urgency;               /* 0 to 4, edXML's Priority */
	uint32_t secrecy;               /* 0 to 3 */
	struct str number;              /* "246", with the decree's leading zero below 10 */
	struct str notation;            /* "UBND-NC" */
	struct str number_and_notation; /* "246/UBND-NC" */
	struct str place;
	struct day issued_on;               /* of an attachment: the day it was signed */
	bool is_undated;                    /* of a draft: its day is the drafter's, and is not shown */
	struct str organ_id;                /* of the issuer; may be empty */
	struct paper_name superior, issuer; /* the superior may be empty */
	struct str subject;
	bool is_about;        /* the subject follows "V/v" or "Về việc" */
	struct minute due_at; /* CIVIL_NO_MINUTE when the paper asks for nothing by a time */
	bool due_has_hour;
	const struct str *addressees;
	size_t addressee_count;

	struct paper_blocks body;

	const struct paper_authority *authorities; /* from the top */
	size_t authority_count;
	struct str signer_position, signer_name;
	struct str stamp; /* in the seal's middle; empty: no seal */
	bool is_signed;
	const struct str *recipients;
	size_t recipient_count;
	struct str store; /* after "Lưu:" */

	const struct paper_appendix *appendices;
	size_t appendix_count;
};

/* Reads a paper or a separate attachment. Errors name source_name, the line, what is wrong and the schema's rule:
 * ERR_LIMIT above LIMIT_XML_BYTES or for a paragraph above LIMIT_FIELD_BYTES, ERR_INPUT for anything that is not
 * well-formed, valid and a day of the calendar. A document type declaration is refused. */
bool paper_read(struct arena *arena, struct str source_name, struct str xml, struct paper *ret,
                struct err *reterr);

struct paper_page {
	struct str png; /* bytes: 1240 x 1754 pixels (A4 at 150 dpi), a palette of 16 colours */
	struct str
		text; /* the text alternative: paragraphs as lines, cells parted by " | ", drawings named in brackets */
};

struct paper_pages {
	struct str pdf; /* bytes */
	const struct paper_page *pages;
	size_t count;
};

/* ERR_INPUT when a letter is missing in the typeface or something cannot be set at all, ERR_LIMIT above
 * LIMIT_PAPER_PAGES pages, ERR_MISSING when Liberation Serif is not installed, ERR_INTERNAL when cairo fails. */
bool paper_layout(struct arena *arena, const struct paper *paper, struct paper_pages *ret,
                  struct err *reterr);

#endif
