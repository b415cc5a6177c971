/* Error texts: bounded, escaped, with file and line; metamethods of an error object are never called. */
#include <stdio.h>
#include <string.h>

#include "state.h"

/* The innermost line of Lua code that runs in `L`. */
bool message_where(lua_State *L, char *out, size_t room) {
  lua_Debug at;
  for (int level = 0; lua_getstack(L, level, &at); level++) {
    if (!lua_getinfo(L, "Sl", &at) || at.currentline <= 0) continue;
    snprintf(out, room, "%s:%d", at.short_src, at.currentline);
    return true;
  }
  return false;
}

/* Whether the text begins with `name:line:`, as Lua's own messages do. */
static bool has_place(const char *text, const char *where) {
  const char *colon = strrchr(where, ':');
  size_t name = colon ? (size_t)(colon - where) + 1 : 0;
  return name > 0 && strncmp(text, where, name) == 0 && text[name] >= '0' && text[name] <= '9';
}

/* What Lua puts before an error that a function of ours without line numbers raises. */
static size_t own_place(const char *text) {
  static const char *const places[] = {"alea:-1: ", "?:-1: "};
  for (int i = 0; i < 2; i++)
    if (strncmp(text, places[i], strlen(places[i])) == 0) return strlen(places[i]);
  return 0;
}

static void store(alua_state *s, const char *where, const char *text, size_t length) {
  size_t used = 0;
  size_t own = own_place(text);
  text += own;
  length -= own;
  /* What a prelude raises about the script as a whole has no line; the file is named all the same. */
  if (s->dialect && s->ran && !where[0] && strncmp(text, s->path, strlen(s->path)) != 0) where = s->path;
  if (where[0] && !has_place(text, where))
    used = (size_t)snprintf(s->error, sizeof s->error, "%s: ", where);
  escape_text(s->error + used, sizeof s->error - used, text, length, NULL);
}

static void store_object(alua_state *s, lua_State *L, int index, const char *where) {
  size_t length = 0;
  if (lua_type(L, index) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, index, &length);
    store(s, where, text, length);
    return;
  }
  char text[SHORT_BYTES];
  if (lua_type(L, index) == LUA_TNUMBER)
    snprintf(text, sizeof text, "error: %.14g", lua_tonumber(L, index));
  else snprintf(text, sizeof text, "error: a %s", lua_typename(L, lua_type(L, index)));
  store(s, where, text, strlen(text));
}

/* Runs where the error was raised, while its line can still be found. */
int message_handler(lua_State *L) {
  char where[SHORT_BYTES] = "";
  message_where(L, where, sizeof where);
  store_object(state_of(L), L, 1, where);
  lua_settop(L, 1);
  return 1;
}

/* Settles the text of an entry that failed; the error object is at the top. */
void message_from_failure(alua_state *s, int status) {
  if (status == LUA_ERRMEM) limits_memory_is_out(s);
  if (limit_reached(s)) {
    if (!s->spent) limits_time_is_up(s, s->L, NULL);
    escape_text(s->error, sizeof s->error, s->limit, strlen(s->limit), NULL);
  } else if (s->error[0] == 0) {
    store_object(s, s->L, -1, "");
  }
}

const char *alua_error(alua_state *s) { return s->error; }
bool alua_is_spent(alua_state *s) { return s->spent; }
