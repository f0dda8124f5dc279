#ifndef CSEPARATORS_H
#define CSEPARATORS_H

#include <stddef.h>
#include <stdint.h>

/* The one kernel that is not Swift: where the separators and line breaks outside quotes stand (RFC 4180).
   Every variant gives the same answer; which one runs is decided once, by what the processor offers. */

typedef enum {
  CS_BEST = 0,
  CS_AVX2 = 1,
  CS_SSE2 = 2,
  CS_NEON = 3,
  CS_SCALAR = 4
} cs_variant;

/* What one stretch of bytes needs to know of the bytes before it. */
typedef struct {
  uint64_t in_quotes;        /* all ones inside a quoted cell */
  uint64_t after_structural; /* 1 where the byte before is a separator or line break, or nothing */
  uint64_t after_closing;    /* 1 where the byte before closes a quoted cell */
  uint64_t after_return;     /* 1 where the byte before is a carriage return behind a closing quotation mark */
  uint64_t fault;            /* offset of the first quotation mark out of place; UINT64_MAX for none */
} cs_state;

/* Whether a variant can run on this machine. */
int cs_can_run(cs_variant variant);

/* Counts quotation marks and line breaks, quoted or not. */
void cs_count(const uint8_t *bytes, size_t length, uint64_t *quotes, uint64_t *lines);

/* Writes the offsets (from `bytes`) of separators and line breaks outside quotes in [from, to) to `positions`,
   those of the line breaks alone to `breaks` too, and advances the counts. Up to 64 bytes beyond `to` are read;
   `positions` needs room for to - from + 8 more entries, `breaks` for to - from + 1. */
void cs_scan(cs_variant variant, const uint8_t *bytes, size_t from, size_t to, uint8_t separator,
             cs_state *state, uint32_t *positions, size_t *position_count, uint32_t *breaks,
             size_t *break_count);

#endif
