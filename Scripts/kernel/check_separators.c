/* Compares every variant of the separator kernel that this processor can run with a reader that goes byte by byte:
   on random bytes, at every length around a block, at every split of one text, and at the borders of blocks. */

#include "CSeparators.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 700, PAD = 128 };

typedef struct {
  cs_state state;
  size_t position_count, break_count;
  uint32_t positions[LONGEST + PAD], breaks[LONGEST + PAD];
} scan_result;

static uint64_t seed;

static uint32_t next_random(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 32);
}

/* RFC 4180, one byte after the other. */
static void reference(const uint8_t *bytes, size_t from, size_t to, uint8_t separator, scan_result *r) {
  for (size_t at = from; at < to; at++) {
    uint8_t byte = bytes[at];
    int quoted = r->state.in_quotes != 0, after_structural = r->state.after_structural != 0;
    int after_closing = r->state.after_closing != 0, after_return = r->state.after_return != 0;
    int is_structural = !quoted && (byte == separator || byte == '\n');
    int bad = 0;
    r->state.lines += byte == '\n';
    r->state.after_structural = r->state.after_closing = r->state.after_return = 0;
    if (byte == '"') {
      if (!quoted) bad = !after_structural && !after_closing;
      r->state.in_quotes = quoted ? 0 : UINT64_MAX;
      r->state.after_closing = quoted;
    } else if (after_closing) {
      bad = !is_structural && byte != '\r';
      r->state.after_return = byte == '\r';
    }
    if (after_return && !(byte == '\n' && !quoted)) bad = 1;
    if (bad && r->state.fault == UINT64_MAX) r->state.fault = at;
    if (is_structural) {
      r->positions[r->position_count++] = (uint32_t)at;
      r->state.after_structural = 1;
      if (byte == '\n') r->breaks[r->break_count++] = (uint32_t)at;
    }
  }
}

static int is_same(const scan_result *a, const scan_result *b) {
  /* Behind a fault only its offset counts, and what a scan is handed on for: quotation marks and lines. */
  if (a->state.lines != b->state.lines || a->state.in_quotes != b->state.in_quotes) return 0;
  if (a->state.fault != b->state.fault) return 0;
  if (a->state.fault != UINT64_MAX) return 1;
  return memcmp(&a->state, &b->state, sizeof a->state) == 0 && a->position_count == b->position_count &&
         a->break_count == b->break_count &&
         memcmp(a->positions, b->positions, a->position_count * sizeof(uint32_t)) == 0 &&
         memcmp(a->breaks, b->breaks, a->break_count * sizeof(uint32_t)) == 0;
}

static const char *const names[] = {"best", "AVX2", "SSE2", "NEON", "scalar", "AVX-512"};

static void check(cs_variant variant, const uint8_t *bytes, size_t from, size_t split, size_t to) {
  static scan_result expected, found;
  memset(&expected, 0, sizeof expected);
  expected.state.after_structural = 1;
  expected.state.fault = UINT64_MAX;
  found = expected;
  reference(bytes, from, to, ',', &expected);
  cs_scan(variant, bytes, from, split, ',', &found.state, found.positions, &found.position_count, found.breaks,
          &found.break_count);
  cs_scan(variant, bytes, split, to, ',', &found.state, found.positions, &found.position_count, found.breaks,
          &found.break_count);
  if (!is_same(&expected, &found)) {
    fprintf(stderr, "%s differs from the byte by byte reader: %zu to %zu, split at %zu, fault %llu and %llu\n",
            names[variant], from, to, split, (unsigned long long)expected.state.fault,
            (unsigned long long)found.state.fault);
    for (size_t at = from; at < to; at++) fprintf(stderr, "%02x", bytes[at]);
    fprintf(stderr, "\n");
    exit(1);
  }
}

int main(int count, char **arguments) {
  long cases = count > 1 ? atol(arguments[1]) : 200000;
  seed = count > 2 ? strtoull(arguments[2], NULL, 10) : 88172645463325252ull;
  static uint8_t bytes[LONGEST + PAD];
  for (cs_variant variant = CS_BEST; variant <= CS_AVX512; variant++) {
    if (!cs_can_run(variant)) continue;
    /* One text at every split and every length. */
    static const char text[] =
        "a,\"b,\"\"c\n\"\"\",d\r\n\"x\"\r\n,,\n\"\xC4\x91\xE1\xBA\xA7u\",\"\"\n12345678,\"long, quoted cell over a block\n\",z\n";
    size_t length = sizeof text - 1;
    for (size_t start = 0; start < 64; start++) {
      memset(bytes, '"', sizeof bytes);
      memcpy(bytes + start, text, length);
      for (size_t end = 0; end <= length; end++) {
        for (size_t split = 0; split <= end; split++) check(variant, bytes, start, start + split, start + end);
      }
    }
    /* Each byte that matters at each place of two blocks. */
    static const uint8_t marks[] = {'"', ',', '\n', '\r', 0, 0x80, 0xA2, 0xFF, '"' ^ 1, ',' ^ 0x80};
    for (size_t first = 0; first < 128; first++) {
      for (size_t second = 0; second < sizeof marks * sizeof marks; second++) {
        memset(bytes, 'a', sizeof bytes);
        bytes[first] = marks[second / sizeof marks];
        bytes[first + 1] = marks[second % sizeof marks];
        check(variant, bytes, 0, 64, 130);
      }
    }
    for (long round = 0; round < cases; round++) {
      static const uint8_t letters[] = {'"', '"', ',', '\n', '\r', 'a', 'b', 0xE1, 0x22 ^ 0x80, 0};
      uint32_t kind = next_random() % 4;
      size_t size = next_random() % LONGEST, from = size ? next_random() % size : 0;
      for (size_t at = 0; at < sizeof bytes; at++) {
        uint32_t random = next_random();
        if (kind == 0) bytes[at] = (uint8_t)random;
        else if (kind == 1) bytes[at] = letters[random % sizeof letters];
        else if (kind == 2) bytes[at] = random % 8 ? 'a' : letters[(random >> 8) % sizeof letters];
        else bytes[at] = random % 3 ? 'a' : (random >> 8) % 2 ? ',' : '\n';
      }
      size_t split = from + (size > from ? next_random() % (size - from + 1) : 0);
      check(variant, bytes, from, split, size);
    }
    printf("%s agrees with the byte by byte reader\n", names[variant]);
  }
  return 0;
}
