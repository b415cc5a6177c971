/* Opens the libraries one by one, takes away what reaches out of the script, and puts ours in place. */
#include "state.h"

static void remove_globals(lua_State *L) {
  static const char *const gone[] = {"io", "os", "debug", "package", "require", "module", "dofile", "loadfile",
                                     "collectgarbage", "warn", NULL};
  for (const char *const *name = gone; *name; name++) {
    lua_pushnil(L);
    lua_setfield(L, -2, *name);
  }
}

/* The globals are at the top of the stack, before and after. */
void open_sandbox(lua_State *L) {
  static const luaL_Reg libraries[] = {
    {"_G", luaopen_base}, {"coroutine", luaopen_coroutine}, {"table", luaopen_table},
    {"string", luaopen_string}, {"math", luaopen_math}, {"utf8", luaopen_utf8}, {NULL, NULL}};
  for (const luaL_Reg *library = libraries; library->name; library++) {
    luaL_requiref(L, library->name, library->func, 1);
    lua_pop(L, 1);
  }
  remove_globals(L);
  open_metatables(L);
  open_protected_calls(L);
  open_order(L);
  open_tables(L);
  open_sort(L);
  open_strings(L);
  open_print(L);
  open_random(L);
  open_load(L);
  open_host(L);
  if (state_of(L)->dialect) open_lenient(L);
  identity_rank_builtins(L);
}
