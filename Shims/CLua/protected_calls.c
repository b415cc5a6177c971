/* pcall, xpcall, coroutine.resume and coroutine.wrap: as in Lua, but a limit that was hit cannot be caught, and
 * the watchdog knows which coroutine runs. */
#include "state.h"

static int finish_pcall(lua_State *L, int status, lua_KContext skipped) {
  if (status > LUA_YIELD) {
    limits_pass_on(L, status);
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  return lua_gettop(L) - (int)skipped;
}

static int protected_call(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall);
  return finish_pcall(L, status, 0);
}

/* Stands before the script's handler, which must not run once a limit was hit: hooks would be off in it. */
static int guarded_handler(lua_State *L) {
  if (limit_reached(state_of(L))) return lua_settop(L, 1), 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}

static int protected_call_with_handler(lua_State *L) {
  int arguments = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, guarded_handler, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  int status = lua_pcallk(L, arguments - 2, LUA_MULTRET, 2, 2, finish_pcall);
  return finish_pcall(L, status, 2);
}

/* The number of results, now at the top of L, or -1 with an error object there. */
static int resume(lua_State *L, lua_State *coroutine, int arguments) {
  alua_state *s = state_of(L);
  if (limit_reached(s)) limits_raise(L);
  if (!lua_checkstack(coroutine, arguments)) return lua_pushliteral(L, "too many arguments to resume"), -1;
  lua_xmove(L, coroutine, arguments);
  int results = 0;
  lua_State *before = watchdog_switch(s, coroutine);
  int status = lua_resume(coroutine, L, arguments, &results);
  watchdog_switch(s, before);
  limits_pass_on(L, status);
  if (status != LUA_OK && status != LUA_YIELD) return lua_xmove(coroutine, L, 1), -1;
  if (!lua_checkstack(L, results + 1)) {
    lua_pop(coroutine, results);
    return lua_pushliteral(L, "too many results to resume"), -1;
  }
  lua_xmove(coroutine, L, results);
  return results;
}

static int coroutine_resume(lua_State *L) {
  lua_State *coroutine = lua_tothread(L, 1);
  luaL_argexpected(L, coroutine, 1, "coroutine");
  int results = resume(L, coroutine, lua_gettop(L) - 1);
  lua_pushboolean(L, results >= 0);
  if (results < 0) return lua_insert(L, -2), 2;
  lua_insert(L, -(results + 1));
  return results + 1;
}

static int call_wrapped(lua_State *L) {
  int results = resume(L, lua_tothread(L, lua_upvalueindex(1)), lua_gettop(L));
  if (results >= 0) return results;
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int coroutine_wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *coroutine = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, coroutine, 1);
  lua_pushcclosure(L, call_wrapped, 1);
  return 1;
}

void open_protected_calls(lua_State *L) {
  set_function(L, "pcall", protected_call);
  set_function(L, "xpcall", protected_call_with_handler);
  lua_getfield(L, -1, "coroutine");
  set_function(L, "resume", coroutine_resume);
  set_function(L, "wrap", coroutine_wrap);
  lua_pushnil(L);
  lua_setfield(L, -2, "close");
  lua_pop(L, 1);
}
