/* Which line of the script an answer came from: for a replay that has to say so, and only where it was asked for when
 * the state was made. A hook costs a script several times its own work.
 *
 * A coroutine has one hook, and the watchdog's matters more: it replaces this one, and puts it back where it came too
 * late, into the next call. */
#include "state.h"

/* Whether a function is at its closing `end`, where nothing happens; a `return` there has values. */
static bool is_at_end(lua_State *L, lua_Debug *at) {
  if (at->linedefined == at->lastlinedefined || at->currentline != at->lastlinedefined) return false;
  return at->event == LUA_HOOKLINE || (lua_getinfo(L, "r", at) && at->ntransfer == 0);
}

/* Only the script's text has a file's name: neither what it made by load nor anything of ours. A function that returns
 * is looked at too, because what it called has run other lines since. */
static void note(lua_State *L, lua_Debug *at) {
  if (!lua_getinfo(L, "Sl", at) || at->currentline <= 0 || at->source[0] != '@') return;
  alua_state *s = state_of(L);
  if (is_at_end(L, at)) s->traced_end = at->currentline;
  else s->traced_line = at->currentline;
}

void trace_begin(alua_state *s, lua_State *L) {
  if (s->settings.traces) lua_sethook(L, note, LUA_MASKLINE | LUA_MASKRET, 0);
  else lua_sethook(L, NULL, 0, 0);
}

int64_t alua_take_line(alua_state *s) {
  int64_t line = s->traced_line > 0 ? s->traced_line : s->traced_end;
  s->traced_line = s->traced_end = 0;
  return line;
}
