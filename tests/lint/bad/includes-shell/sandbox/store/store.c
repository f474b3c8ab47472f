#include "attempt/ports.h"
#include "web/web.h"
