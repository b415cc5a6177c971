/* One Lua state per strategy lane, behind entries that never raise.
 *
 * Lua errors longjmp, and a jump over a Swift frame is undefined. Hence this header does not include lua.h,
 * every function here catches what it starts and leaves the stack as it found it, and the callbacks into Swift
 * return a value: C raises, if at all, after the Swift frame is gone. */
#ifndef ALEA_CLUA_H
#define ALEA_CLUA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct alua_state alua_state;
typedef struct alua_watchdog alua_watchdog;

/* How an entry ended. */
typedef enum alua_status {
  ALUA_OK = 0,
  ALUA_MISSING, /* the script does not define the function */
  ALUA_FAILED,  /* alua_error tells */
  ALUA_SYNTAX,  /* of alua_load: the text does not parse, and nothing of it ran; alua_error tells */
} alua_status;

/* What a Lua value is, as far as the host cares. */
typedef enum alua_kind {
  ALUA_NONE = 0, /* no value at all */
  ALUA_NIL,
  ALUA_BOOLEAN, /* in `integer`, 0 or 1 */
  ALUA_INTEGER,
  ALUA_NUMBER,
  ALUA_STRING, /* of a side: `integer` is an alua_word */
  ALUA_TABLE,
  ALUA_OTHER,
} alua_kind;

typedef enum alua_word { ALUA_WORD_OTHER = 0, ALUA_WORD_HIGH, ALUA_WORD_LOW } alua_word;

typedef struct alua_value {
  alua_kind kind;
  int64_t integer;
  double number;
} alua_value;

/* What next_bet returned, each field read once and raw, nothing converted. */
enum { ALUA_AMOUNT, ALUA_CHANCE, ALUA_HIGH, ALUA_SIDE, ALUA_RANGE, ALUA_INSIDE, ALUA_FIELDS };

typedef struct alua_bet {
  alua_kind form; /* NONE, NIL, NUMBER (positional), TABLE, or else: unusable, see alua_shown(s, ALUA_AMOUNT) */
  alua_value field[ALUA_FIELDS];
  alua_value range_low, range_high;
  bool range_has_more; /* the range table has a third element */
  bool stop_asked;     /* stop() was called and alua_take_stop not yet; kept over entries */
  int64_t delay;       /* nanoseconds that the script asked to wait, until alua_take_delay */
} alua_bet;

/* `ctx`. Money in units of 1e-8, time in nanoseconds; `wagered` as a signed 128-bit number in two halves.
 *
 * Here and in alua_result no two fields stand side by side that do so in the host's own value: a compiler would copy them
 * as one wide word, and the processor waits for the two narrow ones to arrive in memory where they were written just now. */
typedef struct alua_context {
  int64_t balance, bets;
  uint64_t wagered_low;
  int64_t streak, start_balance, wins, wagered_high, outstanding, lane, exposure, now, depth, min_bet;
} alua_context;

typedef enum alua_side { ALUA_SIDE_HIGH = 0, ALUA_SIDE_LOW, ALUA_SIDE_IN, ALUA_SIDE_OUT } alua_side;

/* `r`. Money in units of 1e-8; a refused bet has no roll and no nonce. */
typedef struct alua_result {
  int64_t profit, ticket, multiplier_ten_thousandths, lane, balance, nonce, late, amount;
  int32_t roll, chance_hundredths, range_low, range_high;
  alua_side side;
  bool win, refused;
} alua_result;

/* What `house` tells a script. Strings end in 0. */
typedef struct alua_house {
  const char *name, *currency;
  double edge, min_bet, min_chance, max_chance;
  bool simulated;
} alua_house;

enum { ALUA_MAX_CHOICES = 32, ALUA_TEXT_BYTES = 256, ALUA_ERROR_BYTES = 1024 };

/* A value with its text; valid while the callback that got it runs. */
typedef struct alua_text_value {
  alua_value value;
  const char *text;
  size_t length;
} alua_text_value;

/* A call of param(name, default, doc, options). */
typedef struct alua_param {
  alua_text_value name, initial, doc, min, max;
  int64_t choice_count;
  alua_text_value choices[ALUA_MAX_CHOICES];
} alua_param;

/* The host's answer: a value, or a text that says why not. Texts are copied in and bounded. */
typedef struct alua_param_answer {
  bool refused;
  alua_value value;
  char text[ALUA_TEXT_BYTES * 2];
  size_t length;
} alua_param_answer;

typedef void (*alua_print)(void *host, const char *line, size_t length);
typedef void (*alua_declare)(void *host, const alua_param *request, alua_param_answer *answer);

/* What a community dialect asks of its host; see dialect.c. The texts are not kept. */
typedef bool (*alua_asks)(void *host, const char *name, size_t length);
typedef bool (*alua_given)(void *host, const char *name, size_t length, alua_param_answer *answer);

/* Files of a script: names and bytes in the host's memory. */
typedef struct alua_files {
  int64_t (*size)(void *host, const char *name, size_t length); /* -1 where there is none */
  size_t (*read)(void *host, const char *name, size_t length, char *out, size_t room);
  /* False where there is no room for it. */
  bool (*write)(void *host, const char *name, size_t length, const char *bytes, size_t count, bool append);
  bool (*remove)(void *host, const char *name, size_t length);
  bool (*rename)(void *host, const char *from, size_t from_length, const char *to, size_t to_length);
} alua_files;

typedef struct alua_dialect {
  const char *name;    /* null: the native contract */
  const char *script;  /* the script's name, without folders */
  int64_t balance;     /* at the start of the session, in units */
  int64_t epoch;       /* seconds since 1970 that the session's clock begins at */
  alua_print warn;
  alua_asks mentions; /* may the script use the global of that name? */
  alua_asks spells;   /* does the name stand in its text? */
  /* The first line in which it sets the global, or 0. */
  int64_t (*assigned_in)(void *host, const char *name, size_t length);
  alua_given given;
  alua_files files;
} alua_dialect;

typedef struct alua_settings {
  size_t memory_bytes; /* cap of everything the script allocates */
  uint64_t seeds[2];   /* of math.random */
  alua_house house;
  alua_watchdog *watchdog; /* or null: no time limit */
  void *host;              /* handed to the callbacks */
  alua_print print;
  alua_declare declare;
  bool traces; /* whether alua_take_line has answers; it costs a script most of its speed */
  alua_dialect dialect;
} alua_settings;

/* Null where memory for the state cannot be had. */
alua_state *alua_new(const alua_settings *settings);
/* The state as it is now, to come back to; null where that cannot be: without memory, after the script has drawn from
 * math.random or seeded it, or while it cannot be called any more. */
typedef struct alua_kept alua_kept;
alua_kept *alua_keep(alua_state *state);
/* Makes the state what it was, but for math.random, which begins with these seeds; false where it is lost. Pointers
 * that were had of the state stay good. */
bool alua_return(alua_state *state, const alua_kept *kept, uint64_t first, uint64_t second);
void alua_forget(alua_kept *kept);
/* What a script has been told of its session, by the fields of ctx and r that it has read; the stake, the chance, and
 * what the bet won are no part of it: they follow from the bet and from how it ended. */
enum {
  ALUA_SEES_BALANCE = 1, ALUA_SEES_WAGERED = 2, ALUA_SEES_BETS = 4, ALUA_SEES_WINS = 8, ALUA_SEES_STREAK = 16,
  ALUA_SEES_ROLL = 32, ALUA_SEES_TIME = 64, ALUA_SEES_CHANCE = 128, /* math.random */
};
typedef struct alua_fingerprint {
  uint64_t words[2];
  uint32_t sight;
  const char *unseen; /* what cannot be looked into; null where all could be */
} alua_fingerprint;
/* As if the script had read nothing yet. */
void alua_forget_sight(alua_state *state);
/* Of all that the script can come to from its globals and functions: equal where it goes the same way from here on, as
 * long as it is told the same. The state is good for nothing but alua_return after that. */
alua_fingerprint alua_take_fingerprint(alua_state *state);
/* Frees the state at once; no code of the script runs. */
void alua_free(alua_state *state);

/* Where the host writes what `ctx` and `r` show, and reads what next_bet returned. */
alua_context *alua_context_of(alua_state *state);
alua_context *alua_next_context_of(alua_state *state);
alua_result *alua_result_of(alua_state *state);
const alua_bet *alua_bet_of(alua_state *state);

/* Entries. `name` is what stands before the line number in messages. */
alua_status alua_load(alua_state *state, const char *text, size_t length, const char *name);
/* Runs a part of a dialect's prelude, before the script. */
alua_status alua_prelude(alua_state *state, const char *text, size_t length);
/* What is left to do when a script of a dialect has run: find its functions and read back its first bet. */
alua_status alua_dialect_ready(alua_state *state);
/* Says of a field of ctx, or of r, that the script will read it: it is handed over from the first call on, instead of
 * when it has been asked for once. Any other name does nothing. */
void alua_foresee_context(alua_state *state, const char *field);
void alua_foresee_result(alua_state *state, const char *field);
/* Writes what hands the fields over that are known to be read; else it is written when it is needed first. */
alua_status alua_prepare(alua_state *state);
/* Reads back again what cannot be used as it is, by the dialect's rules. */
alua_status alua_dialect_repair(alua_state *state);
alua_status alua_on_start(alua_state *state);
alua_status alua_next_bet(alua_state *state);
alua_status alua_on_result(alua_state *state);
/* on_result and, unless it called stop(), next_bet, in one protected call. What `ctx` shows to the latter is written
 * to alua_next_context_of before. */
alua_status alua_exchange(alua_state *state);
alua_status alua_on_refused(alua_state *state, const char *why, size_t length);
alua_status alua_on_stop(
  alua_state *state, const char *reason, const char *evidence, int64_t refused);
/* Field `key` of the global table `strategy`, copied into `text`. MISSING where there is none. */
alua_status alua_metadata(alua_state *state, const char *key, alua_param_answer *answer);
bool alua_has_function(alua_state *state, const char *name);

/* What happened, one escaped line; file and line first wherever there is one. */
const char *alua_error(alua_state *state);
/* Whether a limit was hit: nothing runs in this state any more. */
bool alua_is_spent(alua_state *state);
/* The unusable value of a field of the last bet, escaped and bounded. */
const char *alua_shown(alua_state *state, int field);
/* `file:line` where the global function was defined, or an empty text. */
const char *alua_where(alua_state *state, const char *function);
/* Whether stop() was called since it was last asked; *reason is null where it gave none. */
bool alua_take_stop(alua_state *state, const char **reason);
/* Nanoseconds that the script asked to wait before its next bet, since this was last asked. */
int64_t alua_take_delay(alua_state *state);
/* The line of the script's text that ran last, or 0: where functions return, the line of the return. Forgets it. */
int64_t alua_take_line(alua_state *state);
/* Lines of print() that were dropped, because the output limit was reached. */
uint64_t alua_dropped_lines(alua_state *state);
/* For tests: slots above the state's own; 0 after every entry. */
int alua_stack_height(alua_state *state);

/* One thread that stops callbacks which run too long; shared by states that run one at a time. Times are CPU
 * milliseconds of the thread that runs Lua. Where a call does not end within `backstop_ms` after its limit
 * (a loop inside of C), `on_unresponsive` is called on the watchdog's thread and says where, as far as it
 * can be known: nothing but the end of the process ends such a loop. Null where no thread can be had. */
typedef void (*alua_unresponsive)(const char *message);
alua_watchdog *alua_watchdog_new(
  int load_ms, int callback_ms, int poll_ms, int backstop_ms, alua_unresponsive on_unresponsive);
/* Ends the thread. No state may use it any more. */
void alua_watchdog_free(alua_watchdog *watchdog);

/* LUA_RELEASE: `Lua 5.4.4`. */
const char *alua_release(void);

/* Printable text only, bounded: what the texts of errors and of print go through. Returns the bytes written before
 * the closing 0. */
size_t alua_escape(char *out, size_t room, const void *text, size_t length);

/* For tests of the allocator. */
typedef struct alua_arena alua_arena;
alua_arena *alua_arena_new(size_t bytes);
void alua_arena_free(alua_arena *arena);
void *alua_arena_resize(alua_arena *arena, void *block, size_t old_size, size_t new_size);
size_t alua_arena_pages_in_use(alua_arena *arena);

#endif
