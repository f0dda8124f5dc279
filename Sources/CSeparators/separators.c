#include "CSeparators.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

/* One bit a byte of a block of 64. */
typedef struct {
  uint64_t quotes, separators, breaks;
} block_masks;

static inline __attribute__((always_inline)) uint64_t prefix_xor(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

static inline __attribute__((always_inline)) size_t write_bits(uint64_t bits, uint32_t base, uint32_t *out) {
  size_t count = (size_t)__builtin_popcountll(bits);
  /* Eight at a time without a branch each; what is written beyond `count` is overwritten later. */
  for (size_t done = 0; done < count; done += 8) {
    for (size_t i = 0; i < 8; i++) {
      out[done + i] = base + (uint32_t)(bits ? __builtin_ctzll(bits) : 64);
      bits &= bits - 1;
    }
  }
  return count;
}

/* Where a scan is. */
typedef struct {
  uint64_t in_quotes, after_structural, after_closing, after_return, lines, fault;
  size_t found, ends;
} cursor;

/* The body of a scan; how masks are made, bits summed up and offsets written is all that differs between processors.
   The length of a block is 64 but for the last, so that nothing depends on it. */
#define DEFINE_SCAN(NAME, TARGET, MASKS, RETURNS, PREFIX_XOR, WRITE)                                            \
  static inline __attribute__((always_inline)) TARGET void NAME##_block(                                        \
      const uint8_t *bytes, size_t at, size_t length, uint8_t separator, uint32_t *positions, uint32_t *breaks, \
      cursor *c) {                                                                                              \
    block_masks m = MASKS(bytes + at, separator);                                                               \
    uint64_t valid = length < 64 ? (1ull << length) - 1 : ~0ull;                                                \
    m.quotes &= valid, m.separators &= valid, m.breaks &= valid;                                                \
    c->lines += (uint64_t)__builtin_popcountll(m.breaks);                                                       \
    uint64_t inside = c->in_quotes;                                                                             \
    uint64_t closing = 0, returns = 0;                                                                          \
    if (m.quotes) inside ^= PREFIX_XOR(m.quotes);                                                               \
    uint64_t ends = m.breaks & ~inside;                                                                         \
    uint64_t structural = (m.separators & ~inside) | ends;                                                      \
    if (m.quotes | c->after_closing | c->after_return) {                                                        \
      uint64_t carriage = RETURNS(bytes + at) & valid;                                                          \
      uint64_t opening = m.quotes & inside;                                                                     \
      closing = m.quotes & ~inside;                                                                             \
      uint64_t follows_structural = (structural << 1) | c->after_structural;                                    \
      uint64_t follows_closing = (closing << 1) | c->after_closing;                                             \
      uint64_t bad = (opening & ~(follows_structural | follows_closing)) |                                      \
                     (follows_closing & ~(structural | opening | carriage));                                    \
      returns = follows_closing & carriage;                                                                     \
      bad |= ((returns << 1) | c->after_return) & ~ends;                                                        \
      bad &= valid;                                                                                             \
      if (bad && c->fault == UINT64_MAX) c->fault = at + (uint64_t)__builtin_ctzll(bad);                        \
    }                                                                                                           \
    c->after_structural = (structural >> (length - 1)) & 1;                                                     \
    c->after_closing = (closing >> (length - 1)) & 1;                                                           \
    c->after_return = (returns >> (length - 1)) & 1;                                                            \
    c->in_quotes = (uint64_t)0 - ((inside >> (length - 1)) & 1);                                                \
    c->found += WRITE(structural, (uint32_t)at, positions + c->found);                                          \
    /* Seldom more than one a block: written without a branch, overwritten where there is none. */              \
    breaks[c->ends] = (uint32_t)at + (uint32_t)__builtin_ctzll(ends | 1ull << 63);                              \
    c->ends += ends != 0;                                                                                       \
    for (ends &= ends - 1; ends; ends &= ends - 1) {                                                            \
      breaks[c->ends++] = (uint32_t)at + (uint32_t)__builtin_ctzll(ends);                                       \
    }                                                                                                           \
  }                                                                                                             \
                                                                                                                \
  TARGET static void NAME(const uint8_t *bytes, size_t from, size_t to, uint8_t separator, cs_state *state,     \
                          uint32_t *positions, size_t *position_count, uint32_t *breaks, size_t *break_count) { \
    cursor c = {state->in_quotes, state->after_structural, state->after_closing, state->after_return,           \
                state->lines,     state->fault,            *position_count,      *break_count};                 \
    size_t at = from;                                                                                           \
    for (; to - at >= 64; at += 64) NAME##_block(bytes, at, 64, separator, positions, breaks, &c);              \
    if (at < to) NAME##_block(bytes, at, to - at, separator, positions, breaks, &c);                            \
    state->in_quotes = c.in_quotes;                                                                             \
    state->after_structural = c.after_structural;                                                               \
    state->after_closing = c.after_closing;                                                                     \
    state->after_return = c.after_return;                                                                       \
    state->lines = c.lines;                                                                                     \
    state->fault = c.fault;                                                                                     \
    *position_count = c.found;                                                                                  \
    *break_count = c.ends;                                                                                      \
  }

/* Eight bytes at once: a byte that equals `value` gives a bit. */
static inline __attribute__((always_inline)) uint64_t scalar_mask(const uint8_t *bytes, uint8_t value) {
  uint64_t result = 0;
  for (int word = 0; word < 8; word++) {
    uint64_t eight;
    memcpy(&eight, bytes + 8 * word, 8);
    uint64_t x = eight ^ (0x0101010101010101ull * value);
    /* The high bit of each byte that is 0; no carry crosses a byte. */
    uint64_t zero = ~(((x & 0x7F7F7F7F7F7F7F7Full) + 0x7F7F7F7F7F7F7F7Full) | x | 0x7F7F7F7F7F7F7F7Full);
    result |= (((zero >> 7) * 0x0102040810204080ull) >> 56) << (8 * word);
  }
  return result;
}

static inline __attribute__((always_inline)) block_masks scalar_masks(const uint8_t *bytes, uint8_t separator) {
  block_masks m = {scalar_mask(bytes, '"'), scalar_mask(bytes, separator), scalar_mask(bytes, '\n')};
  return m;
}

static inline __attribute__((always_inline)) uint64_t scalar_returns(const uint8_t *bytes) {
  return scalar_mask(bytes, '\r');
}

DEFINE_SCAN(scan_scalar, , scalar_masks, scalar_returns, prefix_xor, write_bits)

#if defined(__x86_64__)

#define AVX2_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))

static inline __attribute__((always_inline)) AVX2_TARGET uint64_t avx2_mask(
    __m256i low, __m256i high, uint8_t value) {
  __m256i wanted = _mm256_set1_epi8((char)value);
  uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return (uint64_t)first | ((uint64_t)second << 32);
}

static inline __attribute__((always_inline)) AVX2_TARGET block_masks avx2_masks(
    const uint8_t *bytes, uint8_t separator) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  block_masks m = {avx2_mask(low, high, '"'), avx2_mask(low, high, separator), avx2_mask(low, high, '\n')};
  return m;
}

static inline __attribute__((always_inline)) AVX2_TARGET uint64_t avx2_returns(const uint8_t *bytes) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  return avx2_mask(low, high, '\r');
}

/* A product without carries by all ones is the parity of all lower bits. */
static inline __attribute__((always_inline)) AVX2_TARGET uint64_t avx2_prefix_xor(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

DEFINE_SCAN(scan_avx2, AVX2_TARGET, avx2_masks, avx2_returns, avx2_prefix_xor, write_bits)

static inline __attribute__((always_inline)) uint64_t sse2_mask(const __m128i *parts, uint8_t value) {
  __m128i wanted = _mm_set1_epi8((char)value);
  uint64_t result = 0;
  for (int part = 0; part < 4; part++) {
    uint64_t bits = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[part], wanted));
    result |= bits << (16 * part);
  }
  return result;
}

static inline __attribute__((always_inline)) block_masks sse2_masks(const uint8_t *bytes, uint8_t separator) {
  __m128i parts[4];
  for (int part = 0; part < 4; part++) parts[part] = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
  block_masks m = {sse2_mask(parts, '"'), sse2_mask(parts, separator), sse2_mask(parts, '\n')};
  return m;
}

static inline __attribute__((always_inline)) uint64_t sse2_returns(const uint8_t *bytes) {
  __m128i parts[4];
  for (int part = 0; part < 4; part++) parts[part] = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
  return sse2_mask(parts, '\r');
}

DEFINE_SCAN(scan_sse2, , sse2_masks, sse2_returns, prefix_xor, write_bits)

#define AVX512_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))

static inline __attribute__((always_inline)) AVX512_TARGET block_masks avx512_masks(
    const uint8_t *bytes, uint8_t separator) {
  __m512i block = _mm512_loadu_si512(bytes);
  block_masks m = {_mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"')),
                   _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)separator)),
                   _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n'))};
  return m;
}

static inline __attribute__((always_inline)) AVX512_TARGET uint64_t avx512_returns(const uint8_t *bytes) {
  return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(bytes), _mm512_set1_epi8('\r'));
}

/* 0 to 63, of which the marked ones are moved together; sixteen at a time, mostly once. */
static inline __attribute__((always_inline)) AVX512_TARGET size_t avx512_write_bits(
    uint64_t bits, uint32_t base, uint32_t *out) {
  static const uint8_t numbers[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  size_t count = (size_t)_mm_popcnt_u64(bits);
  __m512i chosen = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));
  __m512i start = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(out, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(chosen))));
  if (count > 16) {
    _mm512_storeu_si512(
        out + 16, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(chosen, 1))));
    _mm512_storeu_si512(
        out + 32, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(chosen, 2))));
    _mm512_storeu_si512(
        out + 48, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(chosen, 3))));
  }
  return count;
}

DEFINE_SCAN(scan_avx512, AVX512_TARGET, avx512_masks, avx512_returns, avx2_prefix_xor, avx512_write_bits)

#elif defined(__aarch64__)

static inline __attribute__((always_inline)) uint64_t neon_mask(const uint8x16_t *parts, uint8_t value) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t weight = vld1q_u8(weights), wanted = vdupq_n_u8(value);
  uint8x16_t a = vandq_u8(vceqq_u8(parts[0], wanted), weight), b = vandq_u8(vceqq_u8(parts[1], wanted), weight);
  uint8x16_t c = vandq_u8(vceqq_u8(parts[2], wanted), weight), d = vandq_u8(vceqq_u8(parts[3], wanted), weight);
  uint8x16_t sums = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

static inline __attribute__((always_inline)) block_masks neon_masks(const uint8_t *bytes, uint8_t separator) {
  uint8x16_t parts[4] = {vld1q_u8(bytes), vld1q_u8(bytes + 16), vld1q_u8(bytes + 32), vld1q_u8(bytes + 48)};
  block_masks m = {neon_mask(parts, '"'), neon_mask(parts, separator), neon_mask(parts, '\n')};
  return m;
}

static inline __attribute__((always_inline)) uint64_t neon_returns(const uint8_t *bytes) {
  uint8x16_t parts[4] = {vld1q_u8(bytes), vld1q_u8(bytes + 16), vld1q_u8(bytes + 32), vld1q_u8(bytes + 48)};
  return neon_mask(parts, '\r');
}

DEFINE_SCAN(scan_neon, , neon_masks, neon_returns, prefix_xor, write_bits)

#endif

int cs_can_run(cs_variant variant) {
  switch (variant) {
    case CS_BEST:
    case CS_SCALAR:
      return 1;
#if defined(__x86_64__)
    case CS_SSE2:
      return 1;
    case CS_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
             __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
             __builtin_cpu_supports("pclmul");
    case CS_AVX512:
      return cs_can_run(CS_AVX2) && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
             __builtin_cpu_supports("avx512vbmi2");
#elif defined(__aarch64__)
    case CS_NEON:
      return 1;
#endif
    default:
      return 0;
  }
}

cs_variant cs_best(void) {
  static const cs_variant wanted[] = {CS_AVX512, CS_AVX2, CS_SSE2, CS_NEON};
  for (size_t at = 0; at < sizeof wanted / sizeof *wanted; at++) {
    if (cs_can_run(wanted[at])) return wanted[at];
  }
  return CS_SCALAR;
}

void cs_scan(cs_variant variant, const uint8_t *bytes, size_t from, size_t to, uint8_t separator,
             cs_state *state, uint32_t *positions, size_t *position_count, uint32_t *breaks,
             size_t *break_count) {
  switch (variant == CS_BEST ? cs_best() : variant) {
#if defined(__x86_64__)
    case CS_AVX512:
      scan_avx512(bytes, from, to, separator, state, positions, position_count, breaks, break_count);
      return;
    case CS_SSE2:
      scan_sse2(bytes, from, to, separator, state, positions, position_count, breaks, break_count);
      return;
    case CS_AVX2:
      scan_avx2(bytes, from, to, separator, state, positions, position_count, breaks, break_count);
      return;
#elif defined(__aarch64__)
    case CS_NEON:
      scan_neon(bytes, from, to, separator, state, positions, position_count, breaks, break_count);
      return;
#endif
    default:
      scan_scalar(bytes, from, to, separator, state, positions, position_count, breaks, break_count);
      return;
  }
}
