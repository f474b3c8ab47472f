/* grader/stats/tell.h - figures told: as a text for people at a terminal, as JSON for programs. Equal figures give equal
 * bytes. */
#ifndef SABAN_GRADER_STATS_TELL_H
#define SABAN_GRADER_STATS_TELL_H

#include "grader/report/report.h"
#include "grader/stats/figures.h"

/* Tables of tasks, steps and reliability; a figure that does not exist is a dash. */
void stats_text(const struct stats *stats, enum report_language language, struct buf *out);

/* One line without LF; keys and their order are a contract. Decimals have three places, what does not exist is null:
 * {"attempts","needs_human","max_hundredths","mean_hundredths","sd_hundredths","passed","near_line","tasks":[{"ref",
 * "max_hundredths","mean_hundredths","sd_hundredths","facility","discrimination","alpha","sem_hundredths"}],"steps":[
 * {"task","step","facility","lost_hundredths","discrimination"}],"reliability":[{"parts":"tasks|steps","count","alpha",
 * "sem_hundredths","sem_at_line_hundredths"}]} */
void stats_json(const struct stats *stats, struct buf *out);

#endif
