/* The loops over the cells of 64 rows. Included once for each instruction set, with CELLS(name) giving its names:
   plain loops without a branch, which the compiler turns into vectors as wide as the set has. */

static void CELLS(numbers)(const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, int is_last,
                           int is_whole, const int64_t *lows, const int64_t *highs, int64_t *values,
                           uint8_t *digits, cs_cells *found) {
  uint64_t words[64], lengths[64];
  for (size_t row = 0; row < rows; row++) {
    size_t start = (size_t)ends[row * stride] + 1, end = ends[row * stride + 1];
    if (is_last && end > start && bytes[end - 1] == '\r') end--;
    lengths[row] = end > start ? end - start : 0;
    words[row] = eight(bytes + end - 8);
  }
  for (size_t row = rows; row < 64; row++) words[row] = lengths[row] = 0;
  uint64_t blank = 0, plain = 0, seen = 0;
  uint64_t places[64];
  for (size_t row = 0; row < 64; row++) {
    uint64_t length = lengths[row];
    uint64_t letters = length - 1 < 8 ? length : 1;
    uint64_t shift = 64 - 8 * letters;
    /* The last letter is in the highest byte; zeros, which are digits, stand before the first. */
    uint64_t cell = ((words[row] ^ ZEROS) >> shift) << shift;
    uint64_t minus = ((cell >> shift) & 0xFF) == ('-' ^ '0') ? 1 : 0;
    cell &= ~(((0 - minus) & 0xFF) << shift);
    uint64_t other = cell ^ 0x1E1E1E1E1E1E1E1Eull; /* '.' ^ '0' */
    uint64_t points = ~(((other & ~HIGHS) + ~HIGHS) | other | ~HIGHS);
    uint64_t point = points >> 7, before = point - 1;
    uint64_t joined = ((cell & before) << 8) | (cell & ~before & ~((point << 8) - point));
    uint64_t number = points ? joined : cell;
    uint64_t first = ((uint64_t)0x80 << shift) << (8 * minus);
    uint64_t bad = not_digits(number) | (points & (points - 1)) | (points & first) | (points & 1ull << 63) |
                   (is_whole ? points : 0);
    uint64_t is_plain = (bad == 0) & (length - 1 < 8) & (length > minus);
    uint64_t place = ((points & 0x0080008000800080ull) ? 1 : 0) | ((points & 0x0000808000008080ull) ? 2 : 0) |
                     ((points & 0x0000000080808080ull) ? 4 : 0);
    int64_t value = (int64_t)eight_digits(number);
    values[row] = minus ? -value : value;
    places[row] = place;
    blank |= (uint64_t)(length == 0) << row;
    plain |= is_plain << row;
    seen |= is_plain << place;
  }
  for (size_t row = 0; row < 64; row++) digits[row] = (uint8_t)places[row];
  uint64_t outside = 0;
  for (uint64_t rest = seen; rest; rest &= rest - 1) {
    uint64_t place = (uint64_t)__builtin_ctzll(rest);
    int64_t low = lows[place], high = highs[place];
    for (size_t row = 0; row < 64; row++) {
      outside |= (uint64_t)((places[row] == place) & ((values[row] < low) | (values[row] > high))) << row;
    }
  }
  uint64_t valid = rows < 64 ? (1ull << rows) - 1 : ~0ull;
  found->blank = blank & valid;
  found->left = ~(plain & ~outside) & ~blank & valid;
  found->seen |= (uint32_t)seen;
}

static void CELLS(dates)(const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, int is_last,
                         int64_t *values, cs_cells *found) {
  uint64_t firsts[64], lasts[64], lengths[64];
  for (size_t row = 0; row < rows; row++) {
    size_t start = (size_t)ends[row * stride] + 1, end = ends[row * stride + 1];
    if (is_last && end > start && bytes[end - 1] == '\r') end--;
    lengths[row] = end > start ? end - start : 0;
    firsts[row] = eight(bytes + start);
    lasts[row] = eight(bytes + start + 2);
  }
  for (size_t row = rows; row < 64; row++) firsts[row] = lasts[row] = lengths[row] = 0;
  uint64_t blank = 0, plain = 0;
  for (size_t row = 0; row < 64; row++) {
    uint64_t first = firsts[row] ^ 0x2D30302D30303030ull; /* 0000-00- */
    uint64_t last = (lasts[row] >> 48) ^ 0x3030;
    uint64_t bad = not_digits(first) | not_digits(last) | (first & 0xFF0000FF00000000ull);
    uint64_t tens = (first & 0xFF) * 10 + (first >> 8 & 0xFF), units = (first >> 16 & 0xFF) * 10 + (first >> 24 & 0xFF);
    uint64_t year = tens * 100 + units;
    uint64_t month = (first >> 40 & 0xFF) * 10 + (first >> 48 & 0xFF);
    uint64_t day = (last & 0xFF) * 10 + (last >> 8 & 0xFF);
    /* 29 February of a year that ends a century is left to the long way. */
    uint64_t leap = ((year & 3) == 0) & (units != 0);
    uint64_t days = month == 2 ? 28 + leap : 30 + ((0x15AAull >> (month & 63)) & 1);
    uint64_t is_plain = (bad == 0) & (lengths[row] == 10) & (year - 1 < 9999) & (month - 1 < 12) & (day - 1 < days);
    values[row] = (int64_t)(year << 9 | month << 5 | day);
    blank |= (uint64_t)(lengths[row] == 0) << row;
    plain |= is_plain << row;
  }
  uint64_t valid = rows < 64 ? (1ull << rows) - 1 : ~0ull;
  found->blank = blank & valid;
  found->left = ~plain & ~blank & valid;
}

static void CELLS(codes)(const uint16_t *codes, uint64_t yes, uint64_t unknown, uint64_t *are, uint64_t *may) {
  uint64_t first = 0, second = 0;
  for (size_t row = 0; row < 64; row++) {
    uint64_t code = codes[row] & 63;
    first |= (yes >> code & 1) << row;
    second |= (unknown >> code & 1) << row;
  }
  *are = first;
  *may = second;
}

static uint64_t CELLS(range)(const int64_t *values, int64_t low, int64_t high) {
  uint64_t inside = 0;
  for (size_t row = 0; row < 64; row++) {
    inside |= (uint64_t)((values[row] >= low) & (values[row] <= high)) << row;
  }
  return inside;
}

static void CELLS(sum)(const int64_t *values, uint64_t rows, int64_t *high, uint64_t *low) {
  uint64_t lower = 0;
  int64_t upper = 0;
  for (size_t row = 0; row < 64; row++) {
    int64_t value = values[row] & -(int64_t)(rows >> row & 1);
    lower += (uint64_t)value & 0xFFFFFFFF;
    upper += value >> 32;
  }
  *high = upper;
  *low = lower;
}

/* `words` is a constant: how many words tell the cells apart. */
INLINE void CELLS(spellings_by)(int words, const cs_spelling *entries, uint64_t bits, const uint8_t *bytes, const uint32_t *ends,
                             size_t stride, size_t rows, int is_last, uint16_t *codes, int64_t *values,
                             cs_cells *found) {
  uint64_t lengths[64], firsts[64], seconds[64], thirds[64], lasts[64], slots[64];
  int64_t meanings[64];
  for (size_t row = 0; row < rows; row++) {
    size_t start = (size_t)ends[row * stride] + 1, end = ends[row * stride + 1];
    if (is_last && end > start && bytes[end - 1] == '\r') end--;
    lengths[row] = end > start ? end - start : 0;
    firsts[row] = eight(bytes + start);
    if (words > 1) lasts[row] = eight(bytes + end - 8);
    if (words > 2) seconds[row] = eight(bytes + start + 8), thirds[row] = eight(bytes + start + 16);
  }
  for (size_t row = rows; row < 64; row++) {
    lengths[row] = firsts[row] = 0;
    if (words > 1) lasts[row] = 0;
    if (words > 2) seconds[row] = thirds[row] = 0;
  }
  uint64_t blank = 0, left = 0;
  for (size_t row = 0; row < 64; row++) {
    cs_spelling cell = words == 1   ? spelling_of(firsts[row], 0, 0, 0, lengths[row])
                       : words == 2 ? spelling_of(firsts[row], 0, 0, lasts[row], lengths[row])
                                    :
        spelling_of(firsts[row], seconds[row], thirds[row], lasts[row], lengths[row]);
    firsts[row] = cell.first;
    if (words > 1) lasts[row] = cell.last;
    if (words > 2) seconds[row] = cell.second, thirds[row] = cell.third;
    slots[row] = hash_of(cell) >> (64 - bits);
    blank |= (uint64_t)(lengths[row] == 0) << row;
  }
  for (size_t row = 0; row < 64; row++) {
    uint64_t slot = slots[row];
    const cs_spelling *entry = entries + slot;
    uint64_t difference;
    /* The table is never full. */
    while ((difference = (entry->first ^ firsts[row]) | (entry->length ^ lengths[row]) |
                         (words > 1 ? entry->last ^ lasts[row] : 0) |
                         (words > 2 ? (entry->second ^ seconds[row]) | (entry->third ^ thirds[row]) : 0)) &&
           entry->length) {
      slot = (slot + 1) & ((1ull << bits) - 1);
      entry = entries + slot;
    }
    meanings[row] = entry->meaning;
    left |= (uint64_t)((difference != 0) | (lengths[row] > 32) | (entry->meaning < 0)) << row;
  }
  if (codes) {
    for (size_t row = 0; row < 64; row++) codes[row] = (uint16_t)meanings[row];
  } else {
    memcpy(values, meanings, sizeof meanings);
  }
  uint64_t valid = rows < 64 ? (1ull << rows) - 1 : ~0ull;
  found->blank = blank & valid;
  found->left = left & ~blank & valid;
}

static void CELLS(spellings)(const cs_spelling *entries, uint64_t bits, size_t longest, const uint8_t *bytes,
                             const uint32_t *ends, size_t stride, size_t rows, int is_last, uint16_t *codes,
                             int64_t *values, cs_cells *found) {
  /* A cell that is longer than every entry differs from all by its length. */
  if (longest <= 8) {
    CELLS(spellings_by)(1, entries, bits, bytes, ends, stride, rows, is_last, codes, values, found);
  } else if (longest <= 16) {
    CELLS(spellings_by)(2, entries, bits, bytes, ends, stride, rows, is_last, codes, values, found);
  } else {
    CELLS(spellings_by)(4, entries, bits, bytes, ends, stride, rows, is_last, codes, values, found);
  }
}
