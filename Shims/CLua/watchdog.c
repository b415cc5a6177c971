/* Ends callbacks that run too long. It costs a callback four stores: the watchdog samples a counter, and only
 * where the same call is seen running past its limit does it set a hook, which then raises with a line number.
 *
 * The hook is set from this thread, as the Lua manual allows for signals: it marks the frames of the coroutine,
 * and the lock makes sure that the coroutine cannot end meanwhile. A hook that comes late, into the next call,
 * sees another generation and goes away. */
#include "watchdog.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "state.h"

struct alua_watchdog {
  watchdog_beat beat;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t wake;
  bool ready, ending;
  int poll_ms, backstop_ms;
  alua_unresponsive on_unresponsive;
};

static int64_t cpu_ms(clockid_t clock) {
  struct timespec time;
  if (clock_gettime(clock, &time) != 0) return -1;
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void watchdog_adopt_thread(watchdog_beat *beat) {
  clockid_t clock = CLOCK_PROCESS_CPUTIME_ID;
#ifndef __APPLE__
  if (pthread_getcpuclockid(pthread_self(), &clock) != 0) clock = CLOCK_PROCESS_CPUTIME_ID;
#endif
  beat->thread = pthread_self();
  beat->has_thread = true;
  atomic_store_explicit(&beat->clock, (int)clock, memory_order_relaxed);
}

static void hook(lua_State *L, lua_Debug *at) {
  alua_state *s = state_of(L);
  if (limit_reached(s)) {
    limits_time_is_up(s, L, at);
    limits_raise(L);
  }
  trace_begin(s, L);
}

static void trip(alua_watchdog *watchdog, alua_state *state, uint64_t generation) {
  atomic_store(&watchdog->beat.tripped_generation, generation);
  lua_sethook(state->current, hook, LUA_MASKCOUNT, 1);
  if (state->L != state->current) lua_sethook(state->L, hook, LUA_MASKCOUNT, 1);
}

/* The place is read while the other thread runs: it does not leave its C function, so the frames above stay as they
 * are; and whoever is told ends the process. */
static void tell_unresponsive(alua_watchdog *watchdog, alua_state *state) {
  char where[SHORT_BYTES] = "", text[SHORT_BYTES * 2];
  message_where(state->current, where, sizeof where);
  int limit = atomic_load_explicit(&watchdog->beat.limit_ms, memory_order_relaxed);
  snprintf(text, sizeof text, "%s%s%s ran longer than %d ms inside one library call", where, where[0] ? ": " : "",
           state->entry, limit + watchdog->backstop_ms);
  watchdog->on_unresponsive(text);
}

static void wait_a_moment(alua_watchdog *watchdog) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_nsec += (long)watchdog->poll_ms * 1000000;
  until.tv_sec += until.tv_nsec / 1000000000;
  until.tv_nsec %= 1000000000;
  pthread_cond_timedwait(&watchdog->wake, &watchdog->lock, &until);
}

static void *watch(void *argument) {
  alua_watchdog *watchdog = argument;
  watchdog_beat *beat = &watchdog->beat;
  uint64_t seen = 0;
  int64_t since = 0;
  bool tripped = false, told = false;
  pthread_mutex_lock(&watchdog->lock);
  watchdog->ready = true;
  pthread_cond_broadcast(&watchdog->wake);
  while (!watchdog->ending) {
    wait_a_moment(watchdog);
    uint64_t generation = atomic_load_explicit(&beat->generation, memory_order_acquire);
    if (generation % 2 == 0) continue;
    int64_t now = cpu_ms((clockid_t)atomic_load_explicit(&beat->clock, memory_order_relaxed));
    if (now < 0) continue;
    if (generation != seen) {
      seen = generation;
      since = now;
      tripped = told = false;
      continue;
    }
    int64_t limit = atomic_load_explicit(&beat->limit_ms, memory_order_relaxed);
    alua_state *state = atomic_load_explicit(&beat->running, memory_order_relaxed);
    if (now - since < limit) continue;
    if (atomic_load_explicit(&beat->generation, memory_order_acquire) != generation) continue;
    if (!tripped) {
      trip(watchdog, state, generation);
      tripped = true;
    } else if (!told && watchdog->on_unresponsive && now - since >= limit + watchdog->backstop_ms) {
      told = true;
      tell_unresponsive(watchdog, state);
    }
  }
  pthread_mutex_unlock(&watchdog->lock);
  return NULL;
}

alua_watchdog *alua_watchdog_new(
  int load_ms, int callback_ms, int poll_ms, int backstop_ms, alua_unresponsive on_unresponsive
) {
  alua_watchdog *watchdog = calloc(1, sizeof *watchdog);
  if (!watchdog) return NULL;
  watchdog->beat.load_ms = load_ms;
  watchdog->beat.callback_ms = callback_ms;
  watchdog->poll_ms = poll_ms;
  watchdog->backstop_ms = backstop_ms;
  watchdog->on_unresponsive = on_unresponsive;
  atomic_store(&watchdog->beat.tripped_generation, UINT64_MAX);
  pthread_mutex_init(&watchdog->lock, NULL);
  pthread_cond_init(&watchdog->wake, NULL);
  if (pthread_create(&watchdog->thread, NULL, watch, watchdog) != 0) {
    free(watchdog);
    return NULL;
  }
  /* A system call filter that is set up next must find the thread running, not being born. */
  pthread_mutex_lock(&watchdog->lock);
  while (!watchdog->ready) pthread_cond_wait(&watchdog->wake, &watchdog->lock);
  pthread_mutex_unlock(&watchdog->lock);
  return watchdog;
}

void alua_watchdog_free(alua_watchdog *watchdog) {
  pthread_mutex_lock(&watchdog->lock);
  watchdog->ending = true;
  pthread_cond_broadcast(&watchdog->wake);
  pthread_mutex_unlock(&watchdog->lock);
  pthread_join(watchdog->thread, NULL);
  pthread_cond_destroy(&watchdog->wake);
  pthread_mutex_destroy(&watchdog->lock);
  free(watchdog);
}

watchdog_beat *watchdog_beat_of(alua_watchdog *watchdog) { return &watchdog->beat; }

lua_State *watchdog_switch(alua_state *state, lua_State *coroutine) {
  alua_watchdog *watchdog = state->settings.watchdog;
  if (watchdog) pthread_mutex_lock(&watchdog->lock);
  lua_State *before = state->current;
  state->current = coroutine;
  if (watchdog) pthread_mutex_unlock(&watchdog->lock);
  return before;
}

void watchdog_forget(alua_state *state) {
  alua_watchdog *watchdog = state->settings.watchdog;
  if (!watchdog) return;
  pthread_mutex_lock(&watchdog->lock);
  pthread_mutex_unlock(&watchdog->lock);
}
