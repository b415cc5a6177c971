/* The filter of system calls: a list of what a process needs that computes and talks over three pipes; everything
 * else ends it. Measured with strace: what the Swift runtime, the C library and Lua call when they run, not start.
 *
 * With an error in place of the end a runtime that has lost a call may spin for ever; and an end names itself. */
#ifdef __linux__
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "protections.h"

#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000u
#endif

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
/* The low half of an argument: both architectures are little-endian. */
#define LOAD_ARGUMENT(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define END_PROCESS BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define IS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define PERMIT(call) IS(__NR_##call, 0, 1), ALLOW
/* Only with this first argument. */
#define PERMIT_ON(call, descriptor) IS(__NR_##call, 0, 4), LOAD_ARGUMENT(0), IS(descriptor, 0, 1), ALLOW, END_PROCESS
/* Memory, but none that can be run: a third argument with PROT_EXEC ends the process. */
#define PERMIT_WITHOUT_EXEC(call) \
  IS(__NR_##call, 0, 4), LOAD_ARGUMENT(2), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), END_PROCESS, ALLOW

static const struct sock_filter program[] = {
  LOAD(arch), IS(ARCHITECTURE, 1, 0), END_PROCESS,
  /* Numbers of the x32 interface start at 2^30; none of them is in the list below. */
  LOAD(nr),
  PERMIT_ON(read, 0),
  IS(__NR_write, 0, 5), LOAD_ARGUMENT(0), IS(1, 1, 0), IS(2, 0, 1), ALLOW, END_PROCESS,
  PERMIT(futex), PERMIT(gettid), PERMIT(clock_gettime), /* gettid: what Swift takes a Mutex with */
  PERMIT(brk), PERMIT_WITHOUT_EXEC(mmap), PERMIT_WITHOUT_EXEC(mprotect),
  PERMIT(munmap), PERMIT(mremap), PERMIT(madvise),
  PERMIT(clock_nanosleep), PERMIT(getrandom), PERMIT(sched_yield), PERMIT(restart_syscall),
  PERMIT(rt_sigprocmask), PERMIT(rt_sigreturn),
#ifdef __NR_rseq
  PERMIT(rseq),
#endif
  PERMIT(set_robust_list), PERMIT(exit), PERMIT(exit_group),
  END_PROCESS,
};

bool seccomp_seal(void) {
  struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = (struct sock_filter *)program};
  return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) == 0;
}

/* Asked with a null program, a kernel that has filters complains of the address. */
bool seccomp_is_available(void) {
  return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, 0, NULL) != 0 && errno == EFAULT;
}

#else
bool seccomp_seal(void) { return false; }
bool seccomp_is_available(void) { return false; }
#endif
#endif
