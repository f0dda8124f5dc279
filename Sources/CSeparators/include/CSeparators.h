#ifndef CSEPARATORS_H
#define CSEPARATORS_H

#include <stddef.h>
#include <stdint.h>

/* The kernels that are not Swift, because they need instructions that only some processors have: where the
   separators and line breaks outside quotes stand (RFC 4180), and short loops over the cells of 64 rows.
   Every variant gives the same answer; which one runs is decided by what the processor offers. */

typedef enum {
  CS_BEST = 0,
  CS_AVX2 = 1,
  CS_SSE2 = 2,
  CS_NEON = 3,
  CS_SCALAR = 4,
  CS_AVX512 = 5
} cs_variant;

/* What one stretch of bytes needs to know of the bytes before it. */
typedef struct {
  uint64_t in_quotes;        /* all ones inside a quoted cell */
  uint64_t after_structural; /* 1 where the byte before is a separator or line break, or nothing */
  uint64_t after_closing;    /* 1 where the byte before closes a quoted cell */
  uint64_t after_return;     /* 1 where the byte before is a carriage return behind a closing quotation mark */
  uint64_t lines;            /* line breaks so far, quoted or not */
  uint64_t fault;            /* offset of the first quotation mark out of place; UINT64_MAX for none */
} cs_state;

/* Whether a variant can run on this machine. */
int cs_can_run(cs_variant variant);

/* The fastest variant that can run. */
cs_variant cs_best(void);

/* Writes the offsets (from `bytes`) of separators and line breaks outside quotes in [from, to) to `positions`,
   those of the line breaks alone to `breaks` too, and advances the counts. Up to 64 bytes beyond `to` are read;
   `positions` needs room for to - from + 64 more entries, `breaks` for to - from + 1. */
void cs_scan(cs_variant variant, const uint8_t *bytes, size_t from, size_t to, uint8_t separator,
             cs_state *state, uint32_t *positions, size_t *position_count, uint32_t *breaks,
             size_t *break_count);

/* What a kernel found in the cells of up to 64 rows, a bit each. */
typedef struct {
  uint64_t blank; /* no byte at all */
  uint64_t left;  /* to be decided the long way */
  uint32_t seen;  /* a bit is added for each number of digits behind the point */
} cs_cells;

/* The cells of one column of up to 64 rows: that of row r lies between the offsets ends[r * stride] and
   ends[r * stride + 1]. Before the first cell 8 bytes may be read, behind the last 24. `is_last` takes a carriage
   return off. Values of rows that are blank or left, or beyond `rows`, are of no account; 64 are written. */

/* `1234`, `-12.50`: at most 8 letters, inside lows[d]...highs[d] for d digits behind the point. */
void cs_numbers(cs_variant variant, const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows,
                int is_last, int is_whole, const int64_t *lows, const int64_t *highs, int64_t *values,
                uint8_t *digits, cs_cells *found);

/* `2023-03-07` as year << 9 | month << 5 | day. */
void cs_dates(cs_variant variant, const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows,
              int is_last, int64_t *values, cs_cells *found);

/* A cell whose meaning is known, by up to 32 of its bytes in four words: the first eight, the second eight of more
   than sixteen, the third of more than 24, the last eight of more than eight. */
typedef struct {
  uint64_t first, second, third, last;
  uint64_t length; /* 0 where an entry of a table is free */
  int64_t meaning;
} cs_spelling;

/* The words of a cell that is not empty; 8 bytes before it and 24 from its start on may be read. */
cs_spelling cs_spelling_of(const uint8_t *cell, size_t length);

/* Where to look for a cell first in a table of 2^bits entries; then in the next ones, up to a free one. */
uint64_t cs_slot(cs_spelling cell, uint64_t bits);

/* The meanings of cells that stand in a table of 2^bits entries, which is not full and has no
   entry of more than `longest` bytes, written to `codes` or, where that
   is null, to `values`. Left are cells that are not there, that mean less than 0, or are longer than 32 bytes. */
void cs_spellings(cs_variant variant, const cs_spelling *entries, uint64_t bits, size_t longest,
                  const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, int is_last, uint16_t *codes, int64_t *values,
                  cs_cells *found);

/* A bit for each of 64 codes below 64: whether it is in the sets `yes` and `unknown`. */
void cs_codes(cs_variant variant, const uint16_t *codes, uint64_t yes, uint64_t unknown, uint64_t *are,
              uint64_t *may);

/* A bit for each of 64 values in low...high. */
uint64_t cs_range(cs_variant variant, const int64_t *values, int64_t low, int64_t high);

/* The sum of those of 64 values that have a bit in `rows`, as high * 2^32 + low. */
void cs_sum(cs_variant variant, const int64_t *values, uint64_t rows, int64_t *high, uint64_t *low);

#endif
