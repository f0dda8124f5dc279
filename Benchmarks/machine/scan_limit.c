/* What this machine can do at best with a file in the page cache: seconds to read it in blocks of 256 KiB, and to read
   it and find its separators and line breaks with the kernel of the product.

       scan_limit FILE THREADS

   Threads take blocks by turns. Each block is scanned as if it began outside quotes: the work is the same, only the
   positions are not. Prints both best times of five. */

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "CSeparators.h"

enum { BLOCK = 256 * 1024, MOST_THREADS = 64 };

static int file;
static atomic_long next_block;
static int scanning;

static void *work(void *unused) {
  (void)unused;
  uint8_t *bytes = calloc(1, BLOCK + 64);
  uint32_t *positions = malloc((BLOCK + 64) * sizeof *positions);
  uint32_t *breaks = malloc((BLOCK + 1) * sizeof *breaks);
  if (!bytes || !positions || !breaks) abort();
  for (;;) {
    ssize_t length = pread(file, bytes, BLOCK, atomic_fetch_add(&next_block, 1) * (off_t)BLOCK);
    if (length <= 0) break;
    if (scanning) {
      cs_state state = {.after_structural = 1, .fault = UINT64_MAX};
      size_t position_count = 0, break_count = 0;
      cs_scan(CS_BEST, bytes, 0, (size_t)length, ',', &state, positions, &position_count, breaks, &break_count);
    }
  }
  free(bytes);
  free(positions);
  free(breaks);
  return NULL;
}

static double best(int threads) {
  double least = 1e9;
  for (int round = 0; round < 5; round++) {
    pthread_t others[MOST_THREADS];
    struct timespec start, end;
    atomic_store(&next_block, 0);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 1; i < threads; i++) {
      if (pthread_create(&others[i], NULL, work, NULL) != 0) abort();
    }
    work(NULL);
    for (int i = 1; i < threads; i++) pthread_join(others[i], NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double took = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    if (took < least) least = took;
  }
  return least;
}

int main(int count, char **arguments) {
  int threads = count == 3 ? atoi(arguments[2]) : 0;
  if (threads < 1 || threads > MOST_THREADS || (file = open(arguments[1], O_RDONLY)) < 0) {
    fputs("usage: scan_limit FILE THREADS\n", stderr);
    return 64;
  }
  double reading = best(threads);
  scanning = 1;
  printf("%.6f %.6f\n", reading, best(threads));
  return 0;
}
