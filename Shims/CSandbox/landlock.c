/* Landlock (landlock(7)) with a rule set that handles everything the kernel knows and allows nothing of it. By raw
 * system calls, because the C library has no wrappers; numbers and bits from linux/landlock.h, which is not on every
 * machine that has the feature. */
#ifdef __linux__
#define _GNU_SOURCE
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "protections.h"

enum { CREATE_RULESET = 444, RESTRICT_SELF = 446, CREATE_RULESET_VERSION = 1 };

/* struct landlock_ruleset_attr: a kernel takes as much of it as it knows, if the rest is zero. */
struct ruleset {
  uint64_t files, tcp, scopes;
};

static long landlock_version(void) { return syscall(CREATE_RULESET, NULL, 0, CREATE_RULESET_VERSION); }

bool landlock_is_available(void) { return landlock_version() >= 1; }

/* What each version handles: 13 rights over files at first, then one more each (refer, truncate), TCP in the 4th,
 * device ioctl in the 5th, abstract sockets and signals in the 6th. */
static struct ruleset everything(long version) {
  struct ruleset set = {.files = (1u << 13) - 1};
  if (version >= 2) set.files |= 1u << 13;
  if (version >= 3) set.files |= 1u << 14;
  if (version >= 4) set.tcp = 3;
  if (version >= 5) set.files |= 1u << 15;
  if (version >= 6) set.scopes = 3;
  return set;
}

static size_t size_of_ruleset(long version) {
  return version >= 6 ? sizeof(struct ruleset) : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
}

bool landlock_enter(void) {
  long version = landlock_version();
  if (version < 1) return false;
  struct ruleset set = everything(version);
  long handle = syscall(CREATE_RULESET, &set, size_of_ruleset(version), 0);
  if (handle < 0) return false;
  bool done = syscall(RESTRICT_SELF, (int)handle, 0) == 0;
  close((int)handle);
  return done;
}
#endif
