#include "cre2_shim.h"

#include <re2/re2.h>

#include <string.h>

#include <new>
#include <string>

struct cotejo_re2 {
  re2::RE2 expression;
  std::string error;

  cotejo_re2(re2::StringPiece pattern, const re2::RE2::Options &options)
      : expression(pattern, options), error(expression.error()) {}
};

extern "C" {

cotejo_re2 *cotejo_re2_new(const char *pattern, size_t length) {
  try {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(re2::RE2::Options::EncodingUTF8);
    options.set_max_mem(8 << 20);
    return new (std::nothrow) cotejo_re2(re2::StringPiece(pattern, length), options);
  } catch (...) {
    return nullptr;
  }
}

void cotejo_re2_delete(cotejo_re2 *expression) { delete expression; }

const char *cotejo_re2_error(const cotejo_re2 *expression) {
  return expression->expression.ok() ? nullptr : expression->error.c_str();
}

int cotejo_re2_groups(const cotejo_re2 *expression) {
  return expression->expression.NumberOfCapturingGroups();
}

int cotejo_re2_search(
    const cotejo_re2 *expression, const char *text, size_t length, size_t start, long *offsets,
    int count) {
  try {
    re2::StringPiece subject(text, length);
    re2::StringPiece groups[32];
    if (count > 32) count = 32;
    if (!expression->expression.Match(
            subject, start, length, re2::RE2::UNANCHORED, groups, count)) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      bool found = groups[i].data() != nullptr;
      offsets[2 * i] = found ? groups[i].data() - text : -1;
      offsets[2 * i + 1] = found ? offsets[2 * i] + (long)groups[i].size() : -1;
    }
    return 1;
  } catch (...) {
    return 0;
  }
}

long cotejo_find(const void *whole, size_t length, const void *part, size_t part_length) {
  const void *found = memmem(whole, length, part, part_length);
  return found == nullptr ? -1 : (const char *)found - (const char *)whole;
}

}  // extern "C"
