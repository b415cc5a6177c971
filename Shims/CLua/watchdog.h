/* What a state and the watchdog's thread have in common. */
#ifndef ALEA_WATCHDOG_H
#define ALEA_WATCHDOG_H

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "CLua.h"
#include "lua_headers.h"

/* Written by the thread that runs Lua, sampled by the watchdog. An odd generation is a running entry. */
typedef struct watchdog_beat {
  _Atomic uint64_t generation, tripped_generation;
  _Atomic(alua_state *) running;
  _Atomic int limit_ms;
  _Atomic int clock; /* clockid_t of the CPU time of the thread that runs Lua */
  pthread_t thread;  /* whose clock that is; only that thread reads it */
  bool has_thread;
  int load_ms, callback_ms;
} watchdog_beat;

static inline bool watchdog_has_tripped(watchdog_beat *beat) {
  return atomic_load_explicit(&beat->tripped_generation, memory_order_relaxed)
    == atomic_load_explicit(&beat->generation, memory_order_relaxed);
}

void watchdog_adopt_thread(watchdog_beat *beat);

static inline void watchdog_enter(watchdog_beat *beat, alua_state *state, int limit_ms) {
  if (!beat->has_thread || !pthread_equal(beat->thread, pthread_self())) watchdog_adopt_thread(beat);
  uint64_t generation = atomic_load_explicit(&beat->generation, memory_order_relaxed);
  atomic_store_explicit(&beat->running, state, memory_order_relaxed);
  atomic_store_explicit(&beat->limit_ms, limit_ms, memory_order_relaxed);
  atomic_store_explicit(&beat->generation, generation + 1, memory_order_release);
}

static inline void watchdog_leave(watchdog_beat *beat) {
  uint64_t generation = atomic_load_explicit(&beat->generation, memory_order_relaxed);
  atomic_store_explicit(&beat->generation, generation + 1, memory_order_release);
}

/* One call ends, and the next begins under the same limit. */
static inline void watchdog_pass_on(watchdog_beat *beat) {
  uint64_t generation = atomic_load_explicit(&beat->generation, memory_order_relaxed);
  atomic_store_explicit(&beat->generation, generation + 2, memory_order_release);
}

watchdog_beat *watchdog_beat_of(alua_watchdog *watchdog);
/* Makes `coroutine` the one that would be hooked; returns the one before. */
lua_State *watchdog_switch(alua_state *state, lua_State *coroutine);
/* Waits until the watchdog does not look at the state any more. */
void watchdog_forget(alua_state *state);

#endif
