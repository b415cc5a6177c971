/* A number for every object that has no value of its own: the same in every run, unlike its address. */
#include <string.h>

#include "state.h"

/* Below all births of the arena. */
enum { BUILTIN_RANKS = 1024 };
static const char ranks_key = 0;

static uint64_t birth_of(const alua_arena *arena, const void *object) {
  uint64_t birth = 0;
  if (arena_contains(arena, object)) memcpy(&birth, (const unsigned char *)object - 8, sizeof birth);
  return birth;
}

static uint64_t rank_of_builtin(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &ranks_key);
  lua_pushvalue(L, index);
  lua_rawget(L, -2);
  uint64_t rank = (uint64_t)lua_tointeger(L, -1);
  lua_pop(L, 2);
  return rank;
}

uint64_t identity_of(lua_State *L, int index) {
  alua_state *s = state_of(L);
  const unsigned char *object = lua_topointer(L, index);
  switch (lua_type(L, index)) {
  case LUA_TTHREAD:
    /* A thread's memory begins with the host's extra space. */
    return BUILTIN_RANKS + birth_of(&s->arena, object - LUA_EXTRASPACE);
  case LUA_TUSERDATA:
    return object == s->context_view ? 1 : 2;
  default:
    return arena_contains(&s->arena, object) ? BUILTIN_RANKS + birth_of(&s->arena, object)
                                             : rank_of_builtin(L, index);
  }
}

static void rank_table(lua_State *L, int ranks, int table, lua_Integer *rank) {
  /* Built-in functions are few: take the smallest name that is left, until none is. */
  const char *last = NULL;
  for (;;) {
    const char *smallest = NULL;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
      if (lua_type(L, -2) != LUA_TSTRING || !lua_iscfunction(L, -1)) continue;
      const char *name = lua_tostring(L, -2);
      if ((!last || strcmp(name, last) > 0) && (!smallest || strcmp(name, smallest) < 0)) smallest = name;
    }
    if (!smallest) return;
    lua_getfield(L, table, smallest);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, ranks) == LUA_TNIL) {
      lua_pushvalue(L, -2);
      lua_pushinteger(L, ++*rank);
      lua_rawset(L, ranks);
    }
    lua_pop(L, 2);
    last = smallest;
  }
}

/* Called with the globals at the top, when the sandbox is complete. */
void identity_rank_builtins(lua_State *L) {
  static const char *const libraries[] = {"coroutine", "math", "string", "table", "utf8"};
  int globals = lua_gettop(L);
  lua_Integer rank = 2;
  lua_newtable(L);
  int ranks = lua_gettop(L);
  rank_table(L, ranks, globals, &rank);
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    lua_getfield(L, globals, libraries[i]);
    rank_table(L, ranks, lua_gettop(L), &rank);
    lua_pop(L, 1);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, &ranks_key);
}
