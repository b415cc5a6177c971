/* What happens when time or memory runs out: the state is spent, and nothing a script does can undo it. */
#include <stdio.h>
#include <string.h>

#include "state.h"

static void spend(alua_state *s, const char *where, const char *text) {
  if (s->spent) return;
  s->spent = true;
  snprintf(s->limit, sizeof s->limit, "%s%s%s", where, where[0] ? ": " : "", text);
}

void limits_time_is_up(alua_state *s, lua_State *L, lua_Debug *at) {
  if (s->spent) return;
  char where[SHORT_BYTES] = "", text[SHORT_BYTES];
  if (at && lua_getinfo(L, "Sl", at) && at->currentline > 0)
    snprintf(where, sizeof where, "%s:%d", at->short_src, at->currentline);
  else message_where(L, where, sizeof where);
  int limit = atomic_load_explicit(&s->beat->limit_ms, memory_order_relaxed);
  snprintf(text, sizeof text, "%s ran longer than %d ms", s->entry, limit);
  spend(s, where, text);
}

/* Called by the allocator, within any Lua function that allocates: looks, and allocates nothing. */
void limits_note_memory(alua_state *s) {
  if (s->spent || !s->current) return;
  /* What fails after the stack was unwound has no line, and leaves the one that counts. */
  bool found = message_where(s->current, s->memory_where, sizeof s->memory_where);
  /* A coroutine that had no room to begin has no line either: who wanted it has one. */
  if (!found && s->current != s->L) message_where(s->L, s->memory_where, sizeof s->memory_where);
}

void limits_memory_is_out(alua_state *s) {
  char text[SHORT_BYTES];
  snprintf(text, sizeof text, "not enough memory: the script used up its %zu MiB",
           s->settings.memory_bytes >> 20);
  spend(s, s->memory_where, text);
}

_Noreturn void limits_raise(lua_State *L) {
  alua_state *s = state_of(L);
  if (!s->spent) limits_time_is_up(s, L, NULL);
  lua_pushstring(L, s->limit);
  lua_error(L);
  __builtin_unreachable();
}

void limits_pass_on(lua_State *L, int status) {
  alua_state *s = state_of(L);
  if (status == LUA_ERRMEM) limits_memory_is_out(s);
  if (limit_reached(s)) limits_raise(L);
}
