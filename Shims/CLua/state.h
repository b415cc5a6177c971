/* What the files of this shim share: the state of one lane and the functions that work on it. */
#ifndef ALEA_STATE_H
#define ALEA_STATE_H

#include "arena.h"
#include "lua_headers.h"
#include "watchdog.h"

/* Stack slots of the main thread that hold what every call needs. */
enum {
  SLOT_HANDLER = 1,
  SLOT_GLOBALS,
  SLOT_CONTEXT,
  SLOT_RESULT,
  SLOT_NEXT_BET,
  SLOT_ON_RESULT,
  SLOT_FIELDS, /* the first of ALUA_FIELDS names */
  SLOT_LOW = SLOT_FIELDS + ALUA_FIELDS,
  SLOT_CONTEXT_VALUES, /* tables behind the views: what their __index finds */
  SLOT_RESULT_VALUES,
  SLOT_CONTEXT_FILLER, /* functions that store the fields in use, then call; see fillers.c */
  SLOT_RESULT_FILLER,
  SLOT_TURN, /* on_result, then next_bet; see turn.c and dialect.c */
  SLOT_ASK, /* of a dialect: next_bet alone */
  SLOT_LAST = SLOT_ASK,
};

enum { VIEW_SLOTS = 64, LINE_BYTES = 4096, SHORT_BYTES = 320, SHOWN_BYTES = 96, SOURCE_BYTES = 256 * 1024, RANDOM_BYTES = 32 };

/* One of `ctx` and `r`. Fields are found by the address of their name: short strings are interned, so equal names
 * are one object. */
typedef struct view {
  const char *names[VIEW_SLOTS];
  uint8_t fields[VIEW_SLOTS];
  uint32_t factor;
  uint32_t used;   /* fields that the script has read, as bits: stored before each call */
  uint32_t filled; /* those that the filler stores */
  uint32_t listed; /* those that it has come to by pairs or next */
  int view_slot, values_slot, filler_slot;
  int field_count;
  uint32_t lasting; /* fields that may be stored: those that are never nil */
  const char *const *field_names;
  void (*push)(lua_State *L, struct alua_state *s, int field);
} view;

struct alua_state {
  lua_State *L;
  lua_State *current; /* the running coroutine; changed under the watchdog's lock */
  watchdog_beat *beat;
  watchdog_beat own_beat; /* where there is no watchdog */
  const char *entry;      /* what runs, for messages */
  const void *high, *low; /* the interned words' addresses */
  const void *context_view; /* the address of ctx, to tell it from r */
  bool spent, loading, stop_has_reason, vanished; /* vanished: next_bet is no function any more */
  bool ran;     /* the text that was loaded parsed, and began to run */
  bool dialect; /* a community dialect's prelude is in charge */
  view context_fields, result_fields;
  uint32_t turn_result, turn_context; /* the fields that the turn stores; at first none is built */
  alua_context context, next_context;
  alua_result result;
  alua_bet bet;
  alua_settings settings;
  alua_arena arena;
  uint64_t next_function_rank, printed_bytes, dropped_lines;
  /* Lines of the script's text that ran last, inside of a function and at the `end` of one; 0 where nobody traces. */
  int64_t traced_line, traced_end;
  lua_CFunction format, rep; /* Lua's own, called after our checks */
  void *random;              /* the generator of math.random, and how it was seeded */
  unsigned char random_start[RANDOM_BYTES];
  char error[ALUA_ERROR_BYTES];
  char path[SHORT_BYTES];        /* of the script, as messages name it */
  char limit[SHORT_BYTES];       /* why the state is spent */
  char where[SHORT_BYTES];       /* answer of alua_where */
  char memory_where[SHORT_BYTES]; /* where memory ran out */
  char stop_reason[SHORT_BYTES];
  char shown[ALUA_FIELDS][SHOWN_BYTES];
  char line[LINE_BYTES + 32]; /* a line of print */
};

static inline alua_state *state_of(lua_State *L) { return *(alua_state **)lua_getextraspace(L); }

/* Whether a limit was hit, be it that the hook has not come to say so yet. */
static inline bool limit_reached(alua_state *s) { return s->spent || watchdog_has_tripped(s->beat); }

/* trace.c: hooks a coroutine if lines are wanted, and takes any hook away if not. */
void trace_begin(alua_state *s, lua_State *L);

/* limits.c */
void limits_time_is_up(alua_state *s, lua_State *L, lua_Debug *at);
void limits_memory_is_out(alua_state *s);
void limits_note_memory(alua_state *s);
_Noreturn void limits_raise(lua_State *L);
/* Raises again what must not be caught; `status` is that of a protected call. */
void limits_pass_on(lua_State *L, int status);

/* messages.c */
int message_handler(lua_State *L);
bool message_where(lua_State *L, char *out, size_t room);
void message_from_failure(alua_state *s, int status);

/* escape.c: printable text only, bounded; returns the bytes written before the closing 0. */
size_t escape_text(char *out, size_t room, const char *text, size_t length, bool *cut);

/* order.c: pushes a sequence of the table's keys in their order; returns how many. */
lua_Integer push_sorted_keys(lua_State *L, int table);

/* views.c: pushes ctx, r and the tables behind them. */
void open_views(lua_State *L);
/* Stores the fields in use anew, within a protected call. */
void view_refresh(lua_State *L, view *v, int values);
int view_push_fields(alua_state *s, const view *v, uint32_t wanted);
/* As if the script had read none of its fields yet; allocates nothing. */
void view_forget(lua_State *L, view *v);
/* What the fields that the script has read tell it, as bits of alua_sight. */
uint32_t view_sight(const alua_state *s);

/* fillers.c: small Lua functions of ours, written for the fields in use. */
void own_text_names(luaL_Buffer *text, const view *v);
void own_text_stores(luaL_Buffer *text, const view *v);
void own_text_load(lua_State *L);
void filler_build(lua_State *L, view *v, int values, int object);

/* host.c */
int host_stop(lua_State *L);
int host_param(lua_State *L);

/* dialect.c: what preludes call, and what calls them. */
void open_dialect(lua_State *L);
int dialect_push_result(alua_state *s);

/* lenient.c: library functions as Lua 5.1 had them, where a dialect needs them. */
void open_lenient(lua_State *L);
/* Cuts the fraction off the number at `index`, if it is one with a fraction; anything else stays. */
void lenient_integer(lua_State *L, int index);

/* files.c: pushes the table of functions behind a dialect's `io`. */
void push_files(lua_State *L);

/* turn.c */
int turn_build(lua_State *L);
int turn_idle(lua_State *L);

/* Parts of the sandbox; each is called once with the globals at the top of the stack. */
void open_metatables(lua_State *L);
void open_protected_calls(lua_State *L);
void open_order(lua_State *L);
void open_tables(lua_State *L);
void open_sort(lua_State *L);
void open_strings(lua_State *L);
void open_print(lua_State *L);
void open_random(lua_State *L);
/* Seeds math.random by the settings; needs a few free slots of the stack, and allocates nothing. */
bool random_seed(alua_state *s);
bool random_was_used(const alua_state *s);
void open_load(lua_State *L);
void open_host(lua_State *L);
void open_sandbox(lua_State *L);

/* identity.c */
uint64_t identity_of(lua_State *L, int index);
void identity_rank_builtins(lua_State *L);

/* strings.c: pushes the text of the value, without addresses. */
const char *push_text(lua_State *L, int index, size_t *length);

/* bet.c */
void bet_read(alua_state *s, int first, int count);
/* Three values as a dialect has them: amount, chance, and whether it is high. */
void bet_read_values(alua_state *s, int first);

static inline void set_function(lua_State *L, const char *name, lua_CFunction function) {
  lua_pushcfunction(L, function);
  lua_setfield(L, -2, name);
}

#endif
