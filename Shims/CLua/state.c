/* The life of a state. Its memory is one mapping, so that it ends without running any code of the script. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"

/* Lua's allocator. For a new object `old_size` is its kind: those that a script can tell apart without a value
 * of their own (tables, functions, userdata, threads) get a birth number. */
static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
  alua_state *s = context;
  void *result;
  if (!block && new_size && old_size >= LUA_TTABLE && old_size <= LUA_TTHREAD)
    result = arena_new_object(&s->arena, new_size);
  else result = arena_resize(&s->arena, block, old_size, new_size);
  if (!result && new_size > old_size) limits_note_memory(s);
  return result;
}

/* Fills the fixed slots, then opens the sandbox. */
static int set_up(lua_State *L) {
  alua_state *s = lua_touserdata(L, 1);
  static const char *const names[ALUA_FIELDS] = {"amount", "chance", "high", "side", "range", "inside"};
  lua_settop(L, 0);
  luaL_checkstack(L, SLOT_LAST + LUA_MINSTACK, NULL);
  lua_pushglobaltable(L);
  /* Collect when memory has quadrupled, not doubled: with the few objects of a strategy a cycle comes every few
   * hundred bets, and costs those that return tables a fifth of their time. */
  lua_gc(L, LUA_GCINC, 400, 0, 0);
  open_sandbox(L);
  lua_pushcfunction(L, message_handler);
  lua_insert(L, SLOT_HANDLER);
  /* ctx, its hidden table, r and its own: r comes forward now, the tables go to the end below. */
  open_views(L);
  lua_pushvalue(L, -2);
  lua_remove(L, -3);
  lua_insert(L, SLOT_RESULT);
  lua_pushliteral(L, "next_bet");
  lua_pushliteral(L, "on_result");
  for (int i = 0; i < ALUA_FIELDS; i++) lua_pushstring(L, names[i]);
  lua_pushliteral(L, "low");
  lua_rotate(L, SLOT_NEXT_BET, -2);
  for (int slot = SLOT_CONTEXT_FILLER; slot <= SLOT_LAST; slot++) lua_pushnil(L);
  s->turn_context = s->turn_result = ~0u;
  s->high = lua_topointer(L, SLOT_FIELDS + ALUA_HIGH);
  s->low = lua_topointer(L, SLOT_LOW);
  s->context_view = lua_topointer(L, SLOT_CONTEXT);
  return lua_gettop(L);
}

static char *copy_text(const char *text) { return strdup(text ? text : ""); }

static bool start(alua_state *s) {
  s->L = lua_newstate(allocate, s);
  if (!s->L) return false;
  *(alua_state **)lua_getextraspace(s->L) = s;
  lua_pushcfunction(s->L, set_up);
  lua_pushlightuserdata(s->L, s);
  if (lua_pcall(s->L, 1, LUA_MULTRET, 0) != LUA_OK || lua_gettop(s->L) != SLOT_LAST) return false;
  if (!lua_checkstack(s->L, 2 * LUA_MINSTACK)) return false;
  s->current = s->L;
  /* Coroutines inherit it. */
  if (s->settings.traces) trace_begin(s, s->L);
  return true;
}

alua_state *alua_new(const alua_settings *settings) {
  alua_state *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  if (!arena_init(&s->arena, settings->memory_bytes)) {
    free(s);
    return NULL;
  }
  s->settings = *settings;
  s->dialect = settings->dialect.name != NULL;
  s->settings.dialect.name = copy_text(settings->dialect.name);
  s->settings.dialect.script = copy_text(settings->dialect.script);
  s->settings.house.name = copy_text(settings->house.name);
  s->settings.house.currency = copy_text(settings->house.currency);
  s->entry = "load";
  atomic_init(&s->own_beat.tripped_generation, UINT64_MAX);
  s->beat = settings->watchdog ? watchdog_beat_of(settings->watchdog) : &s->own_beat;
  if (start(s)) return s;
  alua_free(s);
  return NULL;
}

void alua_free(alua_state *s) {
  watchdog_forget(s);
  arena_destroy(&s->arena);
  free((void *)s->settings.house.name);
  free((void *)s->settings.house.currency);
  free((void *)s->settings.dialect.name);
  free((void *)s->settings.dialect.script);
  free(s);
}

alua_context *alua_context_of(alua_state *s) { return &s->context; }
alua_context *alua_next_context_of(alua_state *s) { return &s->next_context; }
alua_result *alua_result_of(alua_state *s) { return &s->result; }
const alua_bet *alua_bet_of(alua_state *s) { return &s->bet; }
int alua_stack_height(alua_state *s) { return lua_gettop(s->L) - SLOT_LAST; }

const char *alua_release(void) { return LUA_RELEASE; }
