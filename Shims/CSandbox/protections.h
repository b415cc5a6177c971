#ifndef ALEA_PROTECTIONS_H
#define ALEA_PROTECTIONS_H

#include <stdbool.h>

/* landlock.c: no file at all, for this thread and those that it starts. */
bool landlock_enter(void);
bool landlock_is_available(void);

/* seccomp.c: the filter, on every thread of the process. */
bool seccomp_seal(void);
bool seccomp_is_available(void);

/* protect.c: what crashes ends as the system ends it. */
void reset_crash_signals(void);

#endif
