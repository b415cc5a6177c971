/* Reads what next_bet returned: raw, each field once, nothing converted and nothing judged. */
#include <stdio.h>
#include <string.h>

#include "state.h"

/* Keeps an unusable value's text for a message. */
static void show(lua_State *L, int index, char *out) {
  size_t length;
  if (lua_type(L, index) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, index, &length);
    bool cut;
    char inner[SHOWN_BYTES - 8];
    escape_text(inner, sizeof inner, text, length, &cut);
    snprintf(out, SHOWN_BYTES, "\"%s\"%s", inner, cut ? "\xE2\x80\xA6" : "");
  } else if (lua_type(L, index) == LUA_TBOOLEAN) {
    strcpy(out, lua_toboolean(L, index) ? "true" : "false");
  } else {
    snprintf(out, SHOWN_BYTES, "a %s", lua_typename(L, lua_type(L, index)));
  }
}

/* From 2^53 on every double is whole; not so the others, nor what is no number. */
static inline bool is_whole(lua_Number number) {
  return !(number > -0x1p53 && number < 0x1p53) || (lua_Number)(int64_t)number == number;
}

/* Reads "high" or "low": one object each, known by its address, so that no text is looked at. */
static inline bool read_word(alua_state *s, int index, alua_value *out) {
  const void *object = lua_topointer(s->L, index);
  if (!object || (object != s->high && object != s->low)) return false;
  out->kind = ALUA_STRING;
  out->integer = object == s->high ? ALUA_WORD_HIGH : ALUA_WORD_LOW;
  return true;
}

static inline void read_number(lua_State *L, int index, alua_value *out) {
  out->number = lua_tonumber(L, index);
  out->kind = ALUA_NUMBER;
  /* Only a whole number can be an integer of Lua's; most are not, and need not be asked. */
  if (is_whole(out->number) && lua_isinteger(L, index)) {
    out->kind = ALUA_INTEGER;
    out->integer = lua_tointeger(L, index);
  }
}

static void read_value(alua_state *s, int index, alua_value *out, char *shown) {
  lua_State *L = s->L;
  switch (lua_type(L, index)) {
  case LUA_TNUMBER: read_number(L, index, out); return;
  case LUA_TNIL: out->kind = ALUA_NIL; return;
  case LUA_TBOOLEAN:
    out->kind = ALUA_BOOLEAN;
    out->integer = lua_toboolean(L, index);
    return;
  case LUA_TSTRING:
    if (read_word(s, index, out)) return;
    out->kind = ALUA_STRING;
    out->integer = ALUA_WORD_OTHER;
    break;
  case LUA_TTABLE: out->kind = ALUA_TABLE; break;
  default: out->kind = ALUA_OTHER;
  }
  show(L, index, shown);
}

static void read_range(alua_state *s, int table) {
  lua_State *L = s->L;
  char unused[SHOWN_BYTES];
  lua_rawgeti(L, table, 1);
  read_value(s, -1, &s->bet.range_low, unused);
  lua_rawgeti(L, table, 2);
  read_value(s, -1, &s->bet.range_high, unused);
  s->bet.range_has_more = lua_rawgeti(L, table, 3) != LUA_TNIL;
  lua_pop(L, 3);
}

static void read_table(alua_state *s, int table) {
  lua_State *L = s->L;
  for (int field = 0; field < ALUA_FIELDS; field++) {
    /* `inside` says something of a range only. */
    if (field == ALUA_INSIDE && s->bet.field[ALUA_RANGE].kind == ALUA_NIL) {
      s->bet.field[field].kind = ALUA_NIL;
      break;
    }
    lua_pushvalue(L, SLOT_FIELDS + field);
    if (lua_rawget(L, table) == LUA_TNIL) s->bet.field[field].kind = ALUA_NIL;
    else read_value(s, -1, &s->bet.field[field], s->shown[field]);
    if (field == ALUA_RANGE && lua_istable(L, -1)) read_range(s, lua_gettop(L));
  }
}

static inline void read_positional(alua_state *s, int first, int count) {
  alua_value *field = s->bet.field;
  field[ALUA_CHANCE].kind = field[ALUA_HIGH].kind = field[ALUA_SIDE].kind = ALUA_NIL;
  field[ALUA_RANGE].kind = field[ALUA_INSIDE].kind = ALUA_NIL;
  read_number(s->L, first, &field[ALUA_AMOUNT]);
  if (count > 1) read_value(s, first + 1, &field[ALUA_CHANCE], s->shown[ALUA_CHANCE]);
  if (count <= 2 || read_word(s, first + 2, &field[ALUA_SIDE])) return;
  int side = lua_isboolean(s->L, first + 2) ? ALUA_HIGH : ALUA_SIDE;
  read_value(s, first + 2, &field[side], s->shown[side]);
}

/* `count` results, the first at `first`. */
void bet_read(alua_state *s, int first, int count) {
  switch (count == 0 ? LUA_TNONE : lua_type(s->L, first)) {
  case LUA_TNONE: s->bet.form = ALUA_NONE; break;
  case LUA_TNIL: s->bet.form = ALUA_NIL; break;
  case LUA_TNUMBER:
    s->bet.form = ALUA_NUMBER;
    read_positional(s, first, count);
    break;
  case LUA_TTABLE:
    s->bet.form = ALUA_TABLE;
    read_table(s, first);
    break;
  default:
    s->bet.form = ALUA_OTHER;
    show(s->L, first, s->shown[ALUA_AMOUNT]);
  }
}

void bet_read_values(alua_state *s, int first) {
  alua_value *field = s->bet.field;
  s->bet.form = ALUA_NUMBER;
  field[ALUA_SIDE].kind = field[ALUA_RANGE].kind = field[ALUA_INSIDE].kind = ALUA_NIL;
  for (int i = 0; i < 2; i++) {
    if (lua_type(s->L, first + i) == LUA_TNUMBER) read_number(s->L, first + i, &field[i]);
    else read_value(s, first + i, &field[i], s->shown[i]);
  }
  read_value(s, first + 2, &field[ALUA_HIGH], s->shown[ALUA_HIGH]);
}

const char *alua_shown(alua_state *s, int field) {
  return field >= 0 && field < ALUA_FIELDS ? s->shown[field] : "";
}
