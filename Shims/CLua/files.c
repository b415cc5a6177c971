/* What a dialect's `io` and `os` stand on: files in the host's memory, and never one of the machine. */
#include "state.h"

static const alua_files *files_of(lua_State *L) { return &state_of(L)->settings.dialect.files; }
static void *host_of(lua_State *L) { return state_of(L)->settings.host; }

/* The whole content, or nil. */
static int file_read(lua_State *L) {
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  int64_t size = files_of(L)->size(host_of(L), name, length);
  if (size < 0) return lua_pushnil(L), 1;
  luaL_Buffer buffer;
  char *room = luaL_buffinitsize(L, &buffer, (size_t)size);
  luaL_pushresultsize(&buffer, files_of(L)->read(host_of(L), name, length, room, (size_t)size));
  return 1;
}

/* How long it is, or nil. */
static int file_size(lua_State *L) {
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  int64_t size = files_of(L)->size(host_of(L), name, length);
  if (size < 0) lua_pushnil(L);
  else lua_pushinteger(L, size);
  return 1;
}

/* Takes name, bytes and whether to append; false where the files have no room left. */
static int file_write(lua_State *L) {
  size_t length, count;
  const char *name = luaL_checklstring(L, 1, &length), *bytes = luaL_checklstring(L, 2, &count);
  lua_pushboolean(L, files_of(L)->write(host_of(L), name, length, bytes, count, lua_toboolean(L, 3)));
  return 1;
}

static int file_remove(lua_State *L) {
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  lua_pushboolean(L, files_of(L)->remove(host_of(L), name, length));
  return 1;
}

static int file_rename(lua_State *L) {
  size_t length, to_length;
  const char *name = luaL_checklstring(L, 1, &length), *to = luaL_checklstring(L, 2, &to_length);
  lua_pushboolean(L, files_of(L)->rename(host_of(L), name, length, to, to_length));
  return 1;
}

void push_files(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"read", file_read}, {"size", file_size}, {"write", file_write}, {"remove", file_remove}, {"rename", file_rename}, {NULL, NULL}};
  luaL_newlib(L, functions);
}
