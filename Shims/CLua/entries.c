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
  if (v->filled) arguments += view_push_fields(s, v, v->filled);
  else lua_pushvalue(L, v->view_slot);
  return lua_pcall(L, arguments, results, SLOT_HANDLER);
}

/* Three results are read; more could leave no room on the stack for reading them. */
static inline void read_results(alua_state *s) {
  int count = lua_gettop(s->L) - SLOT_LAST;
  if (__builtin_expect(count > 3, 0)) lua_settop(s->L, SLOT_LAST + (count = 3));
  bet_read(s, SLOT_LAST + 1, count);
}

/* Calls a function of a dialect's prelude, which is in `slot`; with a result or with nothing. */
static alua_status dialect_call(alua_state *s, int slot, bool told, bool asked) {
  lua_pushvalue(s->L, slot);
  int status = lua_pcall(s->L, told ? dialect_push_result(s) : 0, asked ? 3 : 0, SLOT_HANDLER);
  if (status == LUA_OK && asked) bet_read_values(s, SLOT_LAST + 1);
  return entry_end(s, status);
}

alua_status alua_next_bet(alua_state *s) {
  if (!entry_begin(s, "next_bet")) return ALUA_FAILED;
  if (s->dialect) return dialect_call(s, SLOT_ASK, false, true);
  int status = call_with(s, &s->context_fields, SLOT_NEXT_BET, LUA_MULTRET);
  if (status == LUA_OK) read_results(s);
  return entry_end(s, status);
}

alua_status alua_on_result(alua_state *s) {
  if (!entry_begin(s, s->dialect ? "the script" : "on_result")) return ALUA_FAILED;
  if (s->dialect) return dialect_call(s, SLOT_TURN, true, false);
  return entry_end(s, call_with(s, &s->result_fields, SLOT_ON_RESULT, 0));
}

static inline bool knows_fields(const alua_state *s) {
  return s->turn_result == s->result_fields.used && s->turn_context == s->context_fields.used;
}

/* Pushes the turn and on_result, as it is now. */
static inline void push_turn(alua_state *s) {
  lua_State *L = s->L;
  lua_pushvalue(L, SLOT_TURN);
  lua_pushvalue(L, SLOT_ON_RESULT);
  if (__builtin_expect(lua_rawget(L, SLOT_GLOBALS) == LUA_TFUNCTION, 1)) return;
  lua_pop(L, 1);
  lua_pushcfunction(L, turn_idle);
}

alua_status alua_exchange(alua_state *s) {
  if (!entry_begin(s, s->dialect ? "the script" : "on_result")) return ALUA_FAILED;
  if (s->dialect) {
    s->context = s->next_context;
    return dialect_call(s, SLOT_TURN, true, true);
  }
  int status = __builtin_expect(knows_fields(s), 1) ? LUA_OK : requests_renew_turn(s);
  if (status == LUA_OK) {
    s->vanished = false;
    push_turn(s);
    int fields = view_push_fields(s, &s->result_fields, s->turn_result);
    status = lua_pcall(s->L, 1 + fields, LUA_MULTRET, SLOT_HANDLER);
  }
  if (status == LUA_OK) read_results(s);
  if (status == LUA_OK && s->vanished) status = NO_FUNCTION;
  return entry_end(s, status);
}
