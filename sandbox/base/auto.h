/* base/auto.h - closing what is not memory when its scope ends. For shells only.
 *
 * A folder defines the closer once: AUTO_DEFINE(PGresult, PQclear)
 * and uses it so:                   AUTO(PGresult) *result = PQexec(...);
 * The closer is called with the pointer, also when it is NULL: it must accept that. */
#ifndef SABAN_BASE_AUTO_H
#define SABAN_BASE_AUTO_H

#define AUTO_DEFINE(type, closer)                     \
	static inline void auto_close_##type(type **held) \
	{                                                 \
		closer(*held);                                \
	}                                                 \
	_Static_assert(1, "")

#define AUTO(type) __attribute__((cleanup(auto_close_##type))) type

#endif
