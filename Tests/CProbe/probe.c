/* Which attempt, on which thread, behind which protection. */
#define _GNU_SOURCE
#include "CProbe.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/resource.h>

#include "../../Shims/CSandbox/protections.h"
#include "calls.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

const char *probe_name(int index) {
  int own = 0;
  while (probe_system_call_name(own)) own++;
  return index < own ? probe_system_call_name(index) : probe_lua_name(index - own);
}

int probe_attempt(const char *name, const char *folder) {
  int outcome = probe_system_call(name, folder);
  return outcome == PROBE_UNKNOWN ? probe_lua(name, folder) : outcome;
}

bool probe_put_on(const char *protection) {
#ifdef __linux__
  if (strcmp(protection, "limits") == 0) {
    struct rlimit limit = {.rlim_cur = 3, .rlim_max = 3};
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  if (strcmp(protection, "landlock") == 0) return landlock_enter();
  if (strcmp(protection, "seccomp") == 0) return seccomp_seal();
#endif
  return false;
}

static struct {
  _Atomic int stage; /* 0 not there, 1 waits, 2 has been asked, 3 has answered */
  const char *name, *folder;
  int outcome;
} other;

static void *run_other(void *unused) {
  atomic_store(&other.stage, 1);
  while (atomic_load(&other.stage) != 2) sched_yield();
  other.outcome = probe_attempt(other.name, other.folder);
  atomic_store(&other.stage, 3);
  return unused;
}

bool probe_start_thread(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, run_other, NULL) != 0) return false;
  while (atomic_load(&other.stage) != 1) sched_yield();
  return true;
}

int probe_attempt_on_thread(const char *name, const char *folder) {
  other.name = name;
  other.folder = folder;
  atomic_store(&other.stage, 2);
  while (atomic_load(&other.stage) != 3) sched_yield();
  return other.outcome;
}
