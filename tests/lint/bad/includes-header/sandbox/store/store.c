#include "attempt/attempt.h"
