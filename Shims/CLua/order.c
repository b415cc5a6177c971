/* pairs and next in an order that is the same in every run: numbers ascending, strings bytewise, booleans, then
 * objects by birth. Lua's own order depends on a hash seed made of addresses and the clock. */
#include <stdlib.h>
#include <string.h>

#include "state.h"

typedef enum key_rank { KEY_NUMBER, KEY_STRING, KEY_BOOLEAN, KEY_OBJECT } key_rank;

typedef struct key {
  union {
    lua_Integer integer;
    lua_Number number;
    const char *text;
    uint64_t identity;
  } as;
  size_t length; /* of a text */
  uint32_t place;
  uint8_t rank, is_integer;
} key;

static key key_at(lua_State *L, int index) {
  key k = {.rank = KEY_OBJECT};
  switch (lua_type(L, index)) {
  case LUA_TNUMBER: {
    int is_integer = 0;
    k.rank = KEY_NUMBER;
    k.as.integer = lua_tointegerx(L, index, &is_integer);
    k.is_integer = (uint8_t)is_integer;
    if (!is_integer) k.as.number = lua_tonumber(L, index);
    break;
  }
  case LUA_TSTRING:
    k.rank = KEY_STRING;
    k.as.text = lua_tolstring(L, index, &k.length);
    break;
  case LUA_TBOOLEAN:
    k.rank = KEY_BOOLEAN;
    k.as.identity = (uint64_t)lua_toboolean(L, index);
    break;
  default:
    k.as.identity = identity_of(L, index);
  }
  return k;
}

/* A float key is never equal to an integer: Lua turns such keys into integers. */
static int compare_mixed(lua_Integer integer, lua_Number number) {
  if (number >= 0x1p63) return -1;
  if (number < -0x1p63) return 1;
  lua_Integer truncated = (lua_Integer)number;
  if (integer != truncated) return integer < truncated ? -1 : 1;
  return (lua_Number)truncated < number ? -1 : 1;
}

static int compare_numbers(const key *left, const key *right) {
  if (left->is_integer && right->is_integer)
    return (left->as.integer > right->as.integer) - (left->as.integer < right->as.integer);
  if (left->is_integer) return compare_mixed(left->as.integer, right->as.number);
  if (right->is_integer) return -compare_mixed(right->as.integer, left->as.number);
  return (left->as.number > right->as.number) - (left->as.number < right->as.number);
}

static int compare_keys(const void *a, const void *b) {
  const key *left = a, *right = b;
  if (left->rank != right->rank) return left->rank < right->rank ? -1 : 1;
  if (left->rank == KEY_NUMBER) return compare_numbers(left, right);
  if (left->rank != KEY_STRING)
    return (left->as.identity > right->as.identity) - (left->as.identity < right->as.identity);
  size_t common = left->length < right->length ? left->length : right->length;
  int order = memcmp(left->as.text, right->as.text, common);
  return order ? order : (left->length > right->length) - (left->length < right->length);
}

lua_Integer push_sorted_keys(lua_State *L, int table) {
  lua_Integer count = 0;
  luaL_checkstack(L, 8, NULL);
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) count++;
  if (count > INT32_MAX / 2) luaL_error(L, "too many keys");
  lua_createtable(L, (int)count, 0);
  if (count == 0) return 0;
  key *keys = lua_newuserdatauv(L, (size_t)count * sizeof(key), 0);
  uint32_t place = 0;
  bool sorted = true;
  for (lua_pushnil(L); lua_next(L, table) && place < count; lua_pop(L, 1)) {
    keys[place] = key_at(L, -2);
    keys[place].place = place + 1;
    if (place > 0 && sorted) sorted = compare_keys(&keys[place - 1], &keys[place]) < 0;
    place++;
    lua_pushvalue(L, -2);
    lua_rawseti(L, -5, place);
  }
  if (!sorted) {
    qsort(keys, (size_t)count, sizeof(key), compare_keys);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 0; i < count; i++) {
      lua_rawgeti(L, -3, keys[i].place);
      lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, -3);
  }
  lua_pop(L, 1);
  return count;
}

/* Upvalues: the sequence of keys, the place of the last one given. */
static int step(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer place = lua_tointeger(L, lua_upvalueindex(2));
  lua_settop(L, 1);
  for (;;) {
    if (lua_rawgeti(L, lua_upvalueindex(1), ++place) == LUA_TNIL) return 1;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 1) != LUA_TNIL) break;
    lua_settop(L, 1);
  }
  lua_pushinteger(L, place);
  lua_replace(L, lua_upvalueindex(2));
  return 2;
}

static int ordered_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_call(L, 1, 3);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  push_sorted_keys(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, step, 2);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/* The smallest key of the table in argument 1 and its value; looks at all keys, keeps none. */
static int first_pair(lua_State *L) {
  key best = {0};
  bool found = false;
  lua_settop(L, 1);
  lua_pushnil(L);
  lua_pushnil(L);
  for (lua_pushnil(L); lua_next(L, 1);) {
    key k = key_at(L, -2);
    if (!found || compare_keys(&k, &best) < 0) {
      best = k;
      found = true;
      lua_replace(L, 3);
      lua_pushvalue(L, -1);
      lua_replace(L, 2);
    } else {
      lua_pop(L, 1);
    }
  }
  return found ? (lua_settop(L, 3), 2) : (lua_settop(L, 2), 1);
}

/* `next` remembers the order of the table it walked last: upvalue 1 the table, 2 its keys, 3 the place. */
static void remember_order(lua_State *L, const key *after) {
  lua_Integer count = push_sorted_keys(L, 1), low = 0, high = count;
  while (low < high) {
    lua_Integer middle = low + (high - low) / 2;
    lua_rawgeti(L, -1, middle + 1);
    key k = key_at(L, -1);
    if (compare_keys(&k, after) <= 0) low = middle + 1;
    else high = middle;
    lua_pop(L, 1);
  }
  lua_replace(L, lua_upvalueindex(2));
  lua_pushvalue(L, 1);
  lua_replace(L, lua_upvalueindex(1));
  lua_pushinteger(L, low);
  lua_replace(L, lua_upvalueindex(3));
}

static bool order_is_remembered(lua_State *L) {
  if (!lua_rawequal(L, 1, lua_upvalueindex(1))) return false;
  lua_rawgeti(L, lua_upvalueindex(2), lua_tointeger(L, lua_upvalueindex(3)));
  bool same = lua_rawequal(L, -1, 2);
  lua_pop(L, 1);
  return same;
}

static int ordered_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  if (lua_isnil(L, 2)) {
    if (lua_rawequal(L, 1, lua_upvalueindex(1))) lua_pushnil(L), lua_replace(L, lua_upvalueindex(1));
    return first_pair(L);
  }
  if (!order_is_remembered(L)) {
    key after = key_at(L, 2);
    if (after.rank == KEY_NUMBER && !after.is_integer && after.as.number != after.as.number)
      return luaL_error(L, "invalid key to 'next'");
    remember_order(L, &after);
  }
  lua_Integer place = lua_tointeger(L, lua_upvalueindex(3));
  for (;;) {
    lua_settop(L, 1);
    if (lua_rawgeti(L, lua_upvalueindex(2), ++place) == LUA_TNIL) {
      lua_pushnil(L);
      lua_replace(L, lua_upvalueindex(1));
      return 1;
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 1) != LUA_TNIL) break;
  }
  lua_pushinteger(L, place);
  lua_replace(L, lua_upvalueindex(3));
  return 2;
}

void open_order(lua_State *L) {
  set_function(L, "pairs", ordered_pairs);
  for (int i = 0; i < 3; i++) lua_pushnil(L);
  lua_pushcclosure(L, ordered_next, 3);
  lua_setfield(L, -2, "next");
}
