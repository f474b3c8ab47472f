/* tests/unit/exchange/sample.h - packets to spoil, and what to expect of them.
 *
 * A spoilt packet is the good one with one piece swapped:
 *	struct str bytes = sample_swap(&arena, sample_document, "<CodeNumber>246<", "<CodeNumber><");
 *	sample_refused(&arena, bytes, ERR_INPUT, 18, "CodeNumber"); */
#ifndef SABAN_TESTS_UNIT_EXCHANGE_SAMPLE_H
#define SABAN_TESTS_UNIT_EXCHANGE_SAMPLE_H

#include "exchange/packet.h"

#include <stdint.h>

/* Packets without any fault, one element a line; the document has one attachment, "Chào bạn\n" in a
 * ZIP. */
extern const char sample_document[];
extern const char sample_status[];

/* A copy of text in which the first from is to. Fails the test when there is no from. */
struct str sample_swap(struct arena *arena, const char *text, const char *from, const char *to);

/* Reads and expects no err; the day before which all packets are dated is not given. */
struct packet sample_read(struct arena *arena, struct str bytes);
/* Reads and expects no warning either. */
struct packet sample_read_clean(struct arena *arena, struct str bytes);
/* Reads and expects exactly one warning: this line, and this in its sentence. */
struct packet sample_warned(struct arena *arena, struct str bytes, uint32_t line, const char *what);
/* Reads and expects an err of that class and line with this in its sentence, an advice and the name
 * "x.edxml". */
void sample_refused(struct arena *arena, struct str bytes, enum err_class class, uint32_t line,
                    const char *what);

void assert_str(struct str found, const char *wanted);

#endif
