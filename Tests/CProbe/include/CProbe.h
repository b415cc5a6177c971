/* What a hostile script would try once the Lua layer around it is gone: raw system calls, and Lua with every library
 * open. Run inside a process that has been shut in; each attempt is one call. */
#ifndef ALEA_CPROBE_H
#define ALEA_CPROBE_H

#include <stdbool.h>

/* What comes out of an attempt that the process survives. */
enum { PROBE_SUCCEEDED = 0, PROBE_REFUSED = 1, PROBE_UNKNOWN = 2, PROBE_ABSENT = 3 };

/* The names of all attempts; null after the last. */
const char *probe_name(int index);

/* Tries one. `folder` has a file "kept" that may be read, and "marker" in it is what must not appear. */
int probe_attempt(const char *name, const char *folder);

/* Puts one protection on and no other: "landlock", "seccomp" or "limits". False where there is none. */
bool probe_put_on(const char *protection);

/* Starts a thread, and returns when it runs: what it does later, it does as a thread from before. */
bool probe_start_thread(void);

/* The same as `probe_attempt`, on that thread. */
int probe_attempt_on_thread(const char *name, const char *folder);

#endif
