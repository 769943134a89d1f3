#ifndef COTEJO_CRE2_SHIM_H
#define COTEJO_CRE2_SHIM_H
// A plain C face for RE2, which has only a C++ one.
typedef struct cotejo_re2 cotejo_re2;
#endif
