/* How fast the kernel of the product finds separators and line breaks, by itself, on text in memory.

       scanner FILE

   Takes the first 64 MiB of the file in blocks of 256 KiB, as the engine does, and prints the best rate of seven passes
   for each variant that this machine can run, in GB/s. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "CSeparators.h"

enum { BLOCK = 256 * 1024, BLOCKS = 256 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  static const struct { cs_variant variant; const char *name; } variants[] = {
    {CS_AVX512, "AVX-512"}, {CS_AVX2, "AVX2"}, {CS_SSE2, "SSE2"}, {CS_NEON, "NEON"}, {CS_SCALAR, "scalar"}};
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  uint8_t *bytes = calloc((size_t)BLOCK * BLOCKS + 64, 1);
  uint32_t *positions = malloc((BLOCK + 64) * sizeof *positions);
  uint32_t *breaks = malloc((BLOCK + 1) * sizeof *breaks);
  if (!file || !bytes || !positions || !breaks) {
    fputs("usage: scanner FILE\n", stderr);
    return 64;
  }
  size_t size = fread(bytes, 1, (size_t)BLOCK * BLOCKS, file);
  for (size_t v = 0; v < sizeof variants / sizeof *variants; v++) {
    if (!cs_can_run(variants[v].variant)) continue;
    double least = 1e9;
    for (int pass = 0; pass < 7; pass++) {
      cs_state state = {.after_structural = 1, .fault = UINT64_MAX};
      double start = now();
      for (size_t at = 0; at < size; at += BLOCK) {
        size_t position_count = 0, break_count = 0, length = size - at < BLOCK ? size - at : BLOCK;
        cs_scan(variants[v].variant, bytes + at, 0, length, ',', &state, positions, &position_count, breaks,
                &break_count);
      }
      double took = now() - start;
      if (took < least) least = took;
    }
    printf("%s %.3f\n", variants[v].name, (double)size / least / 1e9);
  }
  return 0;
}
