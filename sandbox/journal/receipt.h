/* journal/receipt.h - what a candidate takes home: the head of his journal, signed.
 *
 * The text that is signed, each line ended by LF, and the file receipt.txt, which has two lines more:
 *
 *	saban-receipt-1
 *	attempt 7
 *	candidate 001
 *	scenario bao-cao-cchc
 *	records 42
 *	head 9f86d081…                         SHA-256 of the journal's last line
 *	closed 2024-06-18T02:47:41.007Z        at_ms of that record
 *	signature 3045…                        Ed25519 over all lines above
 *	key d75a9801…                          the public key
 *
 * Ed25519 leaves nothing to chance (RFC 8032, 5.1.6), so the same attempt and key give the same bytes for ever: the
 * file's SHA-256 can stand in a publication (journal/publication.h) before anybody asks for the file again. */
#ifndef SABAN_JOURNAL_RECEIPT_H
#define SABAN_JOURNAL_RECEIPT_H

#include "base/arena.h"
#include "base/err.h"
#include "journal/seal.h"
#include "journal/sha256.h"

#define RECEIPT_FORMAT "saban-receipt-1"

/* What a receipt states. */
struct receipt_body {
	uint64_t attempt;
	struct str candidate; /* number */
	struct str scenario;  /* id */
	uint32_t record_count;
	struct sha256 head;
	int64_t closed_at_ms; /* UTC */
};

/* The text that is signed. */
struct str receipt_text_write(const struct receipt_body *body, struct arena *arena);
/* The file's bytes: the text and its seal. */
struct str receipt_file_write(struct str text, const struct seal *seal, struct arena *arena);

struct receipt_file {
	struct receipt_body body;
	struct str text;    /* what is signed */
	struct seal seal;   /* not checked yet */
	struct sha256 hash; /* of the whole file */
};

/* Reads a file in exactly that form, anything else is ERR_INPUT with its line. Texts lie in the arena or in bytes. */
bool receipt_file_read(struct str bytes, struct str source, struct arena *arena, struct receipt_file *ret,
                       struct err *reterr);

#endif
