/* Library functions as Lua 5.1 and the hosts of community scripts have them: where Lua 5.4 wants a whole number and
 * raises, a fraction is cut off; what is out of range is nothing. Only for dialects. */
#include "state.h"

void lenient_integer(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TNUMBER && lua_type(L, index) != LUA_TSTRING) return;
  int is_number;
  lua_Number number = lua_tonumberx(L, index, &is_number);
  if (!is_number || (lua_type(L, index) == LUA_TNUMBER && lua_isinteger(L, index))) return;
  lua_Integer whole;
  if (number != number) whole = 0;
  else if (number >= 0x1p63) whole = LUA_MAXINTEGER;
  else if (number < -0x1p63) whole = LUA_MININTEGER;
  else whole = (lua_Integer)number;
  lua_pushinteger(L, whole);
  lua_replace(L, index);
}

/* Makes the float at `index` the text that these hosts write: without a point where it has no fraction. */
static void write_float(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TNUMBER || lua_isinteger(L, index)) return;
  push_text(L, index, NULL);
  lua_replace(L, index);
}

/* Calls upvalue 1 with every argument from the one that upvalue 2 names on without its fraction, and with those before
 * it as text. */
static int whole_arguments(lua_State *L) {
  int count = lua_gettop(L), first = (int)lua_tointeger(L, lua_upvalueindex(2));
  for (int i = 1; i <= count; i++) {
    if (i < first) write_float(L, i);
    else if (lua_type(L, i) == LUA_TNUMBER) lenient_integer(L, i);
  }
  lua_CFunction function = lua_tocfunction(L, lua_upvalueindex(1));
  return function(L);
}

/* Wraps a function without upvalues of the table at the top. */
static void wrap(lua_State *L, const char *name, int first) {
  lua_getfield(L, -1, name);
  lua_pushinteger(L, first);
  lua_pushcclosure(L, whole_arguments, 2);
  lua_setfield(L, -2, name);
}

/* Upvalue 1 is the function of ours that raises where the place is out of bounds. */
static int insert(lua_State *L) {
  if (lua_gettop(L) == 3 && lua_istable(L, 1)) {
    lenient_integer(L, 2);
    lua_Integer place = lua_tointeger(L, 2), last = (lua_Integer)lua_rawlen(L, 1) + 1;
    if (place < 1 || place > last) {
      lua_settop(L, 3);
      lua_rawset(L, 1);
      return 0;
    }
  }
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static int remove_place(lua_State *L) {
  if (lua_gettop(L) >= 2 && !lua_isnil(L, 2) && lua_istable(L, 1)) {
    lenient_integer(L, 2);
    lua_Integer place = lua_tointeger(L, 2), last = (lua_Integer)lua_rawlen(L, 1);
    if (place < 1 || place > last) return 0;
  }
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static void replace(lua_State *L, const char *name, lua_CFunction function) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

/* What the translator puts around operands of `..`: the value, and a number as these hosts write it. Argument 2 is what
 * Lua would have called it in its message. */
static int operand_text(lua_State *L) {
  int type = lua_type(L, 1);
  if (type != LUA_TNUMBER && type != LUA_TSTRING) {
    const char *name = lua_tostring(L, 2);
    const char *kind = type == LUA_TNONE ? "nil" : lua_typename(L, type);
    if (name) return luaL_error(L, "attempt to concatenate a %s value (%s)", kind, name);
    return luaL_error(L, "attempt to concatenate a %s value", kind);
  }
  write_float(L, 1);
  lua_settop(L, 1);
  return 1;
}

/* table.concat of a copy in which numbers are text. */
static int concat(lua_State *L) {
  for (int i = 3; i <= lua_gettop(L); i++)
    if (lua_type(L, i) == LUA_TNUMBER) lenient_integer(L, i);
  if (lua_istable(L, 1)) {
    lua_Integer size = (lua_Integer)lua_rawlen(L, 1);
    lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, size);
    /* What lies before the list has no float in it that counts, and no end. */
    if (from < 1) from = 1;
    bool has_float = false;
    for (lua_Integer i = from; i <= to && i <= size && !has_float; i++) {
      has_float = lua_rawgeti(L, 1, i) == LUA_TNUMBER && !lua_isinteger(L, -1);
      lua_pop(L, 1);
    }
    if (has_float) {
      lua_createtable(L, (int)(size < 1 << 22 ? size : 0), 0);
      for (lua_Integer i = from; i <= to && i <= size; i++) {
        lua_rawgeti(L, 1, i);
        write_float(L, lua_gettop(L));
        lua_rawseti(L, -2, i);
      }
      lua_replace(L, 1);
    }
  }
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static void push_library(lua_State *L, const char *name) { lua_getfield(L, -1, name); }

/* math.random keeps its state in an upvalue: it is called, not entered. */
static int random_number(lua_State *L) {
  int count = lua_gettop(L);
  for (int i = 1; i <= count; i++) lenient_integer(L, i);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, 1);
  return 1;
}

void open_lenient(lua_State *L) {
  set_function(L, "alea_text_", operand_text);
  push_library(L, "string");
  static const char *const of_strings[] = {"sub", "rep", "byte", "len", "lower", "upper", "reverse", NULL};
  for (const char *const *name = of_strings; *name; name++) wrap(L, *name, 2);
  static const char *const of_patterns[] = {"find", "match", "gmatch", NULL};
  for (const char *const *name = of_patterns; *name; name++) wrap(L, *name, 3);
  wrap(L, "char", 1);
  wrap(L, "gsub", 4);
  lua_pop(L, 1);
  push_library(L, "table");
  replace(L, "concat", concat);
  wrap(L, "unpack", 2);
  replace(L, "insert", insert);
  replace(L, "remove", remove_place);
  lua_pop(L, 1);
  push_library(L, "math");
  replace(L, "random", random_number);
  lua_pop(L, 1);
}
