/* print and log: one escaped, bounded line each, and a bound on all of them together. */
#include <string.h>

#include "state.h"

enum { MAX_PRINTED = 10 * 1024 * 1024 };

static void emit(alua_state *s, size_t length) {
  if (s->printed_bytes > MAX_PRINTED) {
    s->dropped_lines++;
    return;
  }
  s->printed_bytes += length + 1;
  if (s->printed_bytes > MAX_PRINTED) {
    static const char notice[] = "output limit reached";
    s->dropped_lines++;
    s->settings.print(s->settings.host, notice, sizeof notice - 1);
    return;
  }
  s->settings.print(s->settings.host, s->line, length);
}

static int print(lua_State *L) {
  alua_state *s = state_of(L);
  int count = lua_gettop(L);
  /* All texts first: a __tostring may print, and there is one line. */
  for (int i = 1; i <= count; i++) {
    push_text(L, i, NULL);
    lua_replace(L, i);
  }
  size_t used = 0;
  bool cut = false;
  for (int i = 1; i <= count && !cut; i++) {
    size_t length;
    const char *text = lua_tolstring(L, i, &length);
    if (i > 1 && used + 1 < LINE_BYTES) s->line[used++] = '\t';
    used += escape_text(s->line + used, LINE_BYTES - used, text, length, &cut);
  }
  if (cut) {
    static const char mark[] = " \xE2\x80\xA6[cut]";
    memcpy(s->line + used, mark, sizeof mark);
    used += sizeof mark - 1;
  }
  emit(s, used);
  return 0;
}

void open_print(lua_State *L) {
  set_function(L, "print", print);
  set_function(L, "log", print);
}

uint64_t alua_dropped_lines(alua_state *s) { return s->dropped_lines; }
