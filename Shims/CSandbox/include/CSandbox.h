/* What keeps a script process from everything but its pipes.
 *
 * A process is started with nothing (`sandbox_spawn`), and shuts itself in before it looks at a script: first
 * `sandbox_enter`, while it has one thread; then, when its other threads run, `sandbox_seal`. Nothing here raises or
 * allocates; where a kernel lacks one protection the others still hold, and the caller is told which are on. */
#ifndef ALEA_CSANDBOX_H
#define ALEA_CSANDBOX_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Which protections are on. */
typedef struct sandbox_protections {
  bool no_new_privileges; /* prctl(2), PR_SET_NO_NEW_PRIVS */
  bool landlock;          /* landlock(7): no file, no abstract socket, no TCP port */
  bool seccomp;           /* seccomp(2): only the system calls that a running script needs */
  bool limits;            /* setrlimit(2) */
} sandbox_protections;

typedef struct sandbox_limits {
  uint64_t address_bytes; /* RLIMIT_AS */
  uint64_t cpu_seconds;   /* RLIMIT_CPU */
} sandbox_limits;

/* Gives up privileges and files for this thread and those that it starts; the heap stays in one arena, because a
 * second one would ask the system how many processors there are. */
void sandbox_enter(sandbox_protections *on);

/* Sets the limits and the filter of system calls for all threads of the process. Other threads must be known to run:
 * one that is being born needs calls that are gone now. From here on only descriptors 0 (to read), 1 and 2 (to
 * write) can be used; anything else ends the process by SIGSYS. */
void sandbox_seal(const sandbox_limits *limits, sandbox_protections *on);

/* What the kernel has, without changing anything; for `alea doctor`. */
void sandbox_available(sandbox_protections *available);

/* A started process and the pipes to it, as seen from here; all of them non-blocking and closed on exec. */
typedef struct sandbox_child {
  pid_t pid;
  int input;  /* to write: its descriptor 0 */
  int output; /* to read: its descriptor 1 */
  int errors; /* to read: its descriptor 2 */
} sandbox_child;

/* Starts `path` with `arguments` (the last is null): empty environment, working directory /, a process group of its
 * own, every signal at its default, no descriptors but three pipes. Returns 0, or an errno. */
int sandbox_spawn(const char *path, char *const arguments[], sandbox_child *child);

/* The processor core that the calling thread runs on, or -1 where the system does not say. */
int sandbox_core(void);
/* Makes the main thread of a process run on one core; false where the system does not allow it. */
bool sandbox_move(pid_t process, int core);

/* From here on this process leaves no core, and others of its user cannot look into its memory; false where the system
 * does not allow it. */
bool sandbox_keep_secrets(void);

#endif
