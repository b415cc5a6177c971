/* What a script remembers, as a number: a walk through everything that it can reach. Objects are numbered as they are
 * come upon, from the globals on, so that two states with the same contents have the same fingerprint wherever their
 * objects lie. */
#include <string.h>

#include "state.h"

typedef struct walk {
  uint64_t first, second;
  lua_Integer met; /* objects so far */
  const char *unseen;
} walk;

/* Slots of the walk's own function: the walk, both views, numbers by object, objects by number. */
enum { WALK = 1, CONTEXT, RESULT, NUMBERS, OBJECTS };

/* Two multiplications of wyhash's kind, each with a constant of its own. */
static void mix(walk *w, uint64_t x) {
  unsigned __int128 one = (unsigned __int128)(w->first ^ x) * 0x9E3779B97F4A7C15u;
  unsigned __int128 other = (unsigned __int128)(w->second + x) * 0xD6E8FEB86659FD93u;
  w->first = ((uint64_t)one ^ (uint64_t)(one >> 64)) + 0xA0761D6478BD642Fu;
  w->second = ((uint64_t)other ^ (uint64_t)(other >> 64)) ^ 0xE7037ED1A0B428DBu ^ x;
}

static void mix_bytes(walk *w, const void *bytes, size_t length) {
  const char *next = bytes;
  mix(w, length);
  for (; length >= 8; length -= 8, next += 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    mix(w, word);
  }
  uint64_t rest = 0;
  memcpy(&rest, next, length);
  mix(w, rest);
}

/* Mixes the number of the object at the top, which is new if this returns true, and pops it. */
static bool mix_object(lua_State *L, walk *w) {
  lua_pushvalue(L, -1);
  if (lua_rawget(L, NUMBERS) != LUA_TNIL) {
    mix(w, (uint64_t)lua_tointeger(L, -1));
    lua_pop(L, 2);
    return false;
  }
  lua_pop(L, 1);
  mix(w, (uint64_t)++w->met);
  lua_pushvalue(L, -1);
  lua_rawseti(L, OBJECTS, w->met);
  lua_pushinteger(L, w->met);
  lua_rawset(L, NUMBERS);
  return true;
}

/* Mixes the value at the top, and pops it. */
static void mix_value(lua_State *L, walk *w) {
  int type = lua_type(L, -1);
  mix(w, (uint64_t)type);
  switch (type) {
  case LUA_TNIL: break;
  case LUA_TBOOLEAN: mix(w, (uint64_t)lua_toboolean(L, -1)); break;
  case LUA_TNUMBER:
    if (lua_isinteger(L, -1)) {
      mix(w, (uint64_t)lua_tointeger(L, -1));
    } else {
      lua_Number number = lua_tonumber(L, -1);
      mix(w, 1);
      mix_bytes(w, &number, sizeof number);
    }
    break;
  case LUA_TSTRING: {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    mix_bytes(w, text, length);
    break;
  }
  case LUA_TLIGHTUSERDATA: mix(w, (uint64_t)(uintptr_t)lua_touserdata(L, -1)); break;
  default: mix_object(L, w); return;
  }
  lua_pop(L, 1);
}

static int dump(lua_State *L, const void *piece, size_t length, void *context) {
  (void)L;
  mix_bytes(context, piece, length);
  return 0;
}

static void mix_upvalues(lua_State *L, walk *w, int function, bool is_lua) {
  for (int i = 1; lua_getupvalue(L, function, i); i++) {
    /* Functions share variables: a variable is an object of its own. */
    if (is_lua) {
      lua_pushlightuserdata(L, lua_upvalueid(L, function, i));
      if (!mix_object(L, w)) {
        lua_pop(L, 1);
        continue;
      }
    }
    mix_value(L, w);
  }
}

static void mix_function(lua_State *L, walk *w, int function) {
  if (lua_iscfunction(L, function)) {
    mix(w, (uint64_t)(uintptr_t)lua_tocfunction(L, function));
    mix_upvalues(L, w, function, false);
  } else {
    lua_pushvalue(L, function);
    lua_dump(L, dump, w, 0);
    lua_pop(L, 1);
    mix_upvalues(L, w, function, true);
  }
}

static void mix_table(lua_State *L, walk *w, int table) {
  if (!lua_getmetatable(L, table)) lua_pushnil(L);
  mix_value(L, w);
  lua_Integer count = push_sorted_keys(L, table);
  mix(w, (uint64_t)count);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, table + 1, i);
    lua_pushvalue(L, -1);
    mix_value(L, w);
    lua_rawget(L, table);
    mix_value(L, w);
  }
  lua_pop(L, 1);
}

/* What the views show is what the script is told, and the generator is known not to have been used. */
static void mix_userdata(lua_State *L, walk *w, int object) {
  if (lua_touserdata(L, object) == state_of(L)->random) return;
  bool is_result = lua_rawequal(L, object, RESULT);
  if (!is_result && !lua_rawequal(L, object, CONTEXT)) w->unseen = "an object of the host";
  mix(w, is_result);
}

static int go(lua_State *L) {
  walk *w = lua_touserdata(L, WALK);
  lua_newtable(L);
  lua_newtable(L);
  lua_pushglobaltable(L);
  mix_value(L, w);
  for (lua_Integer i = 1; i <= w->met && !w->unseen; i++) {
    int type = lua_rawgeti(L, OBJECTS, i), object = lua_gettop(L);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    switch (type) {
    case LUA_TTABLE: mix_table(L, w, object); break;
    case LUA_TFUNCTION: mix_function(L, w, object); break;
    case LUA_TUSERDATA: mix_userdata(L, w, object); break;
    case LUA_TTHREAD: w->unseen = "a coroutine"; break;
    default: break; /* a variable: its value was mixed beside its number */
    }
    lua_settop(L, object - 1);
  }
  return 0;
}

alua_fingerprint alua_take_fingerprint(alua_state *s) {
  lua_State *L = s->L;
  walk w = {.first = 0x2D358DCCAA6C78A5u, .second = 0x8BB84B93962EACC9u};
  alua_fingerprint found = {.sight = view_sight(s)};
  if (random_was_used(s)) found.sight |= ALUA_SEES_CHANCE;
  int top = lua_gettop(L);
  if (!lua_checkstack(L, LUA_MINSTACK)) return found.unseen = "more than there is memory for", found;
  lua_pushcfunction(L, go);
  lua_pushlightuserdata(L, &w);
  lua_pushvalue(L, SLOT_CONTEXT);
  lua_pushvalue(L, SLOT_RESULT);
  if (lua_pcall(L, 3, 0, 0) != LUA_OK) w.unseen = "more than there is memory for";
  lua_settop(L, top);
  found.words[0] = w.first;
  found.words[1] = w.second;
  found.unseen = w.unseen;
  return found;
}

void alua_forget_sight(alua_state *s) {
  view_forget(s->L, &s->context_fields);
  view_forget(s->L, &s->result_fields);
}
