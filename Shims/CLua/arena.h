/* The memory of one Lua state: one mapping, no locks, and a birth number for every object. */
#ifndef ALEA_ARENA_H
#define ALEA_ARENA_H

#include "CLua.h"

enum { ARENA_GRANULE = 16, ARENA_PAGE = 4096, ARENA_CLASSES = 64 };

typedef struct arena_page {
  void *free_list;
  uint32_t next, previous; /* among the pages of a size class that have room */
  uint32_t run;            /* pages of the run that begins here; 0: free */
  uint16_t used, carved;   /* blocks of a small page */
} arena_page;

struct alua_arena {
  unsigned char *base;
  arena_page *pages;
  size_t page_count, pages_in_use, lowest_free, mapped_bytes;
  size_t highest; /* no page from this one on was ever in use */
  uint64_t births;
  uint32_t with_room[ARENA_CLASSES + 1];
};

bool arena_init(alua_arena *arena, size_t bytes);
void arena_destroy(alua_arena *arena);
void *arena_resize(alua_arena *arena, void *block, size_t old_size, size_t new_size);

/* What an arena holds, and a way back to it. The copy is the arena's own: it fits no other. */
typedef struct arena_copy {
  alua_arena arena;
  arena_page *pages;
  unsigned char *bytes;
} arena_copy;

bool arena_keep(const alua_arena *arena, arena_copy *copy);
void arena_return(alua_arena *arena, const arena_copy *copy);
void arena_forget(arena_copy *copy);

/* Blocks lie at multiples of 16. A block that begins with a birth number is handed out 8 bytes further on, which
 * is how a block tells that it has one. */
static inline bool arena_has_birth(const void *block) { return ((uintptr_t)block & 8) != 0; }
void *arena_new_object(alua_arena *arena, size_t size);
static inline bool arena_contains(const alua_arena *arena, const void *block) {
  return (const unsigned char *)block >= arena->base
    && (const unsigned char *)block < arena->base + arena->page_count * ARENA_PAGE;
}

#endif
