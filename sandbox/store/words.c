/* store/words.c - see words.h. */
#include "store/words.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 256
#define WORD_BYTES_MAX 400

struct words {
	pthread_mutex_t lock;
	size_t count;
	char *kept[WORDS_MAX];
};

struct words *words_open(void)
{
	struct words *words = calloc(1, sizeof(*words));
	if (words == NULL)
		abort();
	pthread_mutex_init(&words->lock, NULL);
	return words;
}

void words_close(struct words *words)
{
	if (words == NULL)
		return;
	for (size_t i = 0; i < words->count; i++)
		free(words->kept[i]);
	pthread_mutex_destroy(&words->lock);
	free(words);
}

static struct str keep_locked(struct words *words, const char *text, size_t len)
{
	for (size_t i = 0; i < words->count; i++) {
		if (strlen(words->kept[i]) == len && memcmp(words->kept[i], text, len) == 0)
			return str_from_c(words->kept[i]);
	}
	if (words->count == WORDS_MAX)
		return STR("the database reported an error; its own log has the details");
	char *copy = strndup(text, len);
	if (copy == NULL)
		abort();
	words->kept[words->count++] = copy;
	return str_from_c(copy);
}

struct str words_keep(struct words *words, const char *text)
{
	size_t len = strcspn(text, "\n");
	if (len > WORD_BYTES_MAX)
		len = WORD_BYTES_MAX;
	pthread_mutex_lock(&words->lock);
	struct str kept = keep_locked(words, text, len);
	pthread_mutex_unlock(&words->lock);
	return kept;
}
