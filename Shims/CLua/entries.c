/* The entries that every bet takes: one protected call each, nothing allocated, the stack as before at the end. */
#include "entry.h"

alua_status alua_next_bet(alua_state *s) {
  lua_State *L = s->L;
  if (!entry_begin(s, "next_bet")) return ALUA_FAILED;
  lua_pushvalue(L, SLOT_NEXT_BET);
  if (lua_rawget(L, SLOT_GLOBALS) != LUA_TFUNCTION) {
    entry_end(s, LUA_OK);
    return ALUA_MISSING;
  }
  lua_pushvalue(L, SLOT_CONTEXT);
  int status = lua_pcall(L, 1, LUA_MULTRET, SLOT_HANDLER);
  if (status == LUA_OK) {
    /* Three results are read; more could leave no room on the stack for reading them. */
    int count = lua_gettop(L) - SLOT_LAST;
    if (count > 3) lua_settop(L, SLOT_LAST + (count = 3));
    bet_read(s, SLOT_LAST + 1, count);
  }
  return entry_end(s, status);
}

alua_status alua_on_result(alua_state *s) {
  lua_State *L = s->L;
  if (!entry_begin(s, "on_result")) return ALUA_FAILED;
  lua_pushvalue(L, SLOT_ON_RESULT);
  if (lua_rawget(L, SLOT_GLOBALS) != LUA_TFUNCTION) {
    entry_end(s, LUA_OK);
    return ALUA_MISSING;
  }
  lua_pushvalue(L, SLOT_RESULT);
  return entry_end(s, lua_pcall(L, 1, 0, SLOT_HANDLER));
}
