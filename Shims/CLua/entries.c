/* The entries that every bet takes: one protected call each, nothing allocated, the stack as before at the end. */
#include "entry.h"

/* Finds the script's function, as it is now, and calls it with the view; the results stay on the stack. */
static inline int call_with(alua_state *s, view *v, int name_slot, int results) {
  lua_State *L = s->L;
  if (__builtin_expect(v->used != v->filled, 0)) {
    int status = requests_renew_filler(s, v);
    if (status != LUA_OK) return status;
  }
  int arguments = 1;
  if (v->filled) lua_pushvalue(L, v->filler_slot);
  lua_pushvalue(L, name_slot);
  if (lua_rawget(L, SLOT_GLOBALS) != LUA_TFUNCTION) return NO_FUNCTION;
  if (v->filled) arguments += filler_push_fields(s, v);
  else lua_pushvalue(L, v->view_slot);
  return lua_pcall(L, arguments, results, SLOT_HANDLER);
}

/* Three results are read; more could leave no room on the stack for reading them. */
static inline void read_results(alua_state *s) {
  int count = lua_gettop(s->L) - SLOT_LAST;
  if (count > 3) lua_settop(s->L, SLOT_LAST + (count = 3));
  bet_read(s, SLOT_LAST + 1, count);
}

alua_status alua_next_bet(alua_state *s) {
  if (!entry_begin(s, "next_bet")) return ALUA_FAILED;
  int status = call_with(s, &s->context_fields, SLOT_NEXT_BET, LUA_MULTRET);
  if (status == LUA_OK) read_results(s);
  return entry_end(s, status);
}

alua_status alua_on_result(alua_state *s) {
  if (!entry_begin(s, "on_result")) return ALUA_FAILED;
  return entry_end(s, call_with(s, &s->result_fields, SLOT_ON_RESULT, 0));
}

/* Indices in the frame of `exchange`: what next_bet needs, then on_result with its arguments, ready to be called. */
enum { EX_GLOBALS = 1, EX_NEXT_BET, EX_CONTEXT, EX_CONTEXT_VALUES, EX_CONTEXT_FILLER,
       EX_FIXED = EX_CONTEXT_FILLER };

static int exchange(lua_State *L) {
  alua_state *s = state_of(L);
  int chain = lua_gettop(L) - EX_FIXED;
  if (chain > 0) lua_call(L, chain - 1, 0);
  if (s->bet.stop_asked) return 0;
  /* A call of its own for the watchdog and for messages. */
  watchdog_leave(s->beat);
  s->entry = "next_bet";
  watchdog_enter(s->beat, s, s->beat->callback_ms);
  s->context = s->next_context;
  view *v = &s->context_fields;
  /* on_result may have read a field of a kept ctx for the first time: it is stored, and the filler does not know. */
  if (__builtin_expect(v->used != v->filled, 0)) view_refresh(L, v, EX_CONTEXT_VALUES);
  int arguments = 1;
  if (v->filled) lua_pushvalue(L, EX_CONTEXT_FILLER);
  lua_pushvalue(L, EX_NEXT_BET);
  s->vanished = lua_rawget(L, EX_GLOBALS) != LUA_TFUNCTION;
  if (s->vanished) return 0;
  if (v->filled) arguments += filler_push_fields(s, v);
  else lua_pushvalue(L, EX_CONTEXT);
  lua_call(L, arguments, LUA_MULTRET);
  return lua_gettop(L) - EX_FIXED;
}

/* Pushes on_result, behind its filler if there is one, and its arguments; nothing where the script has none. */
static void push_result_call(alua_state *s) {
  lua_State *L = s->L;
  view *v = &s->result_fields;
  if (v->filled) lua_pushvalue(L, v->filler_slot);
  lua_pushvalue(L, SLOT_ON_RESULT);
  if (lua_rawget(L, SLOT_GLOBALS) != LUA_TFUNCTION) {
    lua_pop(L, v->filled ? 2 : 1);
    return;
  }
  if (v->filled) filler_push_fields(s, v);
  else lua_pushvalue(L, v->view_slot);
}

static inline int renew(alua_state *s, view *v) {
  return __builtin_expect(v->used != v->filled, 0) ? requests_renew_filler(s, v) : LUA_OK;
}

alua_status alua_exchange(alua_state *s) {
  if (!entry_begin(s, "on_result")) return ALUA_FAILED;
  lua_State *L = s->L;
  int status = renew(s, &s->result_fields);
  if (status == LUA_OK) status = renew(s, &s->context_fields);
  if (status != LUA_OK) return entry_end(s, status);
  s->vanished = false;
  lua_pushcfunction(L, exchange);
  lua_pushvalue(L, SLOT_GLOBALS);
  lua_pushvalue(L, SLOT_NEXT_BET);
  lua_pushvalue(L, SLOT_CONTEXT);
  lua_pushvalue(L, SLOT_CONTEXT_VALUES);
  lua_pushvalue(L, SLOT_CONTEXT_FILLER);
  push_result_call(s);
  status = lua_pcall(L, lua_gettop(L) - SLOT_LAST - 1, LUA_MULTRET, SLOT_HANDLER);
  if (status == LUA_OK) read_results(s);
  if (status == LUA_OK && s->vanished) status = NO_FUNCTION;
  return entry_end(s, status);
}
