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

alua_status alua_next_bet(alua_state *s) {
  if (!entry_begin(s, "next_bet")) return ALUA_FAILED;
  int status = call_with(s, &s->context_fields, SLOT_NEXT_BET, LUA_MULTRET);
  if (status == LUA_OK) {
    /* Three results are read; more could leave no room on the stack for reading them. */
    int count = lua_gettop(s->L) - SLOT_LAST;
    if (count > 3) lua_settop(s->L, SLOT_LAST + (count = 3));
    bet_read(s, SLOT_LAST + 1, count);
  }
  return entry_end(s, status);
}

alua_status alua_on_result(alua_state *s) {
  if (!entry_begin(s, "on_result")) return ALUA_FAILED;
  return entry_end(s, call_with(s, &s->result_fields, SLOT_ON_RESULT, 0));
}
