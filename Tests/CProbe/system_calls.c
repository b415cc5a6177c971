/* System calls, raw: no wrapper of the C library stands between an attempt and the kernel. */
#define _GNU_SOURCE
#include "calls.h"

#include <errno.h>
#include <string.h>

#include "CProbe.h"

#ifdef __linux__
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

/* Arguments that are only known when an attempt is made. */
enum { MARKER = -7001, KEPT, FOLDER, PARENT, PARENT_MEMORY, PARENT_ENVIRONMENT, OWN_ENVIRONMENT, SHELL_WORDS, PAGE,
       ADDRESS, VECTOR, BYTES };
#define HERE AT_FDCWD

typedef struct attempt {
  const char *name;
  long number;
  long arguments[6];
} attempt;

#define RAW(name, ...) {#name, SYS_##name, {__VA_ARGS__}}
#define AS(label, name, ...) {label, SYS_##name, {__VA_ARGS__}}

static const attempt attempts[] = {
  /* Files */
  AS("openat to read", openat, HERE, KEPT, O_RDONLY),
  AS("openat to write", openat, HERE, MARKER, O_WRONLY | O_CREAT, 0600),
  AS("openat a folder", openat, HERE, FOLDER, O_RDONLY | O_DIRECTORY),
  AS("openat a path only", openat, HERE, KEPT, O_PATH),
  AS("openat the parent's memory", openat, HERE, PARENT_MEMORY, O_RDONLY),
  AS("openat the parent's environment", openat, HERE, PARENT_ENVIRONMENT, O_RDONLY),
  AS("openat its own environment", openat, HERE, OWN_ENVIRONMENT, O_RDONLY),
  RAW(openat2, HERE, KEPT, PAGE, 24),
#ifdef SYS_open
  AS("open to read", open, KEPT, O_RDONLY), AS("open to write", open, MARKER, O_WRONLY | O_CREAT, 0600),
  RAW(creat, MARKER, 0600), RAW(unlink, KEPT), RAW(mkdir, MARKER, 0700), RAW(rename, KEPT, MARKER),
  RAW(link, KEPT, MARKER), RAW(symlink, KEPT, MARKER), RAW(chmod, KEPT, 0), RAW(stat, KEPT, PAGE),
  RAW(access, KEPT, R_OK), RAW(fork), RAW(pipe, PAGE), RAW(dup2, 0, 7), RAW(arch_prctl, 0x1003, PAGE),
  RAW(iopl, 3), RAW(modify_ldt, 0, PAGE, 64), RAW(epoll_create, 1), RAW(alarm, 1),
#endif
  RAW(unlinkat, HERE, KEPT, 0), RAW(mkdirat, HERE, MARKER, 0700), RAW(renameat2, HERE, KEPT, HERE, MARKER, 0),
  RAW(linkat, HERE, KEPT, HERE, MARKER, 0), RAW(symlinkat, KEPT, HERE, MARKER), RAW(fchmodat, HERE, KEPT, 0),
  RAW(mknodat, HERE, MARKER, S_IFIFO | 0600, 0), RAW(truncate, KEPT, 0), RAW(chdir, FOLDER), RAW(chroot, FOLDER),
  RAW(newfstatat, HERE, KEPT, PAGE, 0), RAW(statx, HERE, KEPT, 0, 0xfff, PAGE), RAW(faccessat, HERE, KEPT, R_OK),
  RAW(readlinkat, HERE, OWN_ENVIRONMENT, PAGE, 64), RAW(getcwd, PAGE, 4096), RAW(utimensat, HERE, KEPT, 0, 0),
  RAW(name_to_handle_at, HERE, KEPT, PAGE, PAGE, 0), RAW(inotify_init1, 0), RAW(fanotify_init, 0, 0),
  RAW(memfd_create, FOLDER, 0), RAW(memfd_secret, 0), RAW(open_tree, HERE, FOLDER, 0), RAW(mq_open, KEPT, O_CREAT, 0600, 0),
  /* Descriptors that are not its three pipes, and other ways to use those */
  AS("read descriptor 5", read, 5, PAGE, 16), AS("read descriptor 1", read, 1, PAGE, 16),
  AS("write descriptor 0", write, 0, BYTES, 1), AS("write descriptor 5", write, 5, BYTES, 1),
  RAW(pread64, 0, PAGE, 16, 0), RAW(readv, 0, VECTOR, 1), RAW(writev, 1, VECTOR, 1), RAW(sendfile, 1, 0, 0, 1),
  RAW(splice, 0, 0, 1, 0, 1, 0), RAW(tee, 0, 1, 1, 0), RAW(vmsplice, 1, VECTOR, 1, 0), RAW(dup, 0), RAW(dup3, 0, 7, 0),
  RAW(fcntl, 0, F_DUPFD, 3), RAW(ioctl, 0, 0x5412, BYTES), RAW(pipe2, PAGE, 0), RAW(close, 0), RAW(lseek, 0, 0, 0),
  RAW(eventfd2, 0, 0), RAW(epoll_create1, 0), RAW(timerfd_create, 1, 0), RAW(signalfd4, -1, PAGE, 8, 0),
  RAW(ppoll, 0, 0, PAGE, 0, 0), RAW(pselect6, 0, 0, 0, 0, PAGE, 0), RAW(fstat, 0, PAGE), RAW(close_range, 0, 9, 0),
  /* The network */
  AS("socket of the internet", socket, AF_INET, SOCK_STREAM, 0), AS("socket of datagrams", socket, AF_INET, SOCK_DGRAM, 0),
  AS("socket of the machine", socket, AF_UNIX, SOCK_STREAM, 0), AS("socket of the kernel", socket, 16, SOCK_RAW, 0),
  RAW(socketpair, AF_UNIX, SOCK_STREAM, 0, PAGE), RAW(connect, 0, ADDRESS, sizeof(struct sockaddr_un)),
  RAW(bind, 0, ADDRESS, sizeof(struct sockaddr_un)), RAW(sendto, 1, BYTES, 1, 0, 0, 0), RAW(recvfrom, 0, PAGE, 1, 0, 0, 0),
  RAW(sendmsg, 1, PAGE, 0), RAW(io_uring_setup, 4, PAGE), RAW(io_setup, 4, PAGE),
  /* Other programs and processes */
  RAW(execve, SHELL_WORDS, SHELL_WORDS, 0), RAW(execveat, HERE, SHELL_WORDS, SHELL_WORDS, 0, 0),
  AS("clone a process", clone, SIGCHLD), AS("clone a thread", clone, CLONE_VM | CLONE_SIGHAND | CLONE_THREAD), RAW(clone3, PAGE, 64),
  AS("kill the parent", kill, PARENT, SIGKILL), AS("kill everybody", kill, -1, 0), AS("kill the parent's group", kill, 0, 0),
  RAW(tkill, PARENT, SIGTERM), RAW(tgkill, PARENT, PARENT, SIGTERM), RAW(rt_sigqueueinfo, PARENT, SIGTERM, PAGE),
  RAW(pidfd_open, PARENT, 0), RAW(pidfd_getfd, 0, 0, 0), RAW(pidfd_send_signal, 0, SIGTERM, 0, 0),
  AS("ptrace the parent", ptrace, PTRACE_SEIZE, PARENT, 0, 0), AS("ptrace by the parent", ptrace, PTRACE_TRACEME, 0, 0, 0),
  RAW(process_vm_readv, PARENT, VECTOR, 1, VECTOR, 1, 0), RAW(process_vm_writev, PARENT, VECTOR, 1, VECTOR, 1, 0),
  RAW(process_madvise, 0, VECTOR, 1, 4, 0), RAW(kcmp, PARENT, PARENT, 0, 0, 0), RAW(setpgid, 0, PARENT), RAW(setsid),
  RAW(sched_setaffinity, PARENT, 8, PAGE), RAW(setpriority, 0, PARENT, 19), RAW(prlimit64, PARENT, RLIMIT_AS, PAGE, 0),
  RAW(wait4, -1, 0, 0, 0), RAW(migrate_pages, PARENT, 8, PAGE, PAGE),
  RAW(shmget, 0, 4096, 01600), RAW(msgget, 0, 01600), RAW(semget, 0, 1, 01600),
  /* Code that was not there before */
  AS("mmap memory to run", mmap, 0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
  AS("mmap memory to write and run", mmap, 0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
  AS("mprotect memory to run", mprotect, PAGE, 4096, PROT_READ | PROT_EXEC),
  RAW(pkey_mprotect, PAGE, 4096, PROT_READ | PROT_EXEC, -1), RAW(remap_file_pages, PAGE, 4096, 0, 0, 0),
  RAW(personality, 0x0400000), RAW(shmat, 0, 0, 0100000),
  /* Its own chains, and the machine */
  AS("prctl to be traced", prctl, PR_SET_PTRACER, -1), AS("prctl to be dumped", prctl, PR_SET_DUMPABLE, 1),
  AS("prctl to change the filter", prctl, PR_SET_SECCOMP, 2, PAGE), RAW(seccomp, 1, 0, PAGE),
  RAW(landlock_create_ruleset, PAGE, 8, 0), RAW(setrlimit, RLIMIT_CORE, PAGE), RAW(rt_sigaction, SIGSYS, 0, PAGE, 8),
  RAW(unshare, CLONE_NEWUSER), RAW(setns, 0, 0), RAW(mount, FOLDER, FOLDER, 0, MS_BIND, 0), RAW(umount2, FOLDER, MNT_DETACH),
  RAW(pivot_root, FOLDER, FOLDER), RAW(setuid, 0), RAW(setresuid, 0, 0, 0), RAW(setgroups, 0, 0), RAW(capset, PAGE, PAGE),
  RAW(bpf, 0, PAGE, 64), RAW(userfaultfd, 0), RAW(perf_event_open, PAGE, 0, -1, -1, 0), RAW(keyctl, 0, -3, 1),
  RAW(add_key, FOLDER, FOLDER, 0, 0, -3), RAW(request_key, FOLDER, FOLDER, 0, 0), RAW(syslog, 10, 0, 0), RAW(acct, 0),
  RAW(init_module, 0, 0, FOLDER), RAW(finit_module, 0, FOLDER, 0), RAW(kexec_load, 0, -1, 0, 0), RAW(reboot, 0, 0, 0, 0),
  RAW(swapoff, FOLDER), RAW(sethostname, 0, -1), RAW(clock_settime, -1, PAGE), RAW(adjtimex, 0), RAW(quotactl, 0, 0, 0, 0),
  RAW(timer_create, 0, 0, PAGE), RAW(setitimer, 0, PAGE, 0), RAW(uname, PAGE), RAW(sysinfo, PAGE), RAW(getppid),
#ifdef __x86_64__
  {"getpid of the x32 interface", 0x40000000 | SYS_getpid, {0}},
  {"openat of the x32 interface", 0x40000000 | SYS_openat, {HERE, KEPT, O_RDONLY}},
#endif
};

enum { COUNT = sizeof attempts / sizeof *attempts };

static long value_of(long argument, const char *folder) {
  static char kept[4096], marker[4096], memory[64], environment[64], command[4200];
  static char page[8192] __attribute__((aligned(4096)));
  static char *words[] = {"/bin/sh", "-c", command, NULL};
  static struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/run/alea-probe"};
  static struct iovec vector = {.iov_base = page, .iov_len = 1};
  switch (argument) {
  case MARKER: return snprintf(marker, sizeof marker, "%s/marker", folder), (long)marker;
  case KEPT: return snprintf(kept, sizeof kept, "%s/kept", folder), (long)kept;
  case FOLDER: return (long)folder;
  case PARENT: return getppid();
  case PARENT_MEMORY: return snprintf(memory, sizeof memory, "/proc/%d/mem", getppid()), (long)memory;
  case PARENT_ENVIRONMENT:
    return snprintf(environment, sizeof environment, "/proc/%d/environ", getppid()), (long)environment;
  case OWN_ENVIRONMENT: return (long)"/proc/self/environ";
  case SHELL_WORDS: return snprintf(command, sizeof command, "> '%s/marker'", folder), (long)words;
  case PAGE: return (long)page;
  case ADDRESS: return (long)&address;
  case VECTOR: return (long)&vector;
  case BYTES: return (long)"x";
  default: return argument;
  }
}

const char *probe_system_call_name(int index) { return index < COUNT ? attempts[index].name : NULL; }

int probe_system_call(const char *name, const char *folder) {
  for (int i = 0; i < COUNT; i++) {
    const attempt *tried = &attempts[i];
    if (strcmp(tried->name, name) != 0) continue;
    long a[6];
    for (int n = 0; n < 6; n++) a[n] = value_of(tried->arguments[n], folder);
    /* The program's path is the first of its words. */
    if (tried->number == SYS_execve) a[0] = (long)"/bin/sh";
    if (tried->number == SYS_execveat) a[1] = (long)"/bin/sh";
    long result = syscall(tried->number, a[0], a[1], a[2], a[3], a[4], a[5]);
    return result != -1 ? PROBE_SUCCEEDED : errno == ENOSYS ? PROBE_ABSENT : PROBE_REFUSED;
  }
  return PROBE_UNKNOWN;
}

#else
const char *probe_system_call_name(int index) { return NULL; }
int probe_system_call(const char *name, const char *folder) { return PROBE_UNKNOWN; }
#endif
