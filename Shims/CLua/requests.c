/* The entries that are not taken per bet. They go through one C function within a protected call, where they may
 * allocate and raise. */
#include <stdio.h>
#include <string.h>

#include "entry.h"

typedef struct request {
  /* Runs with the arguments below at indices 2 and 3; false where there is nothing to do. */
  bool (*run)(lua_State *L, alua_state *s, const struct request *request);
  const char *name, *text, *more;
  size_t length;
  int64_t number;
  alua_param_answer *answer;
  bool done;
} request;

enum { ARGUMENT_CONTEXT = 2, ARGUMENT_RESULT, ARGUMENT_CONTEXT_VALUES, ARGUMENT_RESULT_VALUES };

static int run_request(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  r->done = r->run(L, state_of(L), r);
  return 0;
}

static alua_status protect(alua_state *s, request *r) {
  if (!entry_begin(s, r->name)) return ALUA_FAILED;
  lua_pushcfunction(s->L, run_request);
  lua_pushlightuserdata(s->L, r);
  lua_pushvalue(s->L, SLOT_CONTEXT);
  lua_pushvalue(s->L, SLOT_RESULT);
  lua_pushvalue(s->L, SLOT_CONTEXT_VALUES);
  lua_pushvalue(s->L, SLOT_RESULT_VALUES);
  alua_status status = entry_end(s, lua_pcall(s->L, 5, 0, SLOT_HANDLER));
  return status == ALUA_OK && !r->done ? ALUA_MISSING : status;
}

static int push_global(lua_State *L, const char *name) {
  lua_pushglobaltable(L);
  lua_pushstring(L, name);
  int type = lua_rawget(L, -2);
  lua_remove(L, -2);
  return type;
}

static bool run_load(lua_State *L, alua_state *s, const request *r) {
  s->ran = false;
  if (luaL_loadbufferx(L, r->text, r->length, r->more, "t") != LUA_OK) lua_error(L);
  s->ran = true;
  lua_call(L, 0, 0);
  return true;
}

alua_status alua_load(alua_state *s, const char *text, size_t length, const char *name) {
  static const char mark[] = "\xEF\xBB\xBF";
  if (length >= 3 && memcmp(text, mark, 3) == 0) text += 3, length -= 3;
  /* A first line for the shell is skipped and its end kept, so that lines are counted right. */
  if (length > 0 && text[0] == '#')
    while (length > 0 && text[0] != '\n') text++, length--;
  char chunk[SHORT_BYTES];
  snprintf(chunk, sizeof chunk, "@%s", name);
  snprintf(s->path, sizeof s->path, "%s", name);
  request r = {.run = run_load, .name = "loading", .text = text, .length = length, .more = chunk};
  s->loading = true;
  alua_status status = protect(s, &r);
  s->loading = false;
  return status == ALUA_FAILED && !s->ran && !s->spent ? ALUA_SYNTAX : status;
}

static bool run_on_start(lua_State *L, alua_state *s, const request *r) {
  if (push_global(L, r->name) != LUA_TFUNCTION) return false;
  view_refresh(L, &s->context_fields, ARGUMENT_CONTEXT_VALUES);
  lua_pushvalue(L, ARGUMENT_CONTEXT);
  lua_call(L, 1, 0);
  return true;
}

alua_status alua_on_start(alua_state *s) {
  if (s->dialect) return ALUA_MISSING;
  return protect(s, &(request){.run = run_on_start, .name = "on_start"});
}

static bool run_on_refused(lua_State *L, alua_state *s, const request *r) {
  if (push_global(L, r->name) != LUA_TFUNCTION) return false;
  view_refresh(L, &s->result_fields, ARGUMENT_RESULT_VALUES);
  lua_pushvalue(L, ARGUMENT_RESULT);
  lua_pushlstring(L, r->text, r->length);
  lua_call(L, 2, 0);
  return true;
}

alua_status alua_on_refused(alua_state *s, const char *why, size_t length) {
  if (s->dialect) {
    if (!entry_begin(s, "the script")) return ALUA_FAILED;
    return entry_end(s, dialect_refused(s, why, length));
  }
  return protect(s, &(request){.run = run_on_refused, .name = "on_refused", .text = why, .length = length});
}

/* Copies the fields of ctx by reading the view. */
static void copy_context(lua_State *L) {
  static const char *const names[] = {"balance", "start_balance", "profit", "wagered", "bets", "wins", "losses",
                                      "streak", "currency", "now"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    lua_getfield(L, ARGUMENT_CONTEXT, names[i]);
    lua_setfield(L, -2, names[i]);
  }
}

static bool run_on_stop(lua_State *L, alua_state *s, const request *r) {
  if (push_global(L, r->name) != LUA_TFUNCTION) return false;
  view_refresh(L, &s->context_fields, ARGUMENT_CONTEXT_VALUES);
  lua_createtable(L, 0, 16);
  lua_pushstring(L, r->text);
  lua_setfield(L, -2, "reason");
  lua_pushstring(L, r->more);
  lua_setfield(L, -2, "evidence");
  lua_pushinteger(L, r->number);
  lua_setfield(L, -2, "refused");
  copy_context(L);
  lua_call(L, 1, 0);
  return true;
}

alua_status alua_on_stop(alua_state *s, const char *reason, const char *evidence, int64_t refused) {
  if (s->dialect) {
    if (!entry_begin(s, "the script")) return ALUA_FAILED;
    return entry_end(s, dialect_stopped(s));
  }
  return protect(
    s, &(request){.run = run_on_stop, .name = "on_stop", .text = reason, .more = evidence, .number = refused});
}

static bool run_metadata(lua_State *L, alua_state *s, const request *r) {
  (void)s;
  if (push_global(L, "strategy") != LUA_TTABLE) return false;
  lua_pushstring(L, r->text);
  alua_value *value = &r->answer->value;
  switch (lua_rawget(L, -2)) {
  case LUA_TNIL: return false;
  case LUA_TBOOLEAN:
    value->kind = ALUA_BOOLEAN;
    value->integer = lua_toboolean(L, -1);
    return true;
  case LUA_TSTRING: {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    value->kind = ALUA_STRING;
    r->answer->length = escape_text(r->answer->text, sizeof r->answer->text, text, length, NULL);
    return true;
  }
  default: value->kind = ALUA_OTHER; return true;
  }
}

alua_status alua_metadata(alua_state *s, const char *key, alua_param_answer *answer) {
  memset(answer, 0, sizeof *answer);
  return protect(s, &(request){.run = run_metadata, .name = "strategy", .text = key, .answer = answer});
}

static bool run_has_function(lua_State *L, alua_state *s, const request *r) {
  (void)s;
  return push_global(L, r->text) == LUA_TFUNCTION;
}

bool alua_has_function(alua_state *s, const char *name) {
  return protect(s, &(request){.run = run_has_function, .name = "loading", .text = name}) == ALUA_OK;
}

static bool run_where(lua_State *L, alua_state *s, const request *r) {
  lua_Debug at;
  if (push_global(L, r->text) != LUA_TFUNCTION || !lua_getinfo(L, ">S", &at) || at.linedefined <= 0) return false;
  snprintf(s->where, sizeof s->where, "%s:%d", at.short_src, at.linedefined);
  return true;
}

const char *alua_where(alua_state *s, const char *function) {
  s->where[0] = 0;
  protect(s, &(request){.run = run_where, .name = function, .text = function});
  return s->where;
}

/* Takes the view, its hidden table and its object. */
static int run_renewal(lua_State *L) {
  filler_build(L, lua_touserdata(L, 1), 2, 3);
  return 1;
}

int requests_renew_filler(alua_state *s, view *v) {
  lua_pushcfunction(s->L, run_renewal);
  lua_pushlightuserdata(s->L, v);
  lua_pushvalue(s->L, v->values_slot);
  lua_pushvalue(s->L, v->view_slot);
  int status = lua_pcall(s->L, 3, 1, SLOT_HANDLER);
  if (status == LUA_OK) lua_replace(s->L, v->filler_slot);
  return status;
}

int requests_renew_turn(alua_state *s) {
  static const int needed[] = {SLOT_RESULT, SLOT_RESULT_VALUES, SLOT_CONTEXT, SLOT_CONTEXT_VALUES};
  lua_pushcfunction(s->L, turn_build);
  for (int i = 0; i < 4; i++) lua_pushvalue(s->L, needed[i]);
  int status = lua_pcall(s->L, 4, 1, SLOT_HANDLER);
  if (status == LUA_OK) lua_replace(s->L, SLOT_TURN);
  return status;
}

alua_status alua_prepare(alua_state *s) {
  if (!entry_begin(s, "loading")) return ALUA_FAILED;
  int status = requests_renew_filler(s, &s->context_fields);
  if (status == LUA_OK) status = requests_renew_filler(s, &s->result_fields);
  if (status == LUA_OK) status = requests_renew_turn(s);
  return entry_end(s, status);
}
