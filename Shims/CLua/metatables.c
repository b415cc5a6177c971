/* setmetatable installs a copy with the known events only, so that what a script adds to its table later never
 * becomes live: `__gc`, `__close`, `__mode` and `__concat` lead to known memory errors of Debian's Lua or to
 * code that runs when no limit watches. getmetatable still answers with the script's own table. */
#include "state.h"

static const char *const allowed[] = {
  "__index", "__newindex", "__call", "__tostring", "__name", "__len", "__eq", "__lt", "__le", "__unm",
  "__add", "__sub", "__mul", "__div", "__mod", "__pow", "__idiv", "__band", "__bor", "__bxor", "__shl",
  "__shr", "__bnot", "__pairs", "__metatable", NULL};
static const char *const refused[] = {"__gc", "__close", "__mode", "__concat", NULL};

/* Its address is the key of the script's own table in the copy; no script can write it. */
static const char original_key = 0;

static void refuse_dangerous_events(lua_State *L, int table) {
  for (const char *const *name = refused; *name; name++) {
    lua_pushstring(L, *name);
    if (lua_rawget(L, table) != LUA_TNIL) luaL_error(L, "setmetatable: %s is not available to scripts", *name);
    lua_pop(L, 1);
  }
  lua_pushstring(L, "__call");
  int call = lua_rawget(L, table);
  /* A chain of callable tables makes Lua's call loop for minutes where no hook is looked at. */
  if (call != LUA_TNIL && call != LUA_TFUNCTION) luaL_error(L, "setmetatable: __call must be a function");
  lua_pop(L, 1);
}

static void push_copy(lua_State *L, int table) {
  lua_createtable(L, 0, 4);
  for (const char *const *name = allowed; *name; name++) {
    lua_pushstring(L, *name);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, table) == LUA_TNIL) lua_pop(L, 2);
    else lua_rawset(L, -3);
  }
  lua_pushvalue(L, table);
  lua_rawsetp(L, -2, &original_key);
}

static int set_metatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_settop(L, 2);
  if (type == LUA_TTABLE) {
    refuse_dangerous_events(L, 2);
    push_copy(L, 2);
  }
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  return 1;
}

static int get_metatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (!lua_getmetatable(L, 1)) return lua_pushnil(L), 1;
  lua_pushliteral(L, "__metatable");
  if (lua_rawget(L, -2) != LUA_TNIL) return 1;
  lua_rawgetp(L, -2, &original_key);
  return 1;
}

void open_metatables(lua_State *L) {
  set_function(L, "setmetatable", set_metatable);
  set_function(L, "getmetatable", get_metatable);
  lua_pushliteral(L, "");
  if (lua_getmetatable(L, -1)) {
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}
