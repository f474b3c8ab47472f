/* What the lints over built files must refuse: a call the engine may not make, and a variable that outlives it. */
#include <time.h>

long impure_now(void);

long impure_now(void)
{
	static long calls;
	return (long)time(NULL) + ++calls;
}
