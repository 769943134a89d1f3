#include "CPostgres.h"

#include <dlfcn.h>

_Bool cotejo_libpq_load(struct cotejo_libpq *library) {
  void *handle = dlopen("libpq.so.5", RTLD_NOW);
  if (!handle) return 0;
  _Bool whole = 1;
#define COTEJO_LOOK_UP(name)                                \
  library->name = (__typeof__(name) *)dlsym(handle, #name); \
  whole = whole && library->name;
  COTEJO_LIBPQ_FUNCTIONS(COTEJO_LOOK_UP)
#undef COTEJO_LOOK_UP
  return whole;
}
