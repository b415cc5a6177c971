/* `ctx` and `r`: read-only userdata. A field that the script has not read before, and that nobody foresaw, is computed
 * when it is read and noted as in use; those in use are stored in a hidden table before each call (fillers.c), where
 * reading them costs no call into C. So a bet builds no table, and a field that nobody reads costs nothing. */
#include <string.h>

#include "state.h"

enum { CTX_BALANCE, CTX_START, CTX_PROFIT, CTX_WAGERED, CTX_BETS, CTX_WINS, CTX_LOSSES, CTX_STREAK,
       CTX_OUTSTANDING, CTX_EXPOSURE, CTX_DEPTH, CTX_LANE, CTX_CURRENCY, CTX_NOW, CTX_MIN_BET,
       CTX_FIELDS };
static const char *const context_fields[CTX_FIELDS] = {
  "balance", "start_balance", "profit", "wagered", "bets", "wins", "losses", "streak",
  "outstanding", "exposure", "depth", "lane", "currency", "now", "min_bet"};

enum { R_TICKET, R_LANE, R_WIN, R_ROLL, R_AMOUNT, R_CHANCE, R_SIDE, R_MULTIPLIER, R_PROFIT, R_BALANCE,
       R_NONCE, R_LATE, R_RANGE, R_FIELDS };
static const char *const result_fields[R_FIELDS] = {
  "ticket", "lane", "win", "roll", "amount", "chance", "side", "multiplier", "profit", "balance",
  "nonce", "late", "range"};

static const char *const sides[] = {"high", "low", "in", "out"};

enum { NO_FIELD = 255 };

static void push_coins(lua_State *L, int64_t units) { lua_pushnumber(L, (lua_Number)units / 1e8); }

static void push_context(lua_State *L, alua_state *s, int field) {
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
  case CTX_CURRENCY: lua_rawgetp(L, LUA_REGISTRYINDEX, &s->settings.house.currency); break;
  case CTX_NOW: lua_pushnumber(L, (lua_Number)ctx->now / 1e9); break;
  case CTX_MIN_BET: push_coins(L, ctx->min_bet); break;
  default: lua_pushnil(L);
  }
}

static void push_range(lua_State *L, const alua_result *r) {
  lua_createtable(L, 2, 0);
  lua_pushinteger(L, r->range_low);
  lua_rawseti(L, -2, 1);
  lua_pushinteger(L, r->range_high);
  lua_rawseti(L, -2, 2);
}

static void push_result(lua_State *L, alua_state *s, int field) {
  const alua_result *r = &s->result;
  switch (field) {
  case R_TICKET: lua_pushinteger(L, r->ticket); break;
  case R_LANE: lua_pushinteger(L, r->lane); break;
  case R_WIN: lua_pushboolean(L, r->win); break;
  case R_ROLL: r->refused ? lua_pushnil(L) : lua_pushinteger(L, r->roll); break;
  case R_AMOUNT: push_coins(L, r->amount); break;
  case R_CHANCE: lua_pushnumber(L, (lua_Number)r->chance_hundredths / 100); break;
  case R_SIDE: lua_rawgetp(L, LUA_REGISTRYINDEX, &sides[r->side]); break;
  case R_MULTIPLIER: lua_pushnumber(L, (lua_Number)r->multiplier_ten_thousandths / 1e4); break;
  case R_PROFIT: push_coins(L, r->profit); break;
  case R_BALANCE: push_coins(L, r->balance); break;
  case R_NONCE: r->refused ? lua_pushnil(L) : lua_pushinteger(L, r->nonce); break;
  case R_LATE: lua_pushinteger(L, r->late); break;
  case R_RANGE: r->side >= ALUA_SIDE_IN ? push_range(L, r) : lua_pushnil(L); break;
  default: lua_pushnil(L);
  }
}

static inline uint32_t slot_of(const view *v, const char *name) {
  return (uint32_t)((uintptr_t)name >> 3) * v->factor >> 26;
}

static int field_of(lua_State *L, const view *v, int argument) {
  if (lua_type(L, argument) != LUA_TSTRING) return NO_FIELD;
  const char *name = lua_tolstring(L, argument, NULL);
  uint32_t slot = slot_of(v, name);
  return v->names[slot] == name ? v->fields[slot] : NO_FIELD;
}

/* __index of the hidden table: a field that is not stored there. */
static int get(lua_State *L, view *v) {
  alua_state *s = state_of(L);
  int field = field_of(L, v, 2);
  v->push(L, s, field);
  if (field == NO_FIELD || !(v->lasting >> field & 1)) return 1;
  v->used |= 1u << field;
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 1);
  return 1;
}
static int context_get(lua_State *L) { return get(L, &state_of(L)->context_fields); }
static int result_get(lua_State *L) { return get(L, &state_of(L)->result_fields); }

static int context_set(lua_State *L) { return luaL_error(L, "ctx is read-only"); }
static int result_set(lua_State *L) { return luaL_error(L, "r is read-only"); }

static int context_text(lua_State *L) { return lua_pushliteral(L, "ctx (read-only)"), 1; }
static int result_text(lua_State *L) { return lua_pushliteral(L, "r (read-only)"), 1; }

/* The field after the one named by argument 2 that has a value. */
static int next_field(lua_State *L, view *v) {
  int field = 0;
  if (!lua_isnoneornil(L, 2)) {
    field = field_of(L, v, 2);
    field = field == NO_FIELD ? v->field_count : field + 1;
  }
  for (; field < v->field_count; field++) {
    lua_pushstring(L, v->field_names[field]);
    v->push(L, state_of(L), field);
    v->listed |= 1u << field;
    if (!lua_isnil(L, -1)) return 2;
    lua_pop(L, 2);
  }
  return lua_pushnil(L), 1;
}
static int context_next(lua_State *L) { return next_field(L, &state_of(L)->context_fields); }
static int result_next(lua_State *L) { return next_field(L, &state_of(L)->result_fields); }

/* The iterator is upvalue 1. */
static int view_pairs(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/* Pushes the values of the fields in `wanted`; returns how many. */
int view_push_fields(alua_state *s, const view *v, uint32_t wanted) {
  int count = 0;
  for (uint32_t left = wanted; left != 0; left &= left - 1, count++) v->push(s->L, s, __builtin_ctz(left));
  return count;
}

void view_refresh(lua_State *L, view *v, int values) {
  alua_state *s = state_of(L);
  for (int field = 0; field < v->field_count; field++) {
    if (!(v->used >> field & 1)) continue;
    lua_pushstring(L, v->field_names[field]);
    v->push(L, s, field);
    lua_rawset(L, values);
  }
}

void view_forget(lua_State *L, view *v) {
  for (int field = 0; field < v->field_count; field++) {
    if (!(v->used >> field & 1)) continue;
    lua_pushstring(L, v->field_names[field]);
    lua_pushnil(L);
    lua_rawset(L, v->values_slot);
  }
  v->used = v->listed = 0;
}

static void foresee(view *v, const char *name) {
  for (int field = 0; field < v->field_count; field++)
    if (v->lasting >> field & 1 && strcmp(v->field_names[field], name) == 0) v->used |= 1u << field;
}

void alua_foresee_context(alua_state *s, const char *field) { foresee(&s->context_fields, field); }
void alua_foresee_result(alua_state *s, const char *field) { foresee(&s->result_fields, field); }

uint32_t view_sight(const alua_state *s) {
  static const uint32_t in_context[CTX_FIELDS] = {
    [CTX_BALANCE] = ALUA_SEES_BALANCE, [CTX_PROFIT] = ALUA_SEES_BALANCE, [CTX_WAGERED] = ALUA_SEES_WAGERED,
    [CTX_BETS] = ALUA_SEES_BETS, [CTX_WINS] = ALUA_SEES_WINS, [CTX_LOSSES] = ALUA_SEES_BETS | ALUA_SEES_WINS,
    [CTX_STREAK] = ALUA_SEES_STREAK, [CTX_NOW] = ALUA_SEES_TIME};
  static const uint32_t in_result[R_FIELDS] = {
    [R_TICKET] = ALUA_SEES_BETS, [R_ROLL] = ALUA_SEES_ROLL, [R_BALANCE] = ALUA_SEES_BALANCE,
    [R_NONCE] = ALUA_SEES_ROLL};
  uint32_t sight = 0;
  for (int field = 0; field < CTX_FIELDS; field++)
    if ((s->context_fields.used | s->context_fields.listed) >> field & 1) sight |= in_context[field];
  for (int field = 0; field < R_FIELDS; field++)
    if ((s->result_fields.used | s->result_fields.listed) >> field & 1) sight |= in_result[field];
  return sight;
}

static bool place_names(view *v, const char *const *names) {
  memset(v->names, 0, sizeof v->names);
  for (int field = 0; field < v->field_count; field++) {
    uint32_t slot = slot_of(v, names[field]);
    if (v->names[slot]) return false;
    v->names[slot] = names[field];
    v->fields[slot] = (uint8_t)field;
  }
  return true;
}

/* Anchors the names and looks for a factor that gives each a slot of its own, so that a read is one probe. */
static void build_index(lua_State *L, view *v) {
  const char *names[VIEW_SLOTS];
  lua_createtable(L, v->field_count, 0);
  for (int field = 0; field < v->field_count; field++) {
    names[field] = lua_pushstring(L, v->field_names[field]);
    lua_rawseti(L, -2, field + 1);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, v);
  v->factor = 0x9E3779B1u;
  while (!place_names(v, names)) v->factor = v->factor * 0x85EBCA6Bu + 2;
}

typedef struct view_parts {
  const char *name;
  lua_CFunction get, set, text, next;
} view_parts;

/* Tables that every read of a field looks into have room for many more names than there are: names that share a
 * place are found one after the other, and which do is another matter in every process. */
enum { ROOMY = 64 };

/* Pushes the view and, above it, the hidden table. */
static void make_view(lua_State *L, const view_parts *parts) {
  lua_newuserdatauv(L, 0, 0);
  lua_createtable(L, 0, ROOMY);
  lua_createtable(L, 0, 1);
  set_function(L, "__index", parts->get);
  lua_setmetatable(L, -2);
  lua_createtable(L, 0, ROOMY);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, parts->next);
  lua_pushcclosure(L, view_pairs, 1);
  lua_setfield(L, -2, "__pairs");
  set_function(L, "__newindex", parts->set);
  set_function(L, "__tostring", parts->text);
  lua_pushstring(L, parts->name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -3);
}

static void anchor(lua_State *L, const char *text, const void *key) {
  lua_pushstring(L, text);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

void open_views(lua_State *L) {
  alua_state *s = state_of(L);
  s->context_fields = (view){
    .view_slot = SLOT_CONTEXT, .values_slot = SLOT_CONTEXT_VALUES, .filler_slot = SLOT_CONTEXT_FILLER,
    .field_count = CTX_FIELDS, .field_names = context_fields, .lasting = ~0u, .push = push_context};
  s->result_fields = (view){
    .view_slot = SLOT_RESULT, .values_slot = SLOT_RESULT_VALUES, .filler_slot = SLOT_RESULT_FILLER,
    .field_count = R_FIELDS, .field_names = result_fields, .lasting = ~(1u << R_RANGE), .push = push_result};
  build_index(L, &s->context_fields);
  build_index(L, &s->result_fields);
  anchor(L, s->settings.house.currency, &s->settings.house.currency);
  for (int side = 0; side < 4; side++) anchor(L, sides[side], &sides[side]);
  make_view(L, &(view_parts){"ctx", context_get, context_set, context_text, context_next});
  make_view(L, &(view_parts){"r", result_get, result_set, result_text, result_next});
}
