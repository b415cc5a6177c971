/* A page's checksum: 64 bits of its number and its first 4088 bytes, which are 511 words.
 *
 * Every change within one word is found, for certain: `step` is a bijection of `sum` for a fixed word and of the word
 * for a fixed `sum` (xor, multiplication by an odd number modulo 2^64 and xor with the upper half can each be undone).
 * So another word makes another sum of its lane, all later steps keep the two apart, and so do those that join the
 * lanes. Other changes are missed once in 2^64. Four lanes, because a multiplication waits for the one before it. */
#include <string.h>

#include "pages.h"

enum { WORDS = (PAGE_BYTES - SUM_BYTES) / 8, LANES = 4 };

static uint64_t little_endian(const uint8_t *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static inline uint64_t step(uint64_t sum, uint64_t word) {
  sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  return sum ^ sum >> 32;
}

static uint64_t page_sum(const uint8_t *bytes, uint32_t page) {
  /* The number is in it so that a page that lies in another's place is found too. */
  uint64_t sum = step(UINT64_C(0x616C6561), page); /* "alea" */
  uint64_t lane[LANES] = {step(sum, 1), step(sum, 2), step(sum, 3), step(sum, 4)};
  int word = 0;
  for (; word + LANES <= WORDS; word += LANES) {
    for (int i = 0; i < LANES; i++) lane[i] = step(lane[i], little_endian(bytes + 8 * (word + i)));
  }
  for (int i = 0; word < WORDS; word++, i++) lane[i] = step(lane[i], little_endian(bytes + 8 * word));
  for (int i = 0; i < LANES; i++) sum = step(sum, lane[i]);
  return sum;
}

void page_stamp(uint8_t *bytes, uint32_t page) {
  uint64_t sum = page_sum(bytes, page);
  for (int i = 0; i < SUM_BYTES; i++) bytes[PAGE_BYTES - SUM_BYTES + i] = (uint8_t)(sum >> 8 * i);
}

bool page_has_layout(const uint8_t *first) {
  return first[16] == PAGE_BYTES >> 8 && first[17] == 0 && first[20] == SUM_BYTES;
}

const char *page_fault(const uint8_t *bytes, uint32_t page) {
  if (page == LOCK_PAGE) {
    for (int i = 0; i < PAGE_BYTES; i++) {
      if (bytes[i] != 0) return "it is never written, but is not empty";
    }
    return NULL;
  }
  if (page_sum(bytes, page) != little_endian(bytes + PAGE_BYTES - SUM_BYTES)) {
    return "its checksum differs: it was damaged, or changed by another program";
  }
  return page == 1 && !page_has_layout(bytes) ? fault_layout : NULL;
}
