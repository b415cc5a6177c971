/* Which pages a -wal file holds, read as SQLite would read it after a crash (https://sqlite.org/walformat.html).
 *
 * While there is a -wal, the database file alone may be anything: a checkpoint that was interrupted has written some
 * pages and not others, the last one in part. But only pages that the -wal holds, and these SQLite takes from there. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

enum { WAL_HEADER = 32, FRAME_HEADER = 24 };

typedef struct wal_sum {
  uint32_t one, two;
} wal_sum;

static wal_sum add(wal_sum sum, const uint8_t *at, size_t count, bool big) {
  for (size_t i = 0; i < count; i += 8) {
    uint8_t turned[8] = {at[i + 3], at[i + 2], at[i + 1], at[i], at[i + 7], at[i + 6], at[i + 5], at[i + 4]};
    const uint8_t *words = big ? at + i : turned;
    sum.one += big_endian(words) + sum.two;
    sum.two += big_endian(words + 4) + sum.one;
  }
  return sum;
}

static bool is_sum(wal_sum sum, const uint8_t *at) {
  return sum.one == big_endian(at) && sum.two == big_endian(at + 4);
}

static int read_frames(sqlite3_file *file, const uint8_t *header, wal_pages *wal) {
  bool big = header[3] & 1;
  wal_sum sum = add((wal_sum){0, 0}, header, 24, big);
  if (!is_sum(sum, header + 24) || big_endian(header + 8) != PAGE_BYTES) return SQLITE_OK;
  size_t seen = 0, room = 0;
  uint8_t frame[FRAME_HEADER + PAGE_BYTES];
  for (sqlite3_int64 at = WAL_HEADER;; at += sizeof frame) {
    int code = file->pMethods->xRead(file, frame, sizeof frame, at);
    if (code == SQLITE_IOERR_SHORT_READ) return SQLITE_OK;
    if (code != SQLITE_OK) return code;
    /* The first frame that is not of this turn of the log, or was not written wholly, ends it. */
    if (memcmp(frame + 8, header + 16, 8) != 0) return SQLITE_OK;
    sum = add(add(sum, frame, 8, big), frame + FRAME_HEADER, PAGE_BYTES, big);
    if (!is_sum(sum, frame + 16)) return SQLITE_OK;
    if (seen == room) {
      room = room ? 2 * room : 1024;
      uint32_t *larger = realloc(wal->pages, room * sizeof *larger);
      if (!larger) return SQLITE_NOMEM;
      wal->pages = larger;
    }
    wal->pages[seen++] = big_endian(frame);
    uint32_t commit = big_endian(frame + 4);
    if (commit != 0) {
      wal->commit_pages = commit;
      wal->frames = seen;
    }
  }
}

static int ascending(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

int wal_read(const char *name, wal_pages *wal) {
  *wal = (wal_pages){0};
  const char *path = sqlite3_filename_wal(name);
  int exists = 0;
  int code = vfs_below()->xAccess(vfs_below(), path, SQLITE_ACCESS_EXISTS, &exists);
  if (code != SQLITE_OK || !exists) return code;
  wal->exists = true;
  sqlite3_file *file;
  code = below_open(path, SQLITE_OPEN_WAL, &file);
  if (code != SQLITE_OK) {
    /* The last writer takes it away as it leaves, perhaps just now. */
    int looked = vfs_below()->xAccess(vfs_below(), path, SQLITE_ACCESS_EXISTS, &exists);
    return looked == SQLITE_OK && !exists ? SQLITE_OK : code;
  }
  uint8_t header[WAL_HEADER];
  code = file->pMethods->xRead(file, header, sizeof header, 0);
  if (code == SQLITE_OK && (big_endian(header) & ~1u) == 0x377F0682) code = read_frames(file, header, wal);
  below_close(file);
  if (wal->frames > 0) qsort(wal->pages, wal->frames, sizeof *wal->pages, ascending);
  return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
}

bool wal_holds(const wal_pages *wal, uint32_t page) {
  return wal->frames > 0 && bsearch(&page, wal->pages, wal->frames, sizeof page, ascending) != NULL;
}

void wal_free(wal_pages *wal) { free(wal->pages); }
