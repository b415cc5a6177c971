/* Stores the fields in use of a view before a call. Storing them through the C API costs three calls a field; a
 * small Lua function that takes them as arguments does it in one instruction each, then calls the script:
 *
 *   return function(call_, win, amount) local v_ = values_ v_.win = win v_.amount = amount return call_(view_) end
 *
 * It is written anew when the script reads a field that it had not read before. */
#include "state.h"

void own_text_names(luaL_Buffer *text, const view *v) {
  for (int field = 0; field < v->field_count; field++) {
    if (!(v->used >> field & 1)) continue;
    luaL_addstring(text, ", ");
    luaL_addstring(text, v->field_names[field]);
  }
}

void own_text_stores(luaL_Buffer *text, const view *v) {
  for (int field = 0; field < v->field_count; field++) {
    if (!(v->used >> field & 1)) continue;
    luaL_addstring(text, " v_.");
    luaL_addstring(text, v->field_names[field]);
    luaL_addstring(text, " = ");
    luaL_addstring(text, v->field_names[field]);
  }
}

/* Begun at the first piece: a buffer puts a value of its own above the function that is written. */
typedef struct stripped {
  bool begun;
  luaL_Buffer bytes;
} stripped;

static int append(lua_State *L, const void *piece, size_t length, void *context) {
  stripped *out = context;
  if (!out->begun) luaL_buffinit(L, &out->bytes);
  out->begun = true;
  luaL_addlstring(&out->bytes, piece, length);
  return 0;
}

static void load_piece(lua_State *L, const char *mode) {
  size_t length;
  const char *piece = lua_tolstring(L, -1, &length);
  if (luaL_loadbufferx(L, piece, length, "=alea", mode) != LUA_OK) lua_error(L);
  lua_remove(L, -2);
}

/* Replaces the text at the top by its function, without line numbers: no message may name a line of ours. */
void own_text_load(lua_State *L) {
  load_piece(L, "t");
  stripped out = {.begun = false};
  lua_dump(L, append, &out, 1);
  luaL_pushresult(&out.bytes);
  lua_remove(L, -2);
  load_piece(L, "b");
}

/* Pushes the filler for the fields in use. */
void filler_build(lua_State *L, view *v, int values, int object) {
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  luaL_addstring(&text, "local values_, view_ = ... return function(call_");
  own_text_names(&text, v);
  luaL_addstring(&text, ") local v_ = values_");
  own_text_stores(&text, v);
  luaL_addstring(&text, " return call_(view_) end");
  luaL_pushresult(&text);
  own_text_load(L);
  lua_pushvalue(L, values);
  lua_pushvalue(L, object);
  lua_call(L, 2, 1);
  v->filled = v->used;
}
