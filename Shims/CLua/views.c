/* `ctx` and `r`: read-only userdata that compute a field when it is read, so that a bet builds no table. */
#include <string.h>

#include "state.h"

enum { CTX_BALANCE, CTX_START, CTX_PROFIT, CTX_WAGERED, CTX_BETS, CTX_WINS, CTX_LOSSES, CTX_STREAK,
       CTX_OUTSTANDING, CTX_EXPOSURE, CTX_DEPTH, CTX_LANE, CTX_CURRENCY, CTX_NOW, CTX_FIELDS };
static const char *const context_fields[CTX_FIELDS] = {
  "balance", "start_balance", "profit", "wagered", "bets", "wins", "losses", "streak",
  "outstanding", "exposure", "depth", "lane", "currency", "now"};

enum { R_TICKET, R_LANE, R_WIN, R_ROLL, R_AMOUNT, R_CHANCE, R_SIDE, R_MULTIPLIER, R_PROFIT, R_BALANCE,
       R_NONCE, R_LATE, R_RANGE, R_FIELDS };
static const char *const result_fields[R_FIELDS] = {
  "ticket", "lane", "win", "roll", "amount", "chance", "side", "multiplier", "profit", "balance",
  "nonce", "late", "range"};

enum { NO_FIELD = 255 };

static void push_coins(lua_State *L, int64_t units) { lua_pushnumber(L, (lua_Number)units / 1e8); }

/* The only upvalue is the currency. */
static int push_context(lua_State *L, int field) {
  alua_state *s = state_of(L);
  const alua_context *ctx = &s->context;
  switch (field) {
  case CTX_BALANCE: push_coins(L, ctx->balance); break;
  case CTX_START: push_coins(L, ctx->start_balance); break;
  case CTX_PROFIT: push_coins(L, ctx->balance - ctx->start_balance); break;
  case CTX_WAGERED: {
    __int128 units = (__int128)((unsigned __int128)(uint64_t)ctx->wagered_high << 64 | ctx->wagered_low);
    lua_pushnumber(L, (lua_Number)units / 1e8);
    break;
  }
  case CTX_BETS: lua_pushinteger(L, ctx->bets); break;
  case CTX_WINS: lua_pushinteger(L, ctx->wins); break;
  case CTX_LOSSES: lua_pushinteger(L, ctx->bets - ctx->wins); break;
  case CTX_STREAK: lua_pushinteger(L, ctx->streak); break;
  case CTX_OUTSTANDING: lua_pushinteger(L, ctx->outstanding); break;
  case CTX_EXPOSURE: push_coins(L, ctx->exposure); break;
  case CTX_DEPTH: lua_pushinteger(L, ctx->depth); break;
  case CTX_LANE: lua_pushinteger(L, ctx->lane); break;
  case CTX_CURRENCY: lua_pushvalue(L, lua_upvalueindex(1)); break;
  case CTX_NOW: lua_pushnumber(L, (lua_Number)ctx->now / 1e9); break;
  default: lua_pushnil(L);
  }
  return 1;
}

static void push_range(lua_State *L, const alua_result *r) {
  lua_createtable(L, 2, 0);
  lua_pushinteger(L, r->range_low);
  lua_rawseti(L, -2, 1);
  lua_pushinteger(L, r->range_high);
  lua_rawseti(L, -2, 2);
}

/* The upvalues are the words of the sides, in the order of alua_side. */
static int push_result(lua_State *L, int field) {
  const alua_result *r = &state_of(L)->result;
  switch (field) {
  case R_TICKET: lua_pushinteger(L, r->ticket); break;
  case R_LANE: lua_pushinteger(L, r->lane); break;
  case R_WIN: lua_pushboolean(L, r->win); break;
  case R_ROLL: r->refused ? lua_pushnil(L) : lua_pushinteger(L, r->roll); break;
  case R_AMOUNT: push_coins(L, r->amount); break;
  case R_CHANCE: lua_pushnumber(L, (lua_Number)r->chance_hundredths / 100); break;
  case R_SIDE: lua_pushvalue(L, lua_upvalueindex(1 + (int)r->side)); break;
  case R_MULTIPLIER: lua_pushnumber(L, (lua_Number)r->multiplier_ten_thousandths / 1e4); break;
  case R_PROFIT: push_coins(L, r->profit); break;
  case R_BALANCE: push_coins(L, r->balance); break;
  case R_NONCE: r->refused ? lua_pushnil(L) : lua_pushinteger(L, r->nonce); break;
  case R_LATE: lua_pushinteger(L, r->late); break;
  case R_RANGE: r->side >= ALUA_SIDE_IN ? push_range(L, r) : lua_pushnil(L); break;
  default: lua_pushnil(L);
  }
  return 1;
}

static inline uint32_t slot_of(const view_index *index, const char *name) {
  return (uint32_t)((uintptr_t)name >> 3) * index->factor >> 26;
}

static inline int field_of(lua_State *L, const view_index *index, int argument) {
  if (lua_type(L, argument) != LUA_TSTRING) return NO_FIELD;
  const char *name = lua_tolstring(L, argument, NULL);
  uint32_t slot = slot_of(index, name);
  return index->names[slot] == name ? index->fields[slot] : NO_FIELD;
}

static int context_get(lua_State *L) { return push_context(L, field_of(L, &state_of(L)->context_index, 2)); }
static int result_get(lua_State *L) { return push_result(L, field_of(L, &state_of(L)->result_index, 2)); }

static int context_set(lua_State *L) { return luaL_error(L, "ctx is read-only"); }
static int result_set(lua_State *L) { return luaL_error(L, "r is read-only"); }

static int context_text(lua_State *L) { return lua_pushliteral(L, "ctx (read-only)"), 1; }
static int result_text(lua_State *L) { return lua_pushliteral(L, "r (read-only)"), 1; }

/* The field after the one named by argument 2 that has a value. */
static int next_field(
  lua_State *L, const view_index *index, const char *const *names, int count, int (*push)(lua_State *, int)
) {
  int field = 0;
  if (!lua_isnoneornil(L, 2)) {
    field = field_of(L, index, 2);
    field = field == NO_FIELD ? count : field + 1;
  }
  for (; field < count; field++) {
    lua_pushstring(L, names[field]);
    push(L, field);
    if (!lua_isnil(L, -1)) return 2;
    lua_pop(L, 2);
  }
  return lua_pushnil(L), 1;
}

static int context_next(lua_State *L) {
  return next_field(L, &state_of(L)->context_index, context_fields, CTX_FIELDS, push_context);
}
static int result_next(lua_State *L) {
  return next_field(L, &state_of(L)->result_index, result_fields, R_FIELDS, push_result);
}

/* The iterator is upvalue 1. */
static int view_pairs(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

static bool place_names(view_index *index, const char *const *names, int count) {
  memset(index->names, 0, sizeof index->names);
  for (int field = 0; field < count; field++) {
    uint32_t slot = slot_of(index, names[field]);
    if (index->names[slot]) return false;
    index->names[slot] = names[field];
    index->fields[slot] = (uint8_t)field;
  }
  return true;
}

/* Anchors the names and looks for a factor that gives each a slot of its own, so that a read is one probe. */
static void build_index(lua_State *L, view_index *index, const char *const *fields, int count) {
  const char *names[VIEW_SLOTS];
  lua_createtable(L, count, 0);
  for (int field = 0; field < count; field++) {
    names[field] = lua_pushstring(L, fields[field]);
    lua_rawseti(L, -2, field + 1);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, index);
  index->factor = 0x9E3779B1u;
  while (!place_names(index, names, count)) index->factor = index->factor * 0x85EBCA6Bu + 2;
}

static void push_words(lua_State *L, const char *const *words, int count) {
  for (int i = 0; i < count; i++) lua_pushstring(L, words[i]);
}

typedef struct view_parts {
  const char *name;
  const char *const *words; /* upvalues of get and next */
  int word_count;
  lua_CFunction get, set, text, next;
} view_parts;

static void make_view(lua_State *L, const view_parts *parts) {
  lua_newuserdatauv(L, 0, 0);
  lua_createtable(L, 0, 8);
  push_words(L, parts->words, parts->word_count);
  lua_pushcclosure(L, parts->get, parts->word_count);
  lua_setfield(L, -2, "__index");
  push_words(L, parts->words, parts->word_count);
  lua_pushcclosure(L, parts->next, parts->word_count);
  lua_pushcclosure(L, view_pairs, 1);
  lua_setfield(L, -2, "__pairs");
  set_function(L, "__newindex", parts->set);
  set_function(L, "__tostring", parts->text);
  lua_pushstring(L, parts->name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

/* Leaves the two views in their slots; the stack ends at SLOT_GLOBALS when this is called. */
void open_views(lua_State *L) {
  alua_state *s = state_of(L);
  build_index(L, &s->context_index, context_fields, CTX_FIELDS);
  build_index(L, &s->result_index, result_fields, R_FIELDS);
  const char *const currency[] = {s->settings.house.currency};
  static const char *const sides[] = {"high", "low", "in", "out"};
  make_view(L, &(view_parts){"ctx", currency, 1, context_get, context_set, context_text, context_next});
  make_view(L, &(view_parts){"r", sides, 4, result_get, result_set, result_text, result_next});
}
