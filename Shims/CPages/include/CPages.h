/* An SQLite VFS, "alea", under which no byte of a database file changes unnoticed.
 *
 * SQLite itself notices damage only where it stumbles over it. Here each page of 4096 bytes ends with 8 reserved bytes
 * that hold a checksum of the page's number and its other 4088 bytes: set when a page is written to the database
 * file, checked when it is read. Everything else, the -wal file with SQLite's own checksums too, goes to the default
 * VFS as it is. A plain sqlite3 reads such a file; what it changes, it leaves with checksums that are wrong.
 *
 * Databases must be in WAL mode before they get their first table: with a rollback journal SQLite does not write pages
 * that are freed as soon as they are made, and they would be zeros without a checksum. */
#ifndef ALEA_CPAGES_H
#define ALEA_CPAGES_H

#include <stdbool.h>
#include <stdint.h>

struct sqlite3;

/* Where a file is damaged. */
typedef struct pages_damage {
  uint32_t page;    /* from 1; 0: no damage */
  uint64_t offset;  /* of the page's first byte in the file */
  const char *what; /* what is wrong with it, a constant */
} pages_damage;

/* Makes the VFS "alea" known, and file: names understood. Returns 0 or an SQLite code; may be called again. */
int pages_register(void);

/* Must be called on each new connection before its first statement: a new database gets the reserved bytes then, and
 * VACUUM keeps them. Returns 0 or an SQLite code; SQLITE_MISUSE where the connection does not use this VFS. */
int pages_reserve(struct sqlite3 *db);

/* What this thread's last read found that failed with SQLITE_IOERR_DATA. False if there was none. */
bool pages_last_damage(pages_damage *damage);

/* Reads the database file at `path` straight through, its -wal if there is one, and writes nothing. It may be open, in
 * this process or another. Returns 0, or SQLITE_IOERR_DATA with the place of the first damage, or another SQLite code
 * with the errno in `system`. */
int pages_scan(const char *path, pages_damage *damage, int *system);

/* The code of a damaged page, SQLITE_IOERR_DATA; and words for another code, or for its errno if that is not 0. */
int pages_damage_code(void);
const char *pages_message(int code, int system);

#endif
