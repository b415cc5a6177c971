/* tostring without addresses, string.format without %p, string.rep with a bound. */
#include <stdio.h>
#include <string.h>

#include "state.h"

const char *push_text(lua_State *L, int index, size_t *length) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 6, NULL);
  if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "'__tostring' must return a string");
    return lua_tolstring(L, -1, length);
  }
  int type = lua_type(L, index);
  if (type == LUA_TNUMBER && lua_tonumber(L, index) != lua_tonumber(L, index)) {
    /* The sign of "not a number" differs between processors. */
    lua_pushliteral(L, "nan");
  } else if (type == LUA_TNUMBER && state_of(L)->dialect && !lua_isinteger(L, index)) {
    /* Without a point where there is no fraction, as in Lua 5.1 and .NET. */
    char digits[40];
    snprintf(digits, sizeof digits, "%.14g", lua_tonumber(L, index));
    lua_pushstring(L, digits);
  } else if (type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TBOOLEAN || type == LUA_TNIL) {
    luaL_tolstring(L, index, NULL);
  } else {
    const char *name = lua_typename(L, type);
    int named = luaL_getmetafield(L, index, "__name");
    if (named == LUA_TSTRING) name = lua_tostring(L, -1);
    char digits[24];
    snprintf(digits, sizeof digits, "0x%08llx", (unsigned long long)identity_of(L, index));
    lua_pushfstring(L, "%s: %s", name, digits);
    if (named != LUA_TNIL) lua_remove(L, -2);
  }
  return lua_tolstring(L, -1, length);
}

static int to_string(lua_State *L) {
  luaL_checkany(L, 1);
  push_text(L, 1, NULL);
  return 1;
}

/* Turns the arguments of %s into text of ours, then lets Lua do the rest. */
static int format(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  int argument = 1, top = lua_gettop(L);
  for (const char *end = text + length; text < end; text++) {
    if (*text != '%') continue;
    if (++text < end && *text == '%') continue;
    while (text < end && strchr("-+ #0123456789.", *text) && *text) text++;
    if (text >= end || ++argument > top) break;
    if (state_of(L)->dialect && strchr("dicouxX", *text) && *text) lenient_integer(L, argument);
    if (*text == 'p') return luaL_error(L, "invalid conversion '%%p' to 'format': addresses are not available");
    if (*text != 's' || lua_type(L, argument) == LUA_TSTRING) continue;
    push_text(L, argument, NULL);
    lua_replace(L, argument);
  }
  return state_of(L)->format(L);
}

static int repeat(lua_State *L) {
  alua_state *s = state_of(L);
  size_t length, separator_length;
  luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  luaL_optlstring(L, 3, "", &separator_length);
  if (count <= 0 || length + separator_length == 0) return lua_pushliteral(L, ""), 1;
  if ((lua_Unsigned)count > s->settings.memory_bytes / (length + separator_length))
    return luaL_error(L, "not enough memory: string.rep of %I times %I bytes", (LUAI_UACINT)count,
                      (LUAI_UACINT)(length + separator_length));
  return s->rep(L);
}

void open_strings(lua_State *L) {
  alua_state *s = state_of(L);
  set_function(L, "tostring", to_string);
  lua_getfield(L, -1, "string");
  lua_getfield(L, -1, "format");
  s->format = lua_tocfunction(L, -1);
  lua_pop(L, 1);
  lua_getfield(L, -1, "rep");
  s->rep = lua_tocfunction(L, -1);
  lua_pop(L, 1);
  set_function(L, "format", format);
  set_function(L, "rep", repeat);
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  lua_pop(L, 1);
}
