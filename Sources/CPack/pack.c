#include "CPack.h"

#ifdef COTEJO_PACK
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char bytes[] = {
#embed COTEJO_PACK
};
const unsigned char *const cotejo_pack = bytes;
const size_t cotejo_pack_length = sizeof bytes;
#else
const unsigned char *const cotejo_pack = 0;
const size_t cotejo_pack_length = 0;
#endif
