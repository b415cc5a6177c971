/* What a script knows of its host: house, stop and param. */
#include <string.h>

#include "state.h"

static alua_text_value value_at(lua_State *L, int index) {
  alua_text_value out = {0};
  switch (lua_type(L, index)) {
  case LUA_TNONE: break;
  case LUA_TNIL: out.value.kind = ALUA_NIL; break;
  case LUA_TBOOLEAN:
    out.value.kind = ALUA_BOOLEAN;
    out.value.integer = lua_toboolean(L, index);
    break;
  case LUA_TNUMBER:
    out.value.kind = lua_isinteger(L, index) ? ALUA_INTEGER : ALUA_NUMBER;
    out.value.integer = lua_tointeger(L, index);
    out.value.number = lua_tonumber(L, index);
    break;
  case LUA_TSTRING:
    out.value.kind = ALUA_STRING;
    out.text = lua_tolstring(L, index, &out.length);
    break;
  case LUA_TTABLE: out.value.kind = ALUA_TABLE; break;
  default: out.value.kind = ALUA_OTHER;
  }
  return out;
}

static void push_answer(lua_State *L, const alua_param_answer *answer) {
  switch (answer->value.kind) {
  case ALUA_BOOLEAN: lua_pushboolean(L, answer->value.integer != 0); break;
  case ALUA_INTEGER: lua_pushinteger(L, answer->value.integer); break;
  case ALUA_NUMBER: lua_pushnumber(L, answer->value.number); break;
  case ALUA_STRING: lua_pushlstring(L, answer->text, answer->length); break;
  default: lua_pushnil(L);
  }
}

/* Pushes field `key` of the options and reads it; the value stays on the stack, and so does its text. */
static alua_text_value option(lua_State *L, const char *key) {
  lua_pushstring(L, key);
  lua_rawget(L, 4);
  return value_at(L, -1);
}

static void read_options(lua_State *L, alua_param *request) {
  if (lua_isnoneornil(L, 4)) return;
  luaL_checktype(L, 4, LUA_TTABLE);
  request->min = option(L, "min");
  request->max = option(L, "max");
  if (option(L, "choices").value.kind == ALUA_NIL) return;
  luaL_argcheck(L, lua_istable(L, -1), 4, "choices must be a table");
  int choices = lua_gettop(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, choices);
  luaL_argcheck(L, count >= 1 && count <= ALUA_MAX_CHOICES, 4, "choices must hold 1 to 32 values");
  luaL_checkstack(L, ALUA_MAX_CHOICES + 4, NULL);
  for (lua_Integer i = 0; i < count; i++) {
    lua_rawgeti(L, choices, i + 1);
    request->choices[i] = value_at(L, -1);
  }
  request->choice_count = count;
}

int host_param(lua_State *L) {
  alua_state *s = state_of(L);
  /* A dialect has no param of its own; its prelude declares what scripts ask a person for, whenever they do. */
  if (!s->loading && !s->dialect) return luaL_error(L, "param: parameters are declared while the script loads, not later");
  lua_settop(L, 4);
  alua_param request = {.name = value_at(L, 1), .initial = value_at(L, 2), .doc = value_at(L, 3)};
  read_options(L, &request);
  alua_param_answer answer;
  memset(&answer, 0, sizeof answer);
  s->settings.declare(s->settings.host, &request, &answer);
  if (answer.refused) return luaL_error(L, "%s", answer.text);
  push_answer(L, &answer);
  return 1;
}

int host_stop(lua_State *L) {
  alua_state *s = state_of(L);
  s->bet.stop_asked = true;
  s->stop_has_reason = !lua_isnoneornil(L, 1);
  if (!s->stop_has_reason) return 0;
  size_t length;
  const char *reason = push_text(L, 1, &length);
  escape_text(s->stop_reason, ALUA_TEXT_BYTES, reason, length, NULL);
  return 0;
}

static void set_number(lua_State *L, const char *key, double value) {
  lua_pushnumber(L, value);
  lua_setfield(L, -2, key);
}

void open_host(lua_State *L) {
  const alua_house *house = &state_of(L)->settings.house;
  set_function(L, "param", host_param);
  set_function(L, "stop", host_stop);
  lua_createtable(L, 0, 8);
  lua_pushstring(L, house->name);
  lua_setfield(L, -2, "name");
  lua_pushstring(L, house->currency);
  lua_setfield(L, -2, "currency");
  set_number(L, "edge", house->edge);
  set_number(L, "min_bet", house->min_bet);
  set_number(L, "min_chance", house->min_chance);
  set_number(L, "max_chance", house->max_chance);
  lua_pushboolean(L, house->simulated);
  lua_setfield(L, -2, "simulated");
  lua_setfield(L, -2, "house");
}

bool alua_take_stop(alua_state *s, const char **reason) {
  bool asked = s->bet.stop_asked;
  *reason = asked && s->stop_has_reason ? s->stop_reason : NULL;
  s->bet.stop_asked = false;
  return asked;
}
