#include "grader/log/conform.h"

#include "base/check.h"
#include "base/json_write.h"
#include "base/sort.h"
#include "grader/log/limits.h"

#include <stdio.h>
#include <string.h>

/* Room for any fitness with six decimals. */
#define FITNESS_BYTES 32

/* A name of steps, and the row of prices of an event with that name. */
struct label {
	struct str name;
	uint32_t *price; /* [step] */
};

struct conforming {
	const struct model *model;
	const struct align_plan *plan;
	struct label *labels; /* by name */
	uint32_t label_count;
	uint32_t *price_of_none;
	uint32_t *missing;
	uint32_t empty_cost;
};

static int label_compare(const void *a, const void *b, const void *context)
{
	const struct label *first = a, *second = b;

	UNUSED(context);
	return str_compare(first->name, second->name);
}

static uint32_t *row_of(uint32_t count, uint32_t value, struct arena *arena)
{
	uint32_t *row = ARENA_ARRAY(arena, uint32_t, count);

	for (uint32_t i = 0; i < count; i++)
		row[i] = value;
	return row;
}

/* Each name once, ordered. Prices are rows of the table that align wants. */
static void labels_make(struct conforming *conforming, struct arena *arena)
{
	const struct model *model = conforming->model;
	uint32_t step_count = model->tree.step_count, count = 0;
	struct label *labels = ARENA_ARRAY(arena, struct label, step_count);

	for (uint32_t step = 0; step < step_count; step++)
		labels[step].name = model->steps[step];
	sort_stable(arena, labels, step_count, sizeof(labels[0]), label_compare, NULL);
	for (uint32_t i = 0; i < step_count; i++) {
		if (count == 0 || !str_equals(labels[count - 1].name, labels[i].name))
			labels[count++].name = labels[i].name;
	}
	conforming->labels = labels;
	conforming->label_count = count;
	for (uint32_t i = 0; i < count; i++)
		labels[i].price = row_of(step_count, ALIGN_NO_MATCH, arena);
	for (uint32_t step = 0; step < step_count; step++)
		labels[conforming_label(conforming, model->steps[step])].price[step] = 0;
}

const struct conforming *conforming_to(const struct model *model, struct arena *arena, struct err *reterr)
{
	struct conforming *conforming = ARENA_NEW(arena, struct conforming);
	struct conformance empty;

	*conforming = (struct conforming){
		.model = model,
		.plan = align_plan(&model->tree, arena),
		.price_of_none = row_of(model->tree.step_count, ALIGN_NO_MATCH, arena),
		.missing = row_of(model->tree.step_count, 1, arena),
	};
	if ((uint64_t)model->tree.step_count * model->tree.step_count > LIMIT_TRACE_TABLE) {
		err_set(reterr, ERR_LIMIT, STR("the model has too many steps"), STR("use a smaller model"));
		return NULL;
	}
	labels_make(conforming, arena);
	if (!conform(conforming, NULL, 0, arena, &empty, reterr))
		return NULL;
	conforming->empty_cost = empty.cost;
	return conforming;
}

uint32_t conforming_label(const struct conforming *conforming, struct str name)
{
	uint32_t low = 0, high = conforming->label_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = str_compare(conforming->labels[middle].name, name);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return LABEL_NONE;
}

bool conform(const struct conforming *conforming, const uint32_t *labels, uint32_t event_count,
             struct arena *arena, struct conformance *ret, struct err *reterr)
{
	uint32_t step_count = conforming->model->tree.step_count;
	uint32_t *price;
	struct align_trace trace = {.event_count = event_count, .missing = conforming->missing, .extra = 1};

	if ((uint64_t)event_count * step_count > LIMIT_TRACE_TABLE)
		return err_set(reterr, ERR_LIMIT, STR("the trace is too long for this model"),
		               STR("a human decides"));
	price = ARENA_ARRAY(arena, uint32_t, (size_t)event_count * step_count);
	for (uint32_t event = 0; event < event_count && step_count > 0; event++)
		memcpy(&price[(size_t)event * step_count],
		       labels[event] == LABEL_NONE ? conforming->price_of_none
		                                   : conforming->labels[labels[event]].price,
		       step_count * sizeof(price[0]));
	trace.price = price;
	*ret = (struct conformance){.event_count = event_count, .empty_cost = conforming->empty_cost};
	if (!align(conforming->plan, &trace, arena, &ret->alignment, reterr))
		return false;
	ret->cost = ret->alignment.score.cost;
	return true;
}

/* ---- rows ---- */

static void add_fitness(const struct conformance *conformance, struct buf *out)
{
	uint64_t worst = (uint64_t)conformance->event_count + conformance->empty_cost;
	char text[FITNESS_BYTES];

	snprintf(text, sizeof(text), "%.6f", worst == 0 ? 1.0 : 1.0 - (double)conformance->cost / (double)worst);
	buf_add_c(out, text);
}

void conformance_tsv(struct str trace, const struct conformance *conformance, struct buf *out)
{
	for (size_t i = 0; i < trace.len; i++) {
		bool is_control = trace.ptr[i] == '\t' || trace.ptr[i] == '\n' || trace.ptr[i] == '\r';

		buf_add_char(out, is_control ? ' ' : trace.ptr[i]);
	}
	if (conformance == NULL) {
		buf_add_c(out, "\t-\t-\tno\n");
		return;
	}
	buf_add_char(out, '\t');
	buf_add_u64(out, conformance->cost);
	buf_add_char(out, '\t');
	add_fitness(conformance, out);
	buf_add_c(out, "\tyes\n");
}

static void move_json(struct json_out *json, const struct move *move, const struct model *model,
                      const struct str *events)
{
	static const struct str kinds[] = {
		[MOVE_SYNC] = STR_INIT("sync"),
		[MOVE_MISSING] = STR_INIT("model"),
		[MOVE_EXTRA] = STR_INIT("log"),
		[MOVE_SILENT] = STR_INIT("silent"),
	};

	json_object_open(json);
	json_member_str(json, "kind", kinds[move->kind]);
	if (move->event == ALIGN_NONE)
		json_member_null(json, "event");
	else
		json_member_str(json, "event", events[move->event]);
	if (move->step == ALIGN_NONE)
		json_member_null(json, "step");
	else
		json_member_str(json, "step",
		                move->kind == MOVE_SILENT ? model->silents[move->step] : model->steps[move->step]);
	json_object_close(json);
}

void conformance_json(struct str trace, const struct conformance *conformance, const struct model *model,
                      const struct str *events, struct buf *out)
{
	struct json_out json = json_out_in(out);

	json_object_open(&json);
	json_member_str(&json, "trace", trace);
	if (conformance == NULL) {
		json_member_null(&json, "cost");
		json_member_null(&json, "fitness");
	} else {
		json_member_u64(&json, "cost", conformance->cost);
		json_key(&json, "fitness");
		add_fitness(conformance, out);
		json.comma = true;
	}
	json_member_bool(&json, "exact", conformance != NULL);
	json_key(&json, "moves");
	json_array_open(&json);
	for (uint32_t i = 0; conformance != NULL && i < conformance->alignment.move_count; i++)
		move_json(&json, &conformance->alignment.moves[i], model, events);
	json_array_close(&json);
	json_object_close(&json);
}
