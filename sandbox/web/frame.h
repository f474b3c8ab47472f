/* web/frame.h - drawing the screens around which the candidate works: what pages/screens.h wants to know, gathered. */
#ifndef SABAN_WEB_FRAME_H
#define SABAN_WEB_FRAME_H

#include "attempt/attempt.h"
#include "attempt/brief.h"
#include "pages/screens.h"

struct request;

/* A screen with its frame, between these two; the office stands still meanwhile.
 *
 *	struct drawing drawing = drawing_begin(request);
 *	screen_home(&drawing.screen, &drawing.frame);
 *	drawing_end(&drawing, 200); */
struct drawing {
	struct request *request;
	struct view view;
	struct buf page;
	struct screen screen;
	struct frame frame;
};

/* The drawing must stay where it is until drawing_end. */
void drawing_begin(struct drawing *drawing, struct request *request);
/* Answers with the page. */
void drawing_end(struct drawing *drawing, unsigned status);
/* Gives the office back without an answer. */
void drawing_drop(struct drawing *drawing);

/* The candidate's scenario in the request's language. */
struct brief request_brief(struct request *request, const struct play *play);

/* Remembers the page as the one to come back to, when it is the live seat that looks at it. */
void remember_page(struct request *request);

/* The part of a path that stays when it is led back to: without done, part and lang. */
struct str lasting_path(struct request *request);
/* A path of this service, as forms send it in `back`; else the fallback. */
struct str back_path(struct str given, struct str fallback);

#endif
