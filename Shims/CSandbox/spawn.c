/* posix_spawn(3) with nothing inherited. It is exec that does the work: whatever was in the memory of the parent, a
 * key among it, is not in that of the child. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

#include "CSandbox.h"

/* A pipe whose ends are not among 0, 1 and 2, however few descriptors the parent has open: dup2 would hit them. */
static int open_pipe(int ends[2]) {
  int raw[2];
  if (pipe(raw) != 0) return errno;
  ends[0] = fcntl(raw[0], F_DUPFD_CLOEXEC, 3);
  ends[1] = fcntl(raw[1], F_DUPFD_CLOEXEC, 3);
  int status = ends[0] < 0 || ends[1] < 0 ? errno : 0;
  close(raw[0]);
  close(raw[1]);
  return status;
}

static void close_all(int pipes[3][2]) {
  for (int i = 0; i < 3; i++) {
    for (int end = 0; end < 2; end++) {
      if (pipes[i][end] >= 0) close(pipes[i][end]);
    }
  }
}

static int set_actions(posix_spawn_file_actions_t *actions, int pipes[3][2]) {
  int status = posix_spawn_file_actions_adddup2(actions, pipes[0][0], 0);
  if (status == 0) status = posix_spawn_file_actions_adddup2(actions, pipes[1][1], 1);
  if (status == 0) status = posix_spawn_file_actions_adddup2(actions, pipes[2][1], 2);
#ifdef __linux__
  if (status == 0) status = posix_spawn_file_actions_addclosefrom_np(actions, 3);
#endif
  if (status == 0) status = posix_spawn_file_actions_addchdir_np(actions, "/");
  return status;
}

static int set_attributes(posix_spawnattr_t *attributes) {
  sigset_t signals;
  sigfillset(&signals);
  int status = posix_spawnattr_setsigdefault(attributes, &signals);
  sigemptyset(&signals);
  if (status == 0) status = posix_spawnattr_setsigmask(attributes, &signals);
  if (status == 0) status = posix_spawnattr_setpgroup(attributes, 0);
  short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP;
#ifdef __APPLE__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  if (status == 0) status = posix_spawnattr_setflags(attributes, flags);
  return status;
}

static int spawn(const char *path, char *const arguments[], int pipes[3][2], pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int status = posix_spawn_file_actions_init(&actions);
  if (status != 0) return status;
  status = posix_spawnattr_init(&attributes);
  if (status == 0) {
    char *const no_environment[] = {NULL};
    status = set_actions(&actions, pipes);
    if (status == 0) status = set_attributes(&attributes);
    if (status == 0) status = posix_spawn(pid, path, &actions, &attributes, arguments, no_environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

static int keep(int *end) {
  int kept = *end;
  *end = -1;
  fcntl(kept, F_SETFL, fcntl(kept, F_GETFL) | O_NONBLOCK);
  return kept;
}

int sandbox_spawn(const char *path, char *const arguments[], sandbox_child *child) {
  int pipes[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};
  int status = 0;
  for (int i = 0; i < 3 && status == 0; i++) status = open_pipe(pipes[i]);
  if (status == 0) status = spawn(path, arguments, pipes, &child->pid);
  if (status == 0) {
    child->input = keep(&pipes[0][1]);
    child->output = keep(&pipes[1][0]);
    child->errors = keep(&pipes[2][0]);
  }
  close_all(pipes);
  return status;
}
