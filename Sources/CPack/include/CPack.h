// The compiled rule pack inside the program; empty unless scripts/dist built it.
#ifndef COTEJO_PACK_H
#define COTEJO_PACK_H

#include <stddef.h>

/// The first byte of the pack.
extern const unsigned char *const cotejo_pack;
/// How many bytes it has; 0 where none is embedded.
extern const size_t cotejo_pack_length;

#endif
