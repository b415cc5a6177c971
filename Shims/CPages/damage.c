/* The words for damage, and the last one that a thread met: SQLite hands on a code only. */
#include <string.h>

#include "pages.h"

const char fault_short[] = "the file ends before the end of this page";
const char fault_long[] = "the file should have ended before this page";
const char fault_empty[] = "the file is empty";
const char fault_layout[] = "the file has pages of another kind: damaged, or made by another program";
const char fault_count[] = "it does not say how many pages there are: changed by another program";

static _Thread_local pages_damage last;

int damage_found(uint32_t page, const char *what) {
  last = (pages_damage){page, (uint64_t)(page - 1) * PAGE_BYTES, what};
  return SQLITE_IOERR_DATA;
}

bool pages_last_damage(pages_damage *damage) {
  *damage = last;
  return last.page != 0;
}

int pages_damage_code(void) { return SQLITE_IOERR_DATA; }

const char *pages_message(int code, int system) {
  return system != 0 ? strerror(system) : sqlite3_errstr(code);
}
