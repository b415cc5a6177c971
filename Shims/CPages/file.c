/* The database file: pages are checked as they are read and get their checksum as they are written. */
#include <string.h>

#include "pages.h"

static int close_file(sqlite3_file *file) {
  sqlite3_file *below = file_below(file);
  return below->pMethods ? below->pMethods->xClose(below) : SQLITE_OK;
}

static int read_page(sqlite3_file *file, uint8_t *bytes, uint32_t page) {
  sqlite3_file *below = file_below(file);
  int code = below->pMethods->xRead(below, bytes, PAGE_BYTES, (sqlite3_int64)(page - 1) * PAGE_BYTES);
  /* SQLite takes what is behind the end for zeros. It asks only for pages that the database has, and in WAL mode all
   * of them have been written. */
  if (code == SQLITE_IOERR_SHORT_READ) return damage_found(page, fault_short);
  if (code != SQLITE_OK) return code;
  const char *fault = page_fault(bytes, page);
  return fault ? damage_found(page, fault) : SQLITE_OK;
}

static int read_file(sqlite3_file *file, void *to, int count, sqlite3_int64 offset) {
  sqlite3_file *below = file_below(file);
  /* The header, read without a lock at opening and to see whether others have written; what is in it counts only once
   * the whole page has been read. */
  if (offset + count <= HEADER_BYTES) return below->pMethods->xRead(below, to, count, offset);
  uint32_t page = page_at((uint64_t)offset);
  sqlite3_int64 within = offset % PAGE_BYTES;
  if (within == 0 && count == PAGE_BYTES) return read_page(file, to, page);
  /* Pages of another size, which a damaged header has made SQLite believe in. */
  if (within + count > PAGE_BYTES) return damage_found(page, fault_layout);
  /* Part of a page: later versions of SQLite read long values past their cache. */
  uint8_t bytes[PAGE_BYTES];
  int code = read_page(file, bytes, page);
  if (code == SQLITE_OK) memcpy(to, bytes + within, (size_t)count);
  return code;
}

static int write_file(sqlite3_file *file, const void *from, int count, sqlite3_int64 offset) {
  sqlite3_file *below = file_below(file);
  /* Without its reserved bytes a page would lose content to its checksum. Page 1 is always written first. */
  if (count != PAGE_BYTES || offset % PAGE_BYTES != 0) return SQLITE_IOERR_WRITE;
  if (offset == 0 && !page_has_layout(from)) return SQLITE_IOERR_WRITE;
  /* A copy, for 4096 bytes cost nothing beside a write: what SQLite hands over stays as it is. */
  uint8_t bytes[PAGE_BYTES];
  memcpy(bytes, from, PAGE_BYTES);
  page_stamp(bytes, page_at((uint64_t)offset));
  return below->pMethods->xWrite(below, bytes, count, offset);
}

static int control_file(sqlite3_file *file, int what, void *argument) {
  sqlite3_file *below = file_below(file);
  int code = below->pMethods->xFileControl(below, what, argument);
  if (what == SQLITE_FCNTL_VFSNAME && code == SQLITE_OK) {
    *(char **)argument = sqlite3_mprintf("alea/%z", *(char **)argument);
  }
  return code;
}

static int characteristics(sqlite3_file *file) {
  sqlite3_file *below = file_below(file);
  int flags = below->pMethods->xDeviceCharacteristics(below);
#ifdef SQLITE_IOCAP_SUBPAGE_READ
  flags &= ~SQLITE_IOCAP_SUBPAGE_READ;
#endif
  return flags;
}

/* A method that only hands on. */
#define BELOW(name, parameters, ...)                              \
  static int name parameters {                                    \
    sqlite3_file *below = file_below(file);                       \
    return below->pMethods->__VA_ARGS__;                          \
  }
BELOW(truncate_file, (sqlite3_file * file, sqlite3_int64 size), xTruncate(below, size))
BELOW(sync_file, (sqlite3_file * file, int flags), xSync(below, flags))
BELOW(file_size, (sqlite3_file * file, sqlite3_int64 *size), xFileSize(below, size))
BELOW(lock_file, (sqlite3_file * file, int level), xLock(below, level))
BELOW(unlock_file, (sqlite3_file * file, int level), xUnlock(below, level))
BELOW(is_reserved, (sqlite3_file * file, int *answer), xCheckReservedLock(below, answer))
BELOW(sector_size, (sqlite3_file * file), xSectorSize(below))
BELOW(shm_map, (sqlite3_file * file, int region, int size, int extend, void volatile **at),
      xShmMap(below, region, size, extend, at))
BELOW(shm_lock, (sqlite3_file * file, int offset, int count, int flags), xShmLock(below, offset, count, flags))
BELOW(shm_unmap, (sqlite3_file * file, int deletes), xShmUnmap(below, deletes))

static void shm_barrier(sqlite3_file *file) {
  sqlite3_file *below = file_below(file);
  below->pMethods->xShmBarrier(below);
}

/* Version 2 has shared memory, which WAL needs, and no mapped files, which would be read past the checks. */
#define METHODS(version)                                                                                    \
  {                                                                                                         \
    .iVersion = version, .xClose = close_file, .xRead = read_file, .xWrite = write_file,                    \
    .xTruncate = truncate_file, .xSync = sync_file, .xFileSize = file_size, .xLock = lock_file,             \
    .xUnlock = unlock_file, .xCheckReservedLock = is_reserved, .xFileControl = control_file,                \
    .xSectorSize = sector_size, .xDeviceCharacteristics = characteristics, .xShmMap = shm_map,              \
    .xShmLock = shm_lock, .xShmBarrier = shm_barrier, .xShmUnmap = shm_unmap                                \
  }
static const sqlite3_io_methods plain = METHODS(1);
static const sqlite3_io_methods shared = METHODS(2);

const sqlite3_io_methods *file_methods(const sqlite3_io_methods *below) {
  return below->iVersion >= 2 && below->xShmMap ? &shared : &plain;
}
