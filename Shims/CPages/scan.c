/* Reads a database file straight through, pages that nothing points to included.
 *
 * Without a -wal the file must have the pages that its header counts, each of them right. With one, a page that the
 * -wal holds need be neither there nor right (see wal.c), pages are counted by the last commit, and there may be more:
 * a checkpoint that was interrupted has not yet cut the file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

/* A page may be read half old and half new while another process writes it back. That takes microseconds, and what
 * the second look sees is right or damaged; five looks are for a machine that is very busy. */
enum { LOOKS = 5, PAUSE_MICROSECONDS = 10000, CHUNK_PAGES = 256 };

typedef struct scan {
  const char *name;
  sqlite3_file *file;
  uint8_t *chunk;
  uint64_t size; /* of the file, in bytes */
  wal_pages wal;
} scan;

/* How many pages the database has. */
static int count_pages(scan *scan, uint32_t *count) {
  if (scan->wal.commit_pages > 0) {
    *count = scan->wal.commit_pages;
    return SQLITE_OK;
  }
  uint8_t *first = scan->chunk;
  if (scan->size < PAGE_BYTES) return damage_found(1, fault_short);
  int code = scan->file->pMethods->xRead(scan->file, first, PAGE_BYTES, 0);
  if (code != SQLITE_OK) return code;
  const char *fault = page_fault(first, 1);
  if (fault) return damage_found(1, fault);
  /* The count was written together with the rest of the header if the two counters of changes are equal. */
  if (memcmp(first + 24, first + 92, 4) != 0) return damage_found(1, fault_count);
  *count = big_endian(first + 28);
  return SQLITE_OK;
}

static int check_page(const scan *scan, const uint8_t *bytes, uint32_t page, uint32_t count) {
  if (wal_holds(&scan->wal, page)) return SQLITE_OK;
  if (page > count && scan->wal.commit_pages == 0) return damage_found(page, fault_long);
  if ((uint64_t)page * PAGE_BYTES > scan->size) return damage_found(page, fault_short);
  const char *fault = page_fault(bytes, page);
  return fault ? damage_found(page, fault) : SQLITE_OK;
}

/* Checks from page `from` on. */
static int look(scan *scan, uint32_t from) {
  sqlite3_int64 size;
  int code = wal_read(scan->name, &scan->wal);
  if (code == SQLITE_OK) code = scan->file->pMethods->xFileSize(scan->file, &size);
  if (code != SQLITE_OK) return code;
  scan->size = (uint64_t)size;
  /* SQLite would take it for a new database, and throw a -wal away. */
  if (size == 0) return damage_found(1, fault_empty);
  uint32_t count;
  code = count_pages(scan, &count);
  if (code != SQLITE_OK) return code;
  uint32_t in_file = page_at(scan->size + PAGE_BYTES - 1) - 1;
  uint32_t end = count > in_file ? count : in_file;
  for (uint64_t first = from; first <= end; first += CHUNK_PAGES) {
    uint64_t offset = (first - 1) * PAGE_BYTES;
    if (offset < scan->size) {
      code = scan->file->pMethods->xRead(scan->file, scan->chunk, CHUNK_PAGES * PAGE_BYTES, (sqlite3_int64)offset);
      if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    }
    for (uint64_t page = first; page < first + CHUNK_PAGES && page <= end; page++) {
      code = check_page(scan, scan->chunk + (page - first) * PAGE_BYTES, (uint32_t)page, count);
      if (code != SQLITE_OK) return code;
    }
  }
  return SQLITE_OK;
}

static int look_until_sure(scan *scan, pages_damage *damage) {
  uint32_t from = 1;
  for (int looks = 1;; looks++) {
    int code = look(scan, from);
    bool is_quiet = !scan->wal.exists && looks > 1;
    wal_free(&scan->wal);
    if (code != SQLITE_IOERR_DATA) return code;
    pages_last_damage(damage);
    /* Whoever writes has a -wal. */
    if (looks == LOOKS || is_quiet) return code;
    from = damage->page;
    if (looks > 1) vfs_below()->xSleep(vfs_below(), PAUSE_MICROSECONDS);
  }
}

/* SQLite's own form of a database's name, to be freed with sqlite3_free_filename, or NULL. */
static const char *file_name(const char *path) {
  sqlite3_vfs *below = vfs_below();
  const char *name = NULL;
  char *full = calloc(1, (size_t)below->mxPathname + 1), *wal = NULL;
  if (full) {
    int code = below->xFullPathname(below, path, below->mxPathname, full);
    if (code == SQLITE_OK || code == SQLITE_OK_SYMLINK) wal = sqlite3_mprintf("%s-wal", full);
    if (wal) name = sqlite3_create_filename(full, "", wal, 0, NULL);
  }
  sqlite3_free(wal);
  free(full);
  return name;
}

int pages_scan(const char *path, pages_damage *damage, int *system) {
  *damage = (pages_damage){0};
  *system = 0;
  int code = pages_register();
  if (code != SQLITE_OK) return code;
  errno = 0;
  scan scan = {.name = file_name(path), .chunk = malloc(CHUNK_PAGES * PAGE_BYTES)};
  code = scan.name && scan.chunk ? SQLITE_OK : SQLITE_CANTOPEN;
  if (code == SQLITE_OK) code = below_open(scan.name, SQLITE_OPEN_MAIN_DB, &scan.file);
  if (code == SQLITE_OK) {
    code = look_until_sure(&scan, damage);
    if (code != SQLITE_OK && code != SQLITE_IOERR_DATA) *system = errno;
    below_close(scan.file);
  } else {
    *system = errno;
  }
  free(scan.chunk);
  sqlite3_free_filename((char *)scan.name);
  return code;
}
