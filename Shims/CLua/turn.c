/* A result and the next bet in one small Lua function, because each way from C into Lua and back costs what a
 * dozen instructions of a script do. For a script that reads r.win and ctx.bets it is
 *
 *   return function(on_result_, win)
 *     local v_ = result_ v_.win = win
 *     on_result_(r_)
 *     local next_bet_, bets = between_(globals_, "next_bet")
 *     v_ = context_ v_.bets = bets
 *     return next_bet_(ctx_)
 *   end
 *
 * where a function of ours that does nothing stands for one that is not to be called. It is written anew, as fillers
 * are, when the script reads a field that it had not read before. */
#include "state.h"

int turn_idle(lua_State *L) { return (void)L, 0; }

/* Here on_result ends for the watchdog and for messages, and next_bet begins. It is found now, as on_result may have
 * put another in its place. Returns it with the fields of ctx in use. */
static int between(lua_State *L) {
  alua_state *s = state_of(L);
  if (s->bet.stop_asked) return lua_pushcfunction(L, turn_idle), 1;
  watchdog_pass_on(s->beat);
  s->entry = "next_bet";
  s->context = s->next_context;
  s->vanished = lua_rawget(L, 1) != LUA_TFUNCTION;
  if (s->vanished) return lua_pushcfunction(L, turn_idle), 1;
  view *v = &s->context_fields;
  /* on_result may have read a field of a kept ctx for the first time: it is stored, and the turn does not know. */
  if (__builtin_expect(v->used != s->turn_context, 0)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &s->turn_context);
    view_refresh(L, v, lua_gettop(L));
    lua_pop(L, 1);
  }
  return 1 + view_push_fields(s, v, s->turn_context);
}

static void push_source(lua_State *L, const view *result, const view *context) {
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  luaL_addstring(&text, "local r_, result_, ctx_, context_, globals_, between_ = ... return function(on_result_");
  own_text_names(&text, result);
  luaL_addstring(&text, ") local v_ = result_");
  own_text_stores(&text, result);
  luaL_addstring(&text, " on_result_(r_) local next_bet_");
  own_text_names(&text, context);
  luaL_addstring(&text, " = between_(globals_, \"next_bet\")");
  if (context->used) luaL_addstring(&text, " v_ = context_");
  own_text_stores(&text, context);
  luaL_addstring(&text, " return next_bet_(ctx_) end");
  luaL_pushresult(&text);
}

/* Takes r, the table behind it, ctx and the table behind that. */
int turn_build(lua_State *L) {
  alua_state *s = state_of(L);
  lua_pushvalue(L, 4);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &s->turn_context);
  lua_pushglobaltable(L);
  lua_pushcfunction(L, between);
  push_source(L, &s->result_fields, &s->context_fields);
  own_text_load(L);
  lua_insert(L, 1);
  lua_call(L, 6, 1);
  s->turn_result = s->result_fields.used;
  s->turn_context = s->context_fields.used;
  return 1;
}
