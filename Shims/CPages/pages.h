/* What the files of this shim share. */
#ifndef ALEA_PAGES_H
#define ALEA_PAGES_H

#include <sqlite3.h>
#include <stddef.h>

#include "CPages.h"

enum {
  PAGE_BYTES = 4096,
  SUM_BYTES = 8,
  HEADER_BYTES = 100,
  /* SQLite locks bytes from 2^30 on and never writes the page that they are in. */
  LOCK_PAGE = 0x40000000 / PAGE_BYTES + 1,
};

static inline uint32_t page_at(uint64_t offset) { return (uint32_t)(offset / PAGE_BYTES + 1); }

static inline uint32_t big_endian(const uint8_t *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Writes a page's checksum into its last bytes. */
void page_stamp(uint8_t *bytes, uint32_t page);

/* What is wrong with a whole page, or NULL. */
const char *page_fault(const uint8_t *bytes, uint32_t page);

/* Whether page 1 says that pages have the size and the reserved bytes that they have here. */
bool page_has_layout(const uint8_t *first);

extern const char fault_short[], fault_long[], fault_empty[], fault_layout[], fault_count[];

/* Remembers the place for `pages_last_damage` and returns SQLITE_IOERR_DATA. */
int damage_found(uint32_t page, const char *what);

/* An open database file: SQLite allocates it, with the default VFS's own file behind it. */
typedef struct pages_file {
  sqlite3_file base;
} pages_file;

static inline sqlite3_file *file_below(sqlite3_file *file) { return (sqlite3_file *)((pages_file *)file + 1); }

/* The methods of a database file, for one of the default VFS that has these methods. */
const sqlite3_io_methods *file_methods(const sqlite3_io_methods *below);

/* The default VFS. */
sqlite3_vfs *vfs_below(void);

/* The pages that a -wal file holds in committed transactions: these count, not what the database file has there. */
typedef struct wal_pages {
  bool exists;
  uint32_t commit_pages; /* of the database after the last commit in it; 0: it holds none */
  uint32_t *pages;       /* of its frames, up to the last commit */
  size_t frames;
} wal_pages;

/* `name` is that of the database, as SQLite makes it. */
int wal_read(const char *name, wal_pages *wal);
bool wal_holds(const wal_pages *wal, uint32_t page);
void wal_free(wal_pages *wal);

/* Opens a file to read by the default VFS, which knows how to close it without losing the locks that this process has
 * on it: close(2) on a descriptor of our own would drop them. The name must last as long as the file. */
int below_open(const char *name, int kind, sqlite3_file **file);
void below_close(sqlite3_file *file);

#endif
