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

/* The address is a key of the registry, which scripts do not see. */
static const char seed_key = 0;

void open_random(lua_State *L) {
  alua_state *s = state_of(L);
  lua_getfield(L, -1, "math");
  lua_getfield(L, -1, "randomseed");
  lua_pushcclosure(L, seed, 1);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &seed_key);
  lua_setfield(L, -2, "randomseed");
  /* lmathlib.c: "static void setseed (lua_State *L, Rand64 *state, ...)", four words in a userdata behind both. */
  lua_getfield(L, -1, "random");
  if (lua_getupvalue(L, -1, 1) && lua_rawlen(L, -1) == RANDOM_BYTES) s->random = lua_touserdata(L, -1);
  lua_pop(L, 3);
  if (!s->random || !random_seed(s)) luaL_error(L, "math.random is not Lua's");
}

bool random_seed(alua_state *s) {
  lua_rawgetp(s->L, LUA_REGISTRYINDEX, &seed_key);
  if (lua_pcall(s->L, 0, 0, 0) != LUA_OK) {
    lua_pop(s->L, 1);
    return false;
  }
  memcpy(s->random_start, s->random, RANDOM_BYTES);
  return true;
}

bool random_was_used(const alua_state *s) { return memcmp(s->random_start, s->random, RANDOM_BYTES) != 0; }
