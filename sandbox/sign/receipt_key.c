/* sign/receipt_key.c - see receipt_key.h. */
#include "sign/receipt_key.h"

#include "base/auto.h"
#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct receipt_key {
	EVP_PKEY *pair;
};

AUTO_DEFINE(EVP_MD_CTX, EVP_MD_CTX_free);
AUTO_DEFINE(EVP_PKEY, EVP_PKEY_free);
AUTO_DEFINE(BIO, BIO_free_all);

static struct receipt_key *keep(EVP_PKEY *pair)
{
	struct receipt_key *key = calloc(1, sizeof(*key));
	if (key == NULL)
		abort();
	key->pair = pair;
	return key;
}

static bool fail(struct str path, int number, struct err *reterr)
{
	return err_at(reterr, number == EACCES ? ERR_DENIED : ERR_DOWN, path, 0,
	              str_from_c(strerrordesc_np(number)),
	              number == ENOSPC ? STR("make room on the disk") : STR("check the data folder"));
}

static EVP_PKEY *read_pair(FILE *file, struct str path, struct err *reterr)
{
	struct stat about;
	if (fstat(fileno(file), &about) != 0 || (about.st_mode & 0077) != 0) {
		err_at(reterr, ERR_DENIED, path, 0, STR("the key for receipts can be read by others"),
		       STR("chmod 600 it"));
		return NULL;
	}
	EVP_PKEY *pair = PEM_read_PrivateKey(file, NULL, NULL, NULL);
	if (pair != NULL && EVP_PKEY_get_base_id(pair) == EVP_PKEY_ED25519)
		return pair;
	EVP_PKEY_free(pair);
	err_at(reterr, ERR_INPUT, path, 0, STR("holds no Ed25519 key"),
	       STR("put the right file back; without it old receipts can still be verified, new ones have "
	           "another key"));
	return NULL;
}

/* Whole or not at all: written under another name, and linked to its own only if that is still free, so that of two
 * programs that start together both read the same key. */
static bool write_pair(EVP_PKEY *pair, struct str path, struct arena *arena, struct err *reterr)
{
	struct buf name = buf_in(arena);
	buf_add(&name, path);
	buf_add(&name, STR(".XXXXXX"));
	buf_add_char(&name, '\0');
	int fd = mkostemp(name.ptr, O_CLOEXEC); /* mode 0600 */
	if (fd < 0)
		return fail(path, errno, reterr);
	FILE *file = fdopen(fd, "w");
	if (file == NULL)
		abort();
	bool written = PEM_write_PrivateKey(file, pair, NULL, NULL, 0, NULL, NULL) == 1 && fflush(file) == 0 &&
	               fsync(fd) == 0;
	int number = errno;
	written = fclose(file) == 0 && written;
	if (written && link(name.ptr, str_copy_c(arena, path)) != 0 && errno != EEXIST) {
		written = false;
		number = errno;
	}
	unlink(name.ptr);
	return written || fail(path, number, reterr);
}

struct receipt_key *receipt_key_open(struct str path, struct arena *arena, struct err *reterr)
{
	const char *name = str_copy_c(arena, path);
	FILE *file = fopen(name, "re");
	if (file == NULL && errno == ENOENT) {
		AUTO(EVP_PKEY) *fresh = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
		if (fresh == NULL)
			abort();
		if (!write_pair(fresh, path, arena, reterr))
			return NULL;
		file = fopen(name, "re");
	}
	if (file == NULL) {
		fail(path, errno, reterr);
		return NULL;
	}
	EVP_PKEY *pair = read_pair(file, path, reterr);
	fclose(file);
	return pair == NULL ? NULL : keep(pair);
}

void receipt_key_close(struct receipt_key *key)
{
	if (key == NULL)
		return;
	EVP_PKEY_free(key->pair);
	free(key);
}

bool receipt_key_sign(const struct receipt_key *key, struct str text,
                      uint8_t ret_signature[RECEIPT_SIGNATURE_BYTES], struct err *reterr)
{
	AUTO(EVP_MD_CTX) *context = EVP_MD_CTX_new();
	size_t len = RECEIPT_SIGNATURE_BYTES;
	if (context != NULL && EVP_DigestSignInit(context, NULL, NULL, NULL, key->pair) == 1 &&
	    EVP_DigestSign(context, ret_signature, &len, (const uint8_t *)text.ptr, text.len) == 1)
		return true;
	return err_set(reterr, ERR_INTERNAL, STR("the receipt cannot be signed"), (struct str){0});
}

void receipt_key_public(const struct receipt_key *key, uint8_t ret[RECEIPT_PUBLIC_KEY_BYTES])
{
	size_t len = RECEIPT_PUBLIC_KEY_BYTES;
	if (EVP_PKEY_get_raw_public_key(key->pair, ret, &len) != 1)
		abort();
}

struct str receipt_key_public_pem(const struct receipt_key *key, struct arena *arena)
{
	AUTO(BIO) *text = BIO_new(BIO_s_mem());
	char *bytes = NULL;
	if (text == NULL || PEM_write_bio_PUBKEY(text, key->pair) != 1)
		abort();
	long len = BIO_get_mem_data(text, &bytes);
	return str_copy(arena, (struct str){bytes, (size_t)len});
}

bool receipt_verify(struct str text, const uint8_t signature[RECEIPT_SIGNATURE_BYTES],
                    const uint8_t public_key[RECEIPT_PUBLIC_KEY_BYTES])
{
	AUTO(EVP_PKEY) *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key,
	                                                  RECEIPT_PUBLIC_KEY_BYTES);
	AUTO(EVP_MD_CTX) *context = EVP_MD_CTX_new();
	return key != NULL && context != NULL && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
	       EVP_DigestVerify(context, signature, RECEIPT_SIGNATURE_BYTES, (const uint8_t *)text.ptr,
	                        text.len) == 1;
}
