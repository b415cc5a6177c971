/* The table library with raw access and bounded ranges: Lua's own follows __len and __index for up to 2^62 steps
 * within one C call, where no limit looks. */
#include "state.h"

/* More than the elements that fit into the memory of a state. */
enum { MAX_RANGE = 1 << 22, MAX_UNPACKED = 250000 };

static lua_Integer length_of(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TTABLE);
  return (lua_Integer)lua_rawlen(L, index);
}

static void check_range(lua_State *L, lua_Integer from, lua_Integer to) {
  if (to >= from && (lua_Unsigned)to - (lua_Unsigned)from >= MAX_RANGE)
    luaL_error(L, "range of more than %d elements", MAX_RANGE);
}

static int table_insert(lua_State *L) {
  lua_Integer last = length_of(L, 1) + 1, place = last;
  if (lua_gettop(L) == 3) {
    place = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)place - 1u < (lua_Unsigned)last, 2, "position out of bounds");
    for (lua_Integer i = last; i > place; i--) {
      lua_rawgeti(L, 1, i - 1);
      lua_rawseti(L, 1, i);
    }
  } else if (lua_gettop(L) != 2) {
    return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_rawseti(L, 1, place);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer size = length_of(L, 1), place = luaL_optinteger(L, 2, size);
  luaL_argcheck(L, place == size || (lua_Unsigned)place - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
  lua_rawgeti(L, 1, place);
  for (; place < size; place++) {
    lua_rawgeti(L, 1, place + 1);
    lua_rawseti(L, 1, place);
  }
  /* Storing nil where there is nothing would make room for it. */
  if (lua_rawgeti(L, 1, place) != LUA_TNIL) {
    lua_pushnil(L);
    lua_rawseti(L, 1, place);
  }
  lua_pop(L, 1);
  return 1;
}

static int table_move(lua_State *L) {
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3), at = luaL_checkinteger(L, 4);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, target, LUA_TTABLE);
  if (to >= from) {
    check_range(L, from, to);
    luaL_argcheck(L, at <= LUA_MAXINTEGER - (to - from), 4, "destination wrap around");
    bool forward = at > to || at <= from || target != 1;
    for (lua_Integer i = 0; i <= to - from; i++) {
      lua_Integer offset = forward ? i : to - from - i;
      lua_rawgeti(L, 1, from + offset);
      lua_rawseti(L, target, at + offset);
    }
  }
  lua_pushvalue(L, target);
  return 1;
}

static int table_concat(lua_State *L) {
  lua_Integer size = length_of(L, 1);
  size_t separator_length;
  const char *separator = luaL_optlstring(L, 2, "", &separator_length);
  lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, size);
  check_range(L, from, to);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (lua_Integer i = from; i <= to; i++) {
    int type = lua_rawgeti(L, 1, i);
    if (type != LUA_TSTRING && type != LUA_TNUMBER)
      return luaL_error(L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)i);
    luaL_addvalue(&buffer);
    if (i == to) break;
    luaL_addlstring(&buffer, separator, separator_length);
  }
  luaL_pushresult(&buffer);
  return 1;
}

static int table_unpack(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer from = luaL_optinteger(L, 2, 1);
  lua_Integer to = lua_isnoneornil(L, 3) ? length_of(L, 1) : luaL_checkinteger(L, 3);
  if (from > to) return 0;
  lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from;
  if (count >= MAX_UNPACKED || !lua_checkstack(L, (int)count + 1))
    return luaL_error(L, "too many results to unpack");
  for (lua_Unsigned i = 0; i <= count; i++) lua_rawgeti(L, 1, from + (lua_Integer)i);
  return (int)count + 1;
}

void open_tables(lua_State *L) {
  lua_getfield(L, -1, "table");
  set_function(L, "insert", table_insert);
  set_function(L, "remove", table_remove);
  set_function(L, "move", table_move);
  set_function(L, "concat", table_concat);
  set_function(L, "unpack", table_unpack);
  lua_pop(L, 1);
}
