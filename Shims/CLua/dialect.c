/* Community dialects: a prelude in Lua maps the contract of another bot onto ours, and these are the functions that
 * it stands on. A prelude takes a result as plain arguments and returns the next bet as three values: no view, no
 * table, one call of Lua for a bet. */
#include <stdio.h>
#include <string.h>

#include "entry.h"

static const char turn_key = 0, ask_key = 0, others_key = 0;

static int host_warn(lua_State *L) {
  alua_state *s = state_of(L);
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  char where[SHORT_BYTES] = "";
  message_where(L, where, sizeof where);
  size_t used = (size_t)snprintf(s->line, LINE_BYTES, "%s: ", where[0] ? where : s->path);
  used += escape_text(s->line + used, LINE_BYTES - used, text, length, NULL);
  s->settings.dialect.warn(s->settings.host, s->line, used);
  return 0;
}

/* Asks the host about the name in argument 1. */
static int answer(lua_State *L, alua_asks ask) {
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  lua_pushboolean(L, ask(state_of(L)->settings.host, name, length));
  return 1;
}

/* Whether the script's text has the name in it; a script that makes names up has them all. */
static int host_mentions(lua_State *L) { return answer(L, state_of(L)->settings.dialect.mentions); }

/* Whether the name itself stands in the text. */
static int host_spells(lua_State *L) { return answer(L, state_of(L)->settings.dialect.spells); }

/* Whether the script sets the global. */
static int host_assigns(lua_State *L) {
  alua_state *s = state_of(L);
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  lua_pushboolean(L, s->settings.dialect.assigned_in(s->settings.host, name, length) > 0);
  return 1;
}

/* `path:line: ` of the first line in which the script sets the global, for messages. */
static int host_place(lua_State *L) {
  alua_state *s = state_of(L);
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  int64_t line = s->settings.dialect.assigned_in(s->settings.host, name, length);
  if (line > 0) lua_pushfstring(L, "%s:%I: ", s->path, (LUAI_UACINT)line);
  else lua_pushfstring(L, "%s: ", s->path);
  return 1;
}

/* What a person gave with -P for the name, as text, or nil. */
static int host_given(lua_State *L) {
  alua_state *s = state_of(L);
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  alua_param_answer answer;
  memset(&answer, 0, sizeof answer);
  if (s->settings.dialect.given(s->settings.host, name, length, &answer))
    lua_pushlstring(L, answer.text, answer.length);
  else lua_pushnil(L);
  return 1;
}

/* Seconds of the session's clock, at the handover. */
static int host_now(lua_State *L) {
  lua_pushnumber(L, (lua_Number)state_of(L)->context.now / 1e9);
  return 1;
}

/* Makes the next bet wait for so many seconds, beside what it already waits for; at most a year. */
static int host_delay(lua_State *L) {
  alua_state *s = state_of(L);
  lua_Number seconds = luaL_checknumber(L, 1);
  static const lua_Number year = 366.0 * 86400;
  if (!(seconds > 0)) return 0;
  lua_Number total = (lua_Number)s->bet.delay / 1e9 + seconds;
  s->bet.delay = (int64_t)((total < year ? total : year) * 1e9);
  return 0;
}

int64_t alua_take_delay(alua_state *s) {
  int64_t delay = s->bet.delay;
  s->bet.delay = 0;
  return delay;
}

/* The rest of the result that is being handed over: chance, high, ticket, nonce, profit and multiplier. */
static int host_result(lua_State *L) {
  const alua_result *r = &state_of(L)->result;
  lua_pushnumber(L, (lua_Number)r->chance_hundredths / 100);
  lua_pushboolean(L, r->side == ALUA_SIDE_HIGH);
  lua_pushinteger(L, r->ticket);
  lua_pushinteger(L, r->nonce);
  lua_pushnumber(L, (lua_Number)r->profit / 1e8);
  lua_pushnumber(L, (lua_Number)r->multiplier_ten_thousandths / 1e4);
  return 6;
}

/* Compiles a piece of ours without line numbers. */
static int host_compile(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  lua_settop(L, 1);
  own_text_load(L);
  return 1;
}

/* Takes the functions that are called per bet, turn and ask, and the table of the others. */
static int host_enter(lua_State *L) {
  for (int i = 1; i <= 2; i++) luaL_checktype(L, i, LUA_TFUNCTION);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &others_key);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &ask_key);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &turn_key);
  return 0;
}

static void set_text(lua_State *L, const char *key, const char *text) {
  lua_pushstring(L, text);
  lua_setfield(L, -2, key);
}

static void set_number(lua_State *L, const char *key, lua_Number number) {
  lua_pushnumber(L, number);
  lua_setfield(L, -2, key);
}

/* Pushes the table that every part of a prelude gets as its argument, the same one for all. */
static void push_host(lua_State *L) {
  static const char key = 0;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) == LUA_TTABLE) return;
  lua_pop(L, 1);
  static const luaL_Reg functions[] = {
    {"warn", host_warn}, {"mentions", host_mentions}, {"spells", host_spells}, {"assigns", host_assigns}, {"place", host_place}, {"given", host_given}, {"now", host_now},
    {"delay", host_delay}, {"result", host_result}, {"compile", host_compile}, {"enter", host_enter},
    {"stop", host_stop}, {"param", host_param}, {NULL, NULL}};
  const alua_settings *settings = &state_of(L)->settings;
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  set_text(L, "dialect", settings->dialect.name);
  set_text(L, "script", settings->dialect.script);
  set_text(L, "house", settings->house.name);
  set_text(L, "currency", settings->house.currency);
  set_number(L, "edge", settings->house.edge);
  set_number(L, "min_bet", settings->house.min_bet);
  set_number(L, "epoch", (lua_Number)settings->dialect.epoch);
  lua_pushboolean(L, settings->house.simulated);
  lua_setfield(L, -2, "simulated");
  lua_pushinteger(L, settings->dialect.balance);
  lua_setfield(L, -2, "units");
  push_files(L);
  lua_setfield(L, -2, "files");
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
}

/* The text is argument 1. */
static int run_prelude(lua_State *L) {
  own_text_load(L);
  push_host(L);
  lua_call(L, 1, 0);
  return 0;
}

alua_status alua_prelude(alua_state *s, const char *text, size_t length) {
  if (!entry_begin(s, "prelude")) return ALUA_FAILED;
  lua_pushcfunction(s->L, run_prelude);
  /* May raise for want of memory outside of a protected call: the state is fresh and has room. */
  lua_pushlstring(s->L, text, length);
  return entry_end(s, lua_pcall(s->L, 1, 0, SLOT_HANDLER));
}

/* Calls the function `name` of the table with the arguments above it; leaves `results` values. */
static int call_point(lua_State *L, const char *name, int results) {
  int arguments = lua_gettop(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &others_key);
  lua_getfield(L, -1, name);
  lua_insert(L, 1);
  lua_pop(L, 1);
  lua_call(L, arguments, results);
  return lua_gettop(L);
}

/* The prelude's own function for it, made before the script could put anything in the place of Lua's functions. */
static int run_ready(lua_State *L) {
  push_host(L);
  lua_getfield(L, -1, "ready");
  lua_call(L, 0, 0);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &turn_key);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &ask_key);
  return 2;
}

alua_status alua_dialect_ready(alua_state *s) {
  s->bet.stop_asked = false; /* at top level stop() has no effect in any of the dialects */
  if (!entry_begin(s, "load")) return ALUA_FAILED;
  lua_pushcfunction(s->L, run_ready);
  int status = lua_pcall(s->L, 0, 2, SLOT_HANDLER);
  if (status == LUA_OK) {
    lua_replace(s->L, SLOT_ASK);
    lua_replace(s->L, SLOT_TURN);
  }
  return entry_end(s, status);
}

static int run_repair(lua_State *L) { return call_point(L, "repair", 3); }

alua_status alua_dialect_repair(alua_state *s) {
  if (!entry_begin(s, s->entry)) return ALUA_FAILED;
  const alua_result *r = &s->result;
  lua_pushcfunction(s->L, run_repair);
  lua_pushnumber(s->L, (lua_Number)r->amount / 1e8);
  lua_pushnumber(s->L, (lua_Number)r->chance_hundredths / 100);
  lua_pushboolean(s->L, r->side == ALUA_SIDE_HIGH);
  int status = lua_pcall(s->L, 3, 3, SLOT_HANDLER);
  if (status == LUA_OK) bet_read_values(s, SLOT_LAST + 1);
  return entry_end(s, status);
}

static int run_refused(lua_State *L) {
  const char *why = lua_touserdata(L, 1);
  lua_Integer length = lua_tointeger(L, 2);
  lua_settop(L, 0);
  lua_pushlstring(L, why, (size_t)length);
  return call_point(L, "refused", 0);
}

int dialect_refused(alua_state *s, const char *why, size_t length) {
  lua_pushcfunction(s->L, run_refused);
  lua_pushlightuserdata(s->L, (void *)why);
  lua_pushinteger(s->L, (lua_Integer)length);
  return lua_pcall(s->L, 2, 0, SLOT_HANDLER);
}

static int run_stopped(lua_State *L) { return call_point(L, "stopped", 0); }

int dialect_stopped(alua_state *s) {
  lua_pushcfunction(s->L, run_stopped);
  return lua_pcall(s->L, 0, 0, SLOT_HANDLER);
}

/* Pushes the result as turn and told take it: won, roll in percent, and in units stake, balance and profit. */
int dialect_push_result(alua_state *s) {
  lua_State *L = s->L;
  const alua_result *r = &s->result;
  lua_pushboolean(L, r->win);
  lua_pushnumber(L, (lua_Number)r->roll / 100);
  lua_pushinteger(L, r->amount);
  lua_pushinteger(L, r->balance);
  lua_pushinteger(L, r->profit);
  return 5;
}
