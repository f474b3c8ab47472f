#include "base/json_write.h"
#include "grader/remark/tell.h"

static void guide_write(struct json_out *json, const char *key, const struct set_guide *guide)
{
	struct buf hex = buf_in(json->out->arena);

	buf_add_hex(&hex, guide->sha256.bytes, sizeof(guide->sha256.bytes));
	json_key(json, key);
	json_object_open(json);
	json_member_u64(json, "version", guide->number);
	json_member_u64(json, "kept_as", guide->version);
	json_member_str(json, "sha256", buf_str(&hex));
	json_member_u64(json, "max_hundredths", guide->max);
	json_object_close(json);
}

static void summary_write(struct json_out *json, const struct impact *impact)
{
	json_key(json, "summary");
	json_object_open(json);
	json_member_u64(json, "attempts", impact->count);
	json_member_u64(json, "changed", impact->changed);
	json_member_u64(json, "raised", impact->raised);
	json_member_u64(json, "lowered", impact->lowered);
	json_member_u64(json, "unchanged", impact->unchanged);
	json_member_u64(json, "crossing_up", impact->crossing_up);
	json_member_u64(json, "crossing_down", impact->crossing_down);
	json_member_u64(json, "rank_moved", impact->rank_moved);
	json_member_u64(json, "needs_human", impact->needs_human);
	json_object_close(json);
}

static void number_write(struct json_out *json, const char *key, bool is_there, int64_t number)
{
	if (is_there)
		json_member_i64(json, key, number);
	else
		json_member_null(json, key);
}

static void change_write(struct json_out *json, const struct change *change)
{
	static const struct str crossings[] = {
		[CROSSING_NONE] = STR_INIT(""), [CROSSING_UP] = STR_INIT("up"), [CROSSING_DOWN] = STR_INIT("down")};
	const struct set_member *member = change->member;
	struct buf attempt = buf_in(json->out->arena);

	buf_add_u64(&attempt, member->attempt);
	json_object_open(json);
	json_member_str(json, "attempt", buf_str(&attempt));
	json_member_str(json, "candidate", member->candidate);
	number_write(json, "old_hundredths", !member->old_needs_human, member->old_score);
	number_write(json, "new_hundredths", !member->new_needs_human, member->new_score);
	number_write(json, "difference_hundredths", change->has_difference, change->difference);
	json_member_str_or_null(json, "crossing", crossings[change->crossing]);
	number_write(json, "old_rank", change->old_rank != 0, change->old_rank);
	number_write(json, "new_rank", change->new_rank != 0, change->new_rank);
	json_member_bool(json, "needs_human", member->new_needs_human);
	json_object_close(json);
}

void impact_json(const struct impact *impact, struct buf *out)
{
	static const struct str states[] = {[SET_PROPOSED] = STR_INIT("proposed"),
	                                    [SET_APPLIED] = STR_INIT("applied"),
	                                    [SET_DROPPED] = STR_INIT("dropped")};
	const struct remark_set *set = impact->set;
	struct json_out json = json_out_in(out);

	json_object_open(&json);
	number_write(&json, "set", set->id != 0, (int64_t)set->id);
	json_member_str(&json, "state", set->id != 0 ? states[set->state] : STR("none"));
	json_member_str(&json, "scenario", set->scenario);
	json_member_str(&json, "engine", set->engine);
	guide_write(&json, "old_guide", &set->old);
	guide_write(&json, "new_guide", &set->new);
	summary_write(&json, impact);
	json_key(&json, "attempts");
	json_array_open(&json);
	for (size_t i = 0; i < impact->count; i++)
		change_write(&json, &impact->changes[i]);
	json_array_close(&json);
	json_object_close(&json);
}
