/* base/check.h - the few macros every layer uses. The only home, with auto.h, of compiler dialect. */
#ifndef SABAN_BASE_CHECK_H
#define SABAN_BASE_CHECK_H

#include <assert.h>
#include <stddef.h>

/* Number of elements of a true array. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A set of enum values as bits: BIT(DOC_REGISTERED) | BIT(DOC_PROCESSING). */
#define BIT(n) (1u << (unsigned)(n))

/* Tells the compiler that an argument is there for the signature's sake. */
#define UNUSED(name) ((void)(name))

/* A case that cannot be: our bug, never a refusal and never an err. */
#define UNREACHABLE() assert(0 && "unreachable")

/* Lets the compiler check printf-like calls; the numbers are argument positions from 1. */
#define PRINTF_LIKE(format_at, first_at) __attribute__((format(printf, format_at, first_at)))

/* 1 under the address sanitizer, else 0. gcc and clang say it in their own ways. */
#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZED 1
#endif
#endif
#ifndef ADDRESS_SANITIZED
#define ADDRESS_SANITIZED 0
#endif

#endif
