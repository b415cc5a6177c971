/* math.random stays Lua's own (xoshiro256**), but its seed comes from the session: each session and each lane
 * has its own stream, and a script that seeds it with a number gets a stream that depends on all three. */
#include <string.h>

#include "state.h"

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t mix(uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

static uint64_t bits_of(lua_State *L, int argument) {
  if (lua_isnoneornil(L, argument)) return 0;
  lua_Number number = luaL_checknumber(L, argument);
  int is_integer;
  lua_Integer integer = lua_tointegerx(L, argument, &is_integer);
  if (is_integer) return (uint64_t)integer;
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

/* Upvalue 1 is Lua's own randomseed. */
static int seed(lua_State *L) {
  const uint64_t *seeds = state_of(L)->settings.seeds;
  uint64_t first = seeds[0], second = seeds[1];
  if (!lua_isnoneornil(L, 1)) {
    first ^= mix(bits_of(L, 1));
    second ^= mix(bits_of(L, 2) ^ 0x5851F42D4C957F2Du);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushinteger(L, (lua_Integer)first);
  lua_pushinteger(L, (lua_Integer)second);
  lua_call(L, 2, 0);
  return 0;
}

void open_random(lua_State *L) {
  lua_getfield(L, -1, "math");
  lua_getfield(L, -1, "randomseed");
  lua_pushcclosure(L, seed, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "randomseed");
  lua_call(L, 0, 0);
  lua_pop(L, 1);
}
