/* table.sort as a stable merge sort. Lua's own seeds its pivot from clock and address, so that equal elements
 * come out in another order each time. The table is written only at the end: an error leaves it as it was, and a
 * comparator that contradicts itself gives some order and no error. */
#include "state.h"

enum { MAX_SORTED = 1 << 22, TABLE = 1, COMPARATOR = 2, SOURCE = 3, TARGET = 4 };

/* Whether the value at `left` comes before the one at `right`. */
static bool comes_before(lua_State *L, int left, int right) {
  if (lua_isnil(L, COMPARATOR)) return lua_compare(L, left, right, LUA_OPLT);
  lua_pushvalue(L, COMPARATOR);
  lua_pushvalue(L, left);
  lua_pushvalue(L, right);
  lua_call(L, 2, 1);
  bool before = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return before;
}

static void copy(lua_State *L, int source, int target, lua_Integer from, lua_Integer to, lua_Integer at) {
  for (lua_Integer i = from; i <= to; i++) {
    lua_rawgeti(L, source, i);
    lua_rawseti(L, target, at++);
  }
}

/* Merges source[left..middle] and source[middle+1..right] into target. */
static void merge(
  lua_State *L, int source, int target, lua_Integer left, lua_Integer middle, lua_Integer right
) {
  lua_Integer second = middle + 1, at = left;
  int first_head = lua_gettop(L) + 1, second_head = first_head + 1;
  lua_rawgeti(L, source, left);
  lua_rawgeti(L, source, second);
  while (left <= middle && second <= right) {
    /* The second goes first only if it is smaller: equal elements keep their order. */
    if (comes_before(L, second_head, first_head)) {
      lua_rawseti(L, target, at++);
      lua_rawgeti(L, source, ++second);
    } else {
      lua_pushvalue(L, first_head);
      lua_rawseti(L, target, at++);
      lua_rawgeti(L, source, ++left);
      lua_replace(L, first_head);
    }
  }
  lua_settop(L, first_head - 1);
  copy(L, source, target, left, middle, at);
  copy(L, source, target, second, right, at + (middle >= left ? middle - left + 1 : 0));
}

static int table_sort(lua_State *L) {
  luaL_checktype(L, TABLE, LUA_TTABLE);
  if (!lua_isnoneornil(L, COMPARATOR)) luaL_checktype(L, COMPARATOR, LUA_TFUNCTION);
  lua_settop(L, COMPARATOR);
  lua_Integer size = (lua_Integer)lua_rawlen(L, TABLE);
  if (size > MAX_SORTED) return luaL_error(L, "array too big");
  if (size < 2) return 0;
  luaL_checkstack(L, 12, NULL);
  lua_createtable(L, (int)size, 0);
  lua_createtable(L, (int)size, 0);
  copy(L, TABLE, SOURCE, 1, size, 1);
  int source = SOURCE, target = TARGET;
  for (lua_Integer width = 1; width < size; width *= 2) {
    for (lua_Integer left = 1; left <= size; left += 2 * width) {
      lua_Integer middle = left + width - 1, right = left + 2 * width - 1;
      if (right > size) right = size;
      if (middle >= right) copy(L, source, target, left, right, left);
      else merge(L, source, target, left, middle, right);
    }
    int other = source;
    source = target;
    target = other;
  }
  copy(L, source, TABLE, 1, size, 1);
  return 0;
}

void open_sort(lua_State *L) {
  lua_getfield(L, -1, "table");
  set_function(L, "sort", table_sort);
  lua_pop(L, 1);
}
