/* The VFS "alea": the default one, but for the files that are databases. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

static sqlite3_vfs ours;

sqlite3_vfs *vfs_below(void) { return ours.pAppData; }

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
  sqlite3_vfs *below = vfs->pAppData;
  /* Journals and temporary files take the room of a database file and are files of the default VFS altogether. */
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return below->xOpen(below, path, file, flags, out);
  sqlite3_file *inner = file_below(file);
  memset(inner, 0, (size_t)below->szOsFile);
  file->pMethods = NULL;
  int code = below->xOpen(below, path, inner, flags, out);
  /* xClose is called even after a failure, if there are methods. */
  if (inner->pMethods) file->pMethods = file_methods(inner->pMethods);
  return code;
}

/* The default VFS gets itself for its first argument, not us. */
#define BELOW(type, name, parameters, ...)    \
  static type name parameters {               \
    sqlite3_vfs *below = vfs->pAppData;       \
    return below->__VA_ARGS__;                \
  }
typedef void (*symbol)(void);
BELOW(int, delete_file, (sqlite3_vfs * vfs, const char *path, int sync), xDelete(below, path, sync))
BELOW(int, access_file, (sqlite3_vfs * vfs, const char *path, int how, int *can), xAccess(below, path, how, can))
BELOW(int, full_path, (sqlite3_vfs * vfs, const char *path, int size, char *to), xFullPathname(below, path, size, to))
BELOW(void *, dl_open, (sqlite3_vfs * vfs, const char *path), xDlOpen(below, path))
BELOW(symbol, dl_symbol, (sqlite3_vfs * vfs, void *of, const char *name), xDlSym(below, of, name))
BELOW(int, random_bytes, (sqlite3_vfs * vfs, int size, char *to), xRandomness(below, size, to))
BELOW(int, sleep_for, (sqlite3_vfs * vfs, int microseconds), xSleep(below, microseconds))
BELOW(int, current_time, (sqlite3_vfs * vfs, double *to), xCurrentTime(below, to))
BELOW(int, last_error, (sqlite3_vfs * vfs, int size, char *to), xGetLastError(below, size, to))
BELOW(int, current_time_64, (sqlite3_vfs * vfs, sqlite3_int64 *to), xCurrentTimeInt64(below, to))

static void dl_error(sqlite3_vfs *vfs, int size, char *to) {
  sqlite3_vfs *below = vfs->pAppData;
  below->xDlError(below, size, to);
}

static void dl_close(sqlite3_vfs *vfs, void *of) {
  sqlite3_vfs *below = vfs->pAppData;
  below->xDlClose(below, of);
}

int below_open(const char *name, int kind, sqlite3_file **file) {
  sqlite3_vfs *below = vfs_below();
  *file = calloc(1, (size_t)below->szOsFile);
  if (!*file) return SQLITE_NOMEM;
  int code = below->xOpen(below, name, *file, kind | SQLITE_OPEN_READONLY, NULL);
  if (code != SQLITE_OK) below_close(*file);
  return code;
}

void below_close(sqlite3_file *file) {
  if (file->pMethods) file->pMethods->xClose(file);
  free(file);
}

int pages_register(void) {
  if (sqlite3_vfs_find("alea")) return SQLITE_OK;
  /* The VFS is chosen by the file: name, as GRDB hands on nothing else. This can be switched on only before SQLite
   * is first used; Debian's has it on. */
  if (!sqlite3_compileoption_used("USE_URI")) {
    int code = sqlite3_config(SQLITE_CONFIG_URI, 1);
    if (code != SQLITE_OK) return code;
  }
  sqlite3_vfs *below = sqlite3_vfs_find(NULL);
  if (!below || below->iVersion < 2) return SQLITE_ERROR;
  ours = (sqlite3_vfs){
      .iVersion = 2,
      .szOsFile = (int)sizeof(pages_file) + below->szOsFile,
      .mxPathname = below->mxPathname,
      .zName = "alea",
      .pAppData = below,
      .xOpen = open_file,
      .xDelete = delete_file,
      .xAccess = access_file,
      .xFullPathname = full_path,
      .xDlOpen = dl_open,
      .xDlError = dl_error,
      .xDlSym = dl_symbol,
      .xDlClose = dl_close,
      .xRandomness = random_bytes,
      .xSleep = sleep_for,
      .xCurrentTime = current_time,
      .xGetLastError = last_error,
      .xCurrentTimeInt64 = current_time_64,
  };
  return sqlite3_vfs_register(&ours, 0);
}

int pages_reserve(struct sqlite3 *db) {
  sqlite3_vfs *vfs = NULL;
  int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
  if (code != SQLITE_OK) return code;
  if (vfs != &ours) return SQLITE_MISUSE;
  /* In this order: the pragma forgets the reserved bytes that VACUUM is to keep. */
  code = sqlite3_exec(db, "PRAGMA page_size = 4096", NULL, NULL, NULL);
  if (code != SQLITE_OK) return code;
  int bytes = SUM_BYTES;
  return sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}
