/* Where a process runs. */
#define _GNU_SOURCE
#include "CSandbox.h"

#ifdef __linux__
#include <sched.h>

int sandbox_core(void) { return sched_getcpu(); }

bool sandbox_move(pid_t process, int core) {
  if (core < 0 || core >= CPU_SETSIZE) return false;
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(core, &cores);
  return sched_setaffinity(process, sizeof cores, &cores) == 0;
}
#else
int sandbox_core(void) { return -1; }
bool sandbox_move(pid_t process, int core) {
  (void)process, (void)core;
  return false;
}
#endif
