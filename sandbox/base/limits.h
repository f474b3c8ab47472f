/* base/limits.h - every limit on what a person or a file may ask for, by name, with what exceeding it answers.
 * The service's limits give an HTTP status, the engine's a refusal, a file's an err of class ERR_LIMIT. */
#ifndef SABAN_BASE_LIMITS_H
#define SABAN_BASE_LIMITS_H

#define LIMIT_BODY_BYTES (256 * 1024)   /* 413 */
#define LIMIT_HEADER_BYTES (16 * 1024)  /* 431, kept by the HTTP library */
#define LIMIT_FORM_FIELDS 200           /* 400 */
#define LIMIT_FIELD_BYTES (64 * 1024)   /* refusal field_too_long */
#define LIMIT_RECIPIENTS 50             /* refusal too_many_recipients */
#define LIMIT_RECORDS_PER_ATTEMPT 20000 /* refusal too_many_records; attempt.close is always let through */
#define LIMIT_EXTENSION_MS (24LL * 60 * 60 * 1000) /* refusal field_too_long */
#define LIMIT_ASSIGNMENTS_PER_DOCUMENT 200         /* refusal too_many_recipients */
#define LIMIT_MADE_DOCUMENTS 500                   /* in one attempt: refusal too_many_drafts */
#define LIMIT_DOSSIERS 2000                        /* of an office */
#define LIMIT_MADE_DOSSIERS 100                    /* in one attempt: refusal too_many_dossiers */
#define LIMIT_DOCUMENTS_PER_DOSSIER 500            /* refusal dossier_full */
#define LIMIT_DELEGATIONS 100                      /* in one attempt: refusal too_many_delegations */
#define LIMIT_DRAFT_PAGES 128 /* laid-out outgoing documents kept in memory: the least looked at goes */
#define LIMIT_VERSIONS 200    /* of one draft: refusal too_many_versions */
#define LIMIT_OPINIONS_PER_DOCUMENT 50               /* refusal too_many_opinions */
#define LIMIT_SEARCH_BYTES 300                       /* of a text that is sought */
#define LIMIT_SEARCH_HITS 500                        /* documents that one search shows */
#define LIMIT_DIFFERENCE_CELLS 1000000               /* words by words: more is told as a whole */
#define LIMIT_SIGN_IN_TRIES 5                        /* per candidate number and window: 429 */
#define LIMIT_SIGN_IN_WINDOW_MS (60 * 1000)          /* how long the tries count */
#define LIMIT_SESSION_AGE_MS (12LL * 60 * 60 * 1000) /* 303 to the sign-in page */
#define LIMIT_OPEN_ATTEMPTS 20000                    /* 503 */
#define LIMIT_CONNECTIONS 16384                      /* refused by the HTTP library */
#define LIMIT_QUEUED_COMMITS 8192                    /* 503 with Retry-After */
#define LIMIT_DRAFT_BYTES (32 * 1024)                /* 413 */
#define LIMIT_DRAINED_BYTES (32 * 1024 * 1024) /* of a body that is too large, so that its sender hears 413 */
#define LIMIT_EVENT_STREAMS 8                  /* per attempt: the oldest ends */

#define LIMIT_XML_BYTES (8 * 1024 * 1024) /* scenario, marking, office, paper */
#define LIMIT_PAPER_PAGES 200             /* of one laid-out paper */
#define LIMIT_PRINT_PAGES 1000            /* of one printed list */
#define LIMIT_PAPER_COLUMNS 16            /* of one table in a paper */
#define LIMIT_PAPER_SPANS 100             /* bold or italic stretches of one paragraph */
#define LIMIT_PAPER_WORD_BYTES 1024       /* without a blank: breaking it costs the square of its length */
#define LIMIT_PACKET_BYTES (64 * 1024 * 1024)        /* one edXML packet */
#define LIMIT_ATTACHMENT_BYTES (32 * 1024 * 1024)    /* one unpacked attachment */
#define LIMIT_ATTACHMENTS 64                         /* per packet */
#define LIMIT_UNPACK_RATIO 200                       /* unpacked to packed bytes: a ZIP bomb beyond */
#define LIMIT_UNPACKED_BYTES (128 * 1024 * 1024)     /* all attachments of a packet */
#define LIMIT_PACKET_ELEMENTS 100000                 /* XML elements of a packet */
#define LIMIT_PACKET_DEPTH 32                        /* elements inside elements */
#define LIMIT_PACKET_TAG_BYTES 4096                  /* one tag with its attributes */
#define LIMIT_PACKET_WARNINGS 200                    /* the rest is not listed */
#define LIMIT_JOURNAL_FILE_BYTES (512 * 1024 * 1024) /* a journal as one file */
#define LIMIT_JOURNAL_LINE_BYTES (16 * 1024 * 1024)  /* one line of a journal file */
#define LIMIT_PUBLISHED_ATTEMPTS 60000 /* in one root.json, whose line is read like a journal's */
#define LIMIT_JSON_DEPTH 32

#define LIMIT_PARTIES 2000
#define LIMIT_DOCUMENTS 100000
#define LIMIT_WORK_HOURS 28    /* stretches of working hours of an office */
#define LIMIT_SPECIAL_DAYS 400 /* days off and days worked instead, of an office */
#define LIMIT_REACTIONS 500
#define LIMIT_REACTION_DEPTH 8 /* reactions that answer reactions: a script that could loop is refused */

#define LIMIT_VARIANTS 64               /* of one scenario; each is a starting office in memory */
#define LIMIT_PARAMETERS 64             /* of one scenario, its alternatives of colleagues counted */
#define LIMIT_PARAMETER_VALUES 1000     /* that one parameter may have */
#define LIMIT_PARAMETER_BYTES 2000      /* of one value */
#define LIMIT_COMBINATIONS (1ULL << 31) /* of all parameters' values together */

#define LIMIT_TASKS 40           /* of one scenario */
#define LIMIT_SCRIPT_LINES 20000 /* of one .scn script */

#define LIMIT_STEPS 128      /* expected steps of one task */
#define LIMIT_TASK_PARTS 512 /* objects, events, nevers, rules, goals, free entries of one task, together */
#define LIMIT_ALIGNMENT_STATES 65536 /* needs_human */
#define LIMIT_BINDINGS 64            /* needs_human */
#define LIMIT_NEW_OBJECTS 8          /* of a task; a fault of the guide */

#endif
