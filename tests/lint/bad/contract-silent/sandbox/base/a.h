#ifndef SABAN_BASE_A_H
#define SABAN_BASE_A_H
#endif
