/* Stores the fields in use of a view before a call. Storing them through the C API costs three calls a field; a
 * small Lua function that takes them as arguments does it in one instruction each, then calls the script:
 *
 *   return function(call_, win, amount) local v_ = values_ v_.win = win v_.amount = amount return call_(view_) end
 *
 * It is written anew when the script reads a field that it had not read before. */
#include "state.h"

static void add_arguments(luaL_Buffer *text, const view *v) {
  for (int field = 0; field < v->field_count; field++) {
    if (!(v->used >> field & 1)) continue;
    luaL_addstring(text, ", ");
    luaL_addstring(text, v->field_names[field]);
  }
}

/* Pushes the filler for the fields in use. */
void filler_build(lua_State *L, view *v, int values, int object) {
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  luaL_addstring(&text, "local values_, view_ = ... return function(call_");
  add_arguments(&text, v);
  luaL_addstring(&text, ") local v_ = values_");
  for (int field = 0; field < v->field_count; field++) {
    if (!(v->used >> field & 1)) continue;
    luaL_addstring(&text, " v_.");
    luaL_addstring(&text, v->field_names[field]);
    luaL_addstring(&text, " = ");
    luaL_addstring(&text, v->field_names[field]);
  }
  luaL_addstring(&text, " return call_(view_) end");
  luaL_pushresult(&text);
  size_t length;
  const char *source = lua_tolstring(L, -1, &length);
  if (luaL_loadbufferx(L, source, length, "=alea", "t") != LUA_OK) lua_error(L);
  lua_pushvalue(L, values);
  lua_pushvalue(L, object);
  lua_call(L, 2, 1);
  lua_remove(L, -2);
  v->filled = v->used;
}

/* Pushes the values of the fields in use; returns how many. */
int filler_push_fields(alua_state *s, const view *v) {
  int count = 0;
  for (uint32_t left = v->filled; left != 0; left &= left - 1, count++) v->push(s->L, s, __builtin_ctz(left));
  return count;
}
