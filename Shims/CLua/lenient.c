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

/* Calls upvalue 1 with every argument but those before the one that upvalue 2 names without its fraction. */
static int whole_arguments(lua_State *L) {
  int count = lua_gettop(L), first = (int)lua_tointeger(L, lua_upvalueindex(2));
  for (int i = first; i <= count; i++)
    if (lua_type(L, i) == LUA_TNUMBER) lenient_integer(L, i);
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
  if (lua_gettop(L) >= 2 && lua_istable(L, 1)) {
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
  push_library(L, "string");
  static const char *const of_strings[] = {"sub", "rep", "byte", "find", "match", "gmatch", NULL};
  for (const char *const *name = of_strings; *name; name++) wrap(L, *name, 2);
  wrap(L, "char", 1);
  wrap(L, "gsub", 4);
  lua_pop(L, 1);
  push_library(L, "table");
  wrap(L, "concat", 3);
  wrap(L, "unpack", 2);
  replace(L, "insert", insert);
  replace(L, "remove", remove_place);
  lua_pop(L, 1);
  push_library(L, "math");
  replace(L, "random", random_number);
  lua_pop(L, 1);
}
