#ifndef CSAMPLES_H
#define CSAMPLES_H

#include <stddef.h>

/* A file that the program carries. The name leads from the folder that the files are written into. */
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} cs_sample;

/* How many files there are, and one of them. */
size_t cs_sample_count(void);
cs_sample cs_sample_at(size_t index);

#endif
