/* sign/secrets.h - secrets_port of attempt/ports.h, by libcrypto. */
#ifndef SABAN_SIGN_SECRETS_H
#define SABAN_SIGN_SECRETS_H

#include "attempt/ports.h"
#include "sign/receipt_key.h"

/* The key is borrowed and must live as long as the port is used. */
struct secrets_port secrets_port(struct receipt_key *key);

#endif
