/* The protections, in the order in which they are put on. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "CSandbox.h"
#include "protections.h"

#ifdef __linux__
#include <malloc.h>
#include <sys/prctl.h>
#endif

/* A crash is to be seen as what it is, by the parent: nothing of a runtime's own may catch it. */
void reset_crash_signals(void) {
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT, SIGSYS};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
}

static int compare_bytes(const void *left, const void *right) { return *(const char *)left - *(const char *)right; }

/* The C library finds some things out when they are first asked for, by calls that are gone later: qsort(3) of glibc
 * before 2.37 wants to know how much memory the machine has. */
static void ask_early(void) {
  static char bytes[4096];
  qsort(bytes, sizeof bytes, 1, compare_bytes);
}

void sandbox_enter(sandbox_protections *on) {
  memset(on, 0, sizeof *on);
  reset_crash_signals();
  ask_early();
#ifdef __linux__
  mallopt(M_ARENA_MAX, 1);
  on->no_new_privileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  on->landlock = on->no_new_privileges && landlock_enter();
#endif
}

static bool set_limit(int resource, uint64_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return false;
  rlim_t wanted = (rlim_t)value;
  if (limit.rlim_max != RLIM_INFINITY && wanted > limit.rlim_max) wanted = limit.rlim_max;
  limit.rlim_cur = limit.rlim_max = wanted;
  return setrlimit(resource, &limit) == 0;
}

void sandbox_seal(const sandbox_limits *limits, sandbox_protections *on) {
  on->limits = set_limit(RLIMIT_CORE, 0) & set_limit(RLIMIT_FSIZE, 0) & set_limit(RLIMIT_NOFILE, 3)
    & set_limit(RLIMIT_NPROC, 0) & set_limit(RLIMIT_AS, limits->address_bytes)
    & set_limit(RLIMIT_CPU, limits->cpu_seconds);
#ifdef __linux__
  on->seccomp = on->no_new_privileges && seccomp_seal();
#endif
}

void sandbox_available(sandbox_protections *available) {
  memset(available, 0, sizeof *available);
  available->limits = true;
#ifdef __linux__
  available->no_new_privileges = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0;
  available->landlock = landlock_is_available();
  available->seccomp = seccomp_is_available();
#endif
}
