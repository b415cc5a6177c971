/* load: text only, bounded, and named by us, so that a chunk cannot speak in the name of the host. */
#include <string.h>

#include "state.h"

/* Joins the pieces that the function in argument 1 returns. */
static const char *read_pieces(lua_State *L, size_t *length) {
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  size_t total = 0;
  for (;;) {
    lua_pushvalue(L, 1);
    lua_call(L, 0, 1);
    size_t piece = 0;
    if (lua_isnil(L, -1)) break;
    if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "reader function must return a string");
    lua_tolstring(L, -1, &piece);
    total += piece;
    if (piece == 0 || total > SOURCE_BYTES) break;
    luaL_addvalue(&buffer);
  }
  lua_pop(L, 1);
  luaL_pushresult(&buffer);
  const char *text = lua_tolstring(L, -1, length);
  if (total > SOURCE_BYTES) *length = total;
  return text;
}

static int load(lua_State *L) {
  bool has_environment = !lua_isnone(L, 4);
  size_t length;
  if (!lua_isstring(L, 1)) luaL_checktype(L, 1, LUA_TFUNCTION);
  const char *text = lua_isstring(L, 1) ? lua_tolstring(L, 1, &length) : read_pieces(L, &length);
  if (length > SOURCE_BYTES) {
    lua_pushnil(L);
    lua_pushliteral(L, "load: text of more than 256 KiB");
    return 2;
  }
  int status = luaL_loadbufferx(L, text, length, "=(load)", "t");
  if (status != LUA_OK) {
    limits_pass_on(L, status);
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  if (has_environment) {
    lua_pushvalue(L, 4);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}

void open_load(lua_State *L) { set_function(L, "load", load); }
