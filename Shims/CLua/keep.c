/* Comes back to a state that has been: a script that is played many times is read and run once. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"

struct alua_kept {
  alua_state state;
  arena_copy memory;
};

bool arena_keep(const alua_arena *arena, arena_copy *copy) {
  size_t count = arena->highest;
  copy->arena = *arena;
  copy->pages = malloc(count * sizeof *copy->pages);
  copy->bytes = malloc(count * ARENA_PAGE);
  if (!copy->pages || !copy->bytes) {
    arena_forget(copy);
    return false;
  }
  memcpy(copy->pages, arena->pages, count * sizeof *copy->pages);
  memcpy(copy->bytes, arena->base, count * ARENA_PAGE);
  return true;
}

void arena_return(alua_arena *arena, const arena_copy *copy) {
  size_t count = copy->arena.highest, since = arena->highest;
  memcpy(arena->pages, copy->pages, count * sizeof *copy->pages);
  memset(arena->pages + count, 0, (since - count) * sizeof *copy->pages);
  memcpy(arena->base, copy->bytes, count * ARENA_PAGE);
  *arena = copy->arena;
}

void arena_forget(arena_copy *copy) {
  free(copy->pages);
  free(copy->bytes);
}

alua_kept *alua_keep(alua_state *s) {
  if (s->spent || lua_gettop(s->L) != SLOT_LAST || random_was_used(s)) return NULL;
  alua_kept *kept = malloc(sizeof *kept);
  if (!kept) return NULL;
  if (!arena_keep(&s->arena, &kept->memory)) {
    free(kept);
    return NULL;
  }
  memcpy(&kept->state, s, sizeof *s);
  return kept;
}

bool alua_return(alua_state *s, const alua_kept *kept, uint64_t first, uint64_t second) {
  /* The beat is the watchdog's as well; it never goes back. */
  size_t before = offsetof(alua_state, own_beat), after = before + sizeof s->own_beat;
  arena_return(&s->arena, &kept->memory);
  memcpy(s, &kept->state, before);
  memcpy((char *)s + after, (const char *)&kept->state + after, sizeof *s - after);
  s->settings.seeds[0] = first;
  s->settings.seeds[1] = second;
  return random_seed(s);
}

void alua_forget(alua_kept *kept) {
  arena_forget(&kept->memory);
  free(kept);
}
