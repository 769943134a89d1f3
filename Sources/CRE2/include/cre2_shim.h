#ifndef COTEJO_CRE2_SHIM_H
#define COTEJO_CRE2_SHIM_H

#include <stddef.h>

// A plain C face for RE2, which has only a C++ one. No function throws or logs.

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cotejo_re2 cotejo_re2;

// Compiles a pattern of UTF-8 text. Never null but when memory runs out; ask cotejo_re2_error.
cotejo_re2 *cotejo_re2_new(const char *pattern, size_t length);

void cotejo_re2_delete(cotejo_re2 *expression);

// What is wrong with the pattern, or null. The text lives as long as the expression.
const char *cotejo_re2_error(const cotejo_re2 *expression);

// How many groups the pattern captures.
int cotejo_re2_groups(const cotejo_re2 *expression);

// Searches the text from `start`. Writes `count` pairs of begin and end offsets, the whole match
// first, -1 for groups without a match. Returns 1 for a match, else 0.
int cotejo_re2_search(
    const cotejo_re2 *expression, const char *text, size_t length, size_t start, long *offsets,
    int count);

// Where `part` first stands in `whole`, else -1, in linear time: memmem, which Glibc's module hides.
long cotejo_find(const void *whole, size_t length, const void *part, size_t part_length);

#ifdef __cplusplus
}
#endif

#endif
