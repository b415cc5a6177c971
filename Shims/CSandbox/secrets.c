/* What holds a secret leaves no picture of its memory. */
#define _GNU_SOURCE
#include <sys/resource.h>

#include "CSandbox.h"
#include "protections.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

bool sandbox_keep_secrets(void) {
  /* A runtime that prints where it crashed prints what it was working with. */
  reset_crash_signals();
  struct rlimit none = {0, 0};
  bool kept = setrlimit(RLIMIT_CORE, &none) == 0;
#ifdef __linux__
  /* A program that cores are piped to is asked whatever the limit says (core(5)); one that may not be dumped has none,
   * and nobody with the same user's rights may look into it by ptrace(2) or /proc. */
  kept &= prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
#endif
  return kept;
}
