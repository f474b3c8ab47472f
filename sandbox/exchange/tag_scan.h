/* exchange/tag_scan.h - refuses a tag that is too long, before the XML parser sees it.
 *
 * The parser compares each attribute of a tag with each other and each with all namespaces, so that one
 * tag of a few megabytes would keep it busy for hours. */
#ifndef SABAN_EXCHANGE_TAG_SCAN_H
#define SABAN_EXCHANGE_TAG_SCAN_H

#include "base/str.h"

/* Line of the first tag with more than max_bytes between its brackets, 0 when there is none. One pass.
 */
uint32_t tag_scan_long_line(struct str bytes, size_t max_bytes);

#endif
