#include "journal/seal.h"

void json_member_hex(struct json_out *json, const char *key, const void *bytes, size_t len)
{
	json_key(json, key);
	buf_add_char(json->out, '"');
	buf_add_hex(json->out, bytes, len);
	buf_add_char(json->out, '"');
	json->comma = true;
}

void json_seal(struct json_out *json, const struct seal *seal)
{
	json_member_hex(json, "signature", seal->signature, sizeof(seal->signature));
	json_member_hex(json, "key", seal->key, sizeof(seal->key));
}

bool seal_parse(struct str signature, struct str key, struct seal *ret)
{
	return hex_parse(signature, ret->signature, sizeof(ret->signature)) &&
	       hex_parse(key, ret->key, sizeof(ret->key));
}
