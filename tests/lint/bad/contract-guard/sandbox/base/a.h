/* base/a.h - a header with the guard of another one. */
#ifndef SABAN_BASE_B_H
#define SABAN_BASE_B_H
#endif
