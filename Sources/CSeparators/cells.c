#include <string.h>

#include "CSeparators.h"

#define ZEROS 0x3030303030303030ull
#define HIGHS 0x8080808080808080ull

#define INLINE static inline __attribute__((always_inline))

/* Eight bytes, the first in the lowest bits. */
INLINE uint64_t eight(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/* 0 where every byte is 0 to 9. */
INLINE uint64_t not_digits(uint64_t values) { return ((values + 0x7676767676767676ull) | values) & HIGHS; }

/* Eight digits, the first in the lowest byte, as a number; without wide products, which vectors lack. */
INLINE uint64_t eight_digits(uint64_t digits) {
  uint64_t pairs = ((digits << 3) + (digits << 1) + (digits >> 8)) & 0x00FF00FF00FF00FFull;
  uint64_t fours = ((pairs << 6) + (pairs << 5) + (pairs << 2) + (pairs >> 16)) & 0x0000FFFF0000FFFFull;
  return (fours & 0xFFFFFFFF) * 10000 + (fours >> 32);
}

/* Two shifts where the number of bits may be 64. */
INLINE uint64_t lowest_bytes(uint64_t word, uint64_t count) {
  uint64_t half = 32 - 4 * (count < 8 ? count : 8);
  return word << half << half;
}

INLINE cs_spelling spelling_of(uint64_t first, uint64_t second, uint64_t third, uint64_t last, uint64_t length) {
  cs_spelling cell = {lowest_bytes(first, length),
                      second & (length > 16 ? ~0ull : 0),
                      third & (length > 24 ? ~0ull : 0),
                      last & (length > 8 ? ~0ull : 0),
                      length,
                      0};
  return cell;
}

INLINE uint64_t hash_of(cs_spelling cell) {
  uint64_t mixed = cell.first ^ (cell.last * 0xD6E8FEB86659FD93ull) ^ (cell.second * 0xA24BAED4963EE407ull) ^
                   (cell.third * 0xC2B2AE3D27D4EB4Full);
  return ((mixed ^ mixed >> 32) + cell.length) * 0x9E3779B97F4A7C15ull;
}

cs_spelling cs_spelling_of(const uint8_t *cell, size_t length) {
  return spelling_of(eight(cell), eight(cell + 8), eight(cell + 16), eight(cell + length - 8), length);
}

uint64_t cs_slot(cs_spelling cell, uint64_t bits) { return hash_of(cell) >> (64 - bits); }

#define CELLS(name) name##_plain
#include "cells_body.h"
#undef CELLS

#if defined(__x86_64__) && defined(__clang__)

#define CELLS(name) name##_avx2
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt"))), apply_to = function)
#include "cells_body.h"
#pragma clang attribute pop
#undef CELLS

#define CELLS(name) name##_avx512
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi,bmi2,popcnt,lzcnt"))), apply_to = function)
#include "cells_body.h"
#pragma clang attribute pop
#undef CELLS

#define DISPATCH(variant, call)                                                 \
  switch (variant) {                                                            \
    case CS_AVX512: return call(_avx512);                                       \
    case CS_AVX2: return call(_avx2);                                           \
    default: return call(_plain);                                               \
  }

#else

#define DISPATCH(variant, call) \
  (void)variant;                \
  return call(_plain);

#endif

void cs_numbers(cs_variant variant, const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows,
                int is_last, int is_whole, const int64_t *lows, const int64_t *highs, int64_t *values,
                uint8_t *digits, cs_cells *found) {
#define CALL(suffix) \
  numbers##suffix(bytes, ends, stride, rows, is_last, is_whole, lows, highs, values, digits, found)
  DISPATCH(variant, CALL)
#undef CALL
}

void cs_dates(cs_variant variant, const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows,
              int is_last, int64_t *values, cs_cells *found) {
#define CALL(suffix) dates##suffix(bytes, ends, stride, rows, is_last, values, found)
  DISPATCH(variant, CALL)
#undef CALL
}

void cs_codes(cs_variant variant, const uint16_t *codes, uint64_t yes, uint64_t unknown, uint64_t *are,
              uint64_t *may) {
#define CALL(suffix) codes##suffix(codes, yes, unknown, are, may)
  DISPATCH(variant, CALL)
#undef CALL
}

uint64_t cs_range(cs_variant variant, const int64_t *values, int64_t low, int64_t high) {
#define CALL(suffix) range##suffix(values, low, high)
  DISPATCH(variant, CALL)
#undef CALL
}

void cs_sum(cs_variant variant, const int64_t *values, uint64_t rows, int64_t *high, uint64_t *low) {
#define CALL(suffix) sum##suffix(values, rows, high, low)
  DISPATCH(variant, CALL)
#undef CALL
}

void cs_spellings(cs_variant variant, const cs_spelling *entries, uint64_t bits, size_t longest, const uint8_t *bytes,
                  const uint32_t *ends, size_t stride, size_t rows, int is_last, uint16_t *codes, int64_t *values,
                  cs_cells *found) {
#define CALL(suffix) \
  spellings##suffix(entries, bits, longest, bytes, ends, stride, rows, is_last, codes, values, found)
  DISPATCH(variant, CALL)
#undef CALL
}
