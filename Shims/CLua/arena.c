/* Small blocks (up to 1 KiB) come from pages of one size each, larger ones from runs of pages, first fit. A page
 * whose blocks are all free goes back to the pool, so that memory is not lost to a size nobody uses any more. */
#include "arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { NO_PAGE = UINT32_MAX, LARGEST_SMALL = ARENA_CLASSES * ARENA_GRANULE };

bool arena_init(alua_arena *arena, size_t bytes) {
  size_t count = bytes / ARENA_PAGE;
  if (count < 16 || count >= NO_PAGE) return false;
  size_t table = (count * sizeof(arena_page) + ARENA_PAGE - 1) / ARENA_PAGE * ARENA_PAGE;
  size_t mapped = table + count * ARENA_PAGE;
  void *memory =
    mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return false;
  memset(arena, 0, sizeof *arena);
  arena->pages = memory;
  arena->base = (unsigned char *)memory + table;
  arena->page_count = count;
  arena->mapped_bytes = mapped;
  for (int i = 0; i <= ARENA_CLASSES; i++) arena->with_room[i] = NO_PAGE;
  return true;
}

void arena_destroy(alua_arena *arena) { munmap(arena->pages, arena->mapped_bytes); }

static size_t run_of(size_t size) { return (size + ARENA_PAGE - 1) / ARENA_PAGE; }
static size_t class_of(size_t size) { return (size + ARENA_GRANULE - 1) / ARENA_GRANULE; }
static size_t page_of(const alua_arena *arena, const void *block) {
  return (size_t)((const unsigned char *)block - arena->base) / ARENA_PAGE;
}
static unsigned char *address_of(const alua_arena *arena, size_t page) {
  return arena->base + page * ARENA_PAGE;
}

static size_t free_pages_at(const alua_arena *arena, size_t page, size_t wanted) {
  size_t count = 0;
  while (count < wanted && page + count < arena->page_count && arena->pages[page + count].run == 0) count++;
  return count;
}

/* Only the first page of a run carries its length; the others count 1, so that none looks free. */
static void take(alua_arena *arena, size_t page, size_t count) {
  for (size_t i = 0; i < count; i++) arena->pages[page + i].run = 1;
  arena->pages_in_use += count;
  if (page + count > arena->highest) arena->highest = page + count;
}

static size_t take_run(alua_arena *arena, size_t count) {
  size_t page = arena->lowest_free;
  while (page < arena->page_count && arena->pages[page].run != 0) page += arena->pages[page].run;
  arena->lowest_free = page;
  while (page + count <= arena->page_count) {
    if (arena->pages[page].run != 0) {
      page += arena->pages[page].run;
      continue;
    }
    size_t found = free_pages_at(arena, page, count);
    if (found == count) {
      take(arena, page, count);
      arena->pages[page].run = (uint32_t)count;
      return page;
    }
    page += found;
  }
  return NO_PAGE;
}

static void give_back(alua_arena *arena, size_t page, size_t count) {
  for (size_t i = 0; i < count; i++) arena->pages[page + i].run = 0;
  arena->pages_in_use -= count;
  if (page < arena->lowest_free) arena->lowest_free = page;
}

static void link_page(alua_arena *arena, size_t class, uint32_t page) {
  arena_page *entry = &arena->pages[page];
  entry->previous = NO_PAGE;
  entry->next = arena->with_room[class];
  if (entry->next != NO_PAGE) arena->pages[entry->next].previous = page;
  arena->with_room[class] = page;
}

static void unlink_page(alua_arena *arena, size_t class, uint32_t page) {
  arena_page *entry = &arena->pages[page];
  if (entry->next != NO_PAGE) arena->pages[entry->next].previous = entry->previous;
  if (entry->previous != NO_PAGE) arena->pages[entry->previous].next = entry->next;
  else arena->with_room[class] = entry->next;
}

static void *new_small(alua_arena *arena, size_t class) {
  size_t size = class * ARENA_GRANULE;
  uint32_t page = arena->with_room[class];
  if (page == NO_PAGE) {
    page = (uint32_t)take_run(arena, 1);
    if (page == NO_PAGE) return NULL;
    arena->pages[page].free_list = NULL;
    arena->pages[page].used = arena->pages[page].carved = 0;
    link_page(arena, class, page);
  }
  arena_page *entry = &arena->pages[page];
  void *block = entry->free_list;
  if (block) memcpy(&entry->free_list, block, sizeof entry->free_list);
  else block = address_of(arena, page) + size * entry->carved++;
  entry->used++;
  if (!entry->free_list && size * (entry->carved + 1u) > ARENA_PAGE) unlink_page(arena, class, page);
  return block;
}

static void free_small(alua_arena *arena, void *block, size_t class) {
  uint32_t page = (uint32_t)page_of(arena, block);
  arena_page *entry = &arena->pages[page];
  bool was_full = !entry->free_list && class * ARENA_GRANULE * (entry->carved + 1u) > ARENA_PAGE;
  memcpy(block, &entry->free_list, sizeof entry->free_list);
  entry->free_list = block;
  if (was_full) link_page(arena, class, page);
  /* The last page of a class stays: a lone block that comes and goes must not cost a page each time. */
  if (--entry->used == 0 && (entry->next != NO_PAGE || entry->previous != NO_PAGE)) {
    unlink_page(arena, class, page);
    give_back(arena, page, 1);
  }
}

static void *new_block(alua_arena *arena, size_t size) {
  if (size <= LARGEST_SMALL) return new_small(arena, class_of(size));
  if (size > arena->page_count * ARENA_PAGE) return NULL;
  size_t page = take_run(arena, run_of(size));
  return page == NO_PAGE ? NULL : address_of(arena, page);
}

static void free_block(alua_arena *arena, void *block, size_t size) {
  if (size <= LARGEST_SMALL) free_small(arena, block, class_of(size));
  else give_back(arena, page_of(arena, block), run_of(size));
}

/* Whether a run could be cut or grown where it lies. */
static bool resize_in_place(alua_arena *arena, void *block, size_t old_size, size_t new_size) {
  if (old_size <= LARGEST_SMALL || new_size <= LARGEST_SMALL)
    return old_size <= LARGEST_SMALL && new_size <= LARGEST_SMALL && class_of(old_size) == class_of(new_size);
  if (new_size > arena->page_count * ARENA_PAGE) return false;
  size_t page = page_of(arena, block), old_run = run_of(old_size), new_run = run_of(new_size);
  if (new_run > old_run) {
    size_t more = new_run - old_run;
    if (free_pages_at(arena, page + old_run, more) < more) return false;
    take(arena, page + old_run, more);
  } else if (new_run < old_run) {
    give_back(arena, page + new_run, old_run - new_run);
  }
  arena->pages[page].run = (uint32_t)new_run;
  return true;
}

void *arena_new_object(alua_arena *arena, size_t size) {
  unsigned char *block = new_block(arena, size + sizeof(uint64_t));
  if (!block) return NULL;
  uint64_t birth = ++arena->births;
  memcpy(block, &birth, sizeof birth);
  return block + sizeof birth;
}

void *arena_resize(alua_arena *arena, void *block, size_t old_size, size_t new_size) {
  if (!block) return new_size ? new_block(arena, new_size) : NULL;
  if (new_size == 0) {
    if (arena_has_birth(block)) free_block(arena, (unsigned char *)block - 8, old_size + 8);
    else free_block(arena, block, old_size);
    return NULL;
  }
  if (!arena_has_birth(block) && resize_in_place(arena, block, old_size, new_size)) return block;
  void *moved = new_block(arena, new_size);
  if (!moved) return NULL;
  memcpy(moved, block, old_size < new_size ? old_size : new_size);
  arena_resize(arena, block, old_size, 0);
  return moved;
}

alua_arena *alua_arena_new(size_t bytes) {
  alua_arena *arena = malloc(sizeof *arena);
  if (arena && arena_init(arena, bytes)) return arena;
  free(arena);
  return NULL;
}

void alua_arena_free(alua_arena *arena) {
  arena_destroy(arena);
  free(arena);
}

void *alua_arena_resize(alua_arena *arena, void *block, size_t old_size, size_t new_size) {
  return arena_resize(arena, block, old_size, new_size);
}

size_t alua_arena_pages_in_use(alua_arena *arena) { return arena->pages_in_use; }
