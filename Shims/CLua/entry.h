/* How every entry begins and ends. */
#ifndef ALEA_ENTRY_H
#define ALEA_ENTRY_H

#include "state.h"

/* Beside Lua's own statuses: the script does not define the function. */
enum { NO_FUNCTION = -1 };

/* requests.c: write a filler, or the turn, anew in a protected call; a status of Lua. */
int requests_renew_filler(alua_state *s, view *v);
int requests_renew_turn(alua_state *s);

/* dialect.c: a refused ticket's turn; a status of Lua. */
int dialect_refused(alua_state *s, const char *why, size_t length);
/* The same for the end of the session. */
int dialect_stopped(alua_state *s);

/* Marks the state as running, for the watchdog and for messages; false where nothing may run any more. */
static inline bool entry_begin(alua_state *s, const char *name) {
  s->error[0] = 0;
  if (s->spent) {
    message_from_failure(s, LUA_OK);
    return false;
  }
  s->entry = name;
  watchdog_enter(s->beat, s, s->loading ? s->beat->load_ms : s->beat->callback_ms);
  return true;
}

static inline alua_status entry_end(alua_state *s, int status) {
  if (__builtin_expect(status > LUA_OK, 0)) message_from_failure(s, status);
  watchdog_leave(s->beat);
  lua_settop(s->L, SLOT_LAST);
  return status == LUA_OK ? ALUA_OK : status == NO_FUNCTION ? ALUA_MISSING : ALUA_FAILED;
}

#endif
