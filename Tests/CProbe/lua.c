/* Lua as it comes, with every library open: what a script could do if the sandbox around it were none. A chunk that
 * returns something that is true has got out. */
#include "calls.h"

#include <string.h>

#include "../../Shims/CLua/lua_headers.h"
#include "CProbe.h"

/* MARKER and KEPT are globals. */
static const struct {
  const char *name, *text;
} chunks[] = {
  {"os.execute", "return os.execute('> ' .. MARKER)"},
  {"io.open to write", "local f = io.open(MARKER, 'w') if f then f:write('x') f:close() end return f"},
  {"io.open to read", "return io.open(KEPT)"},
  {"io.lines", "for line in io.lines('/etc/passwd') do return line end"},
  {"io.output", "return io.output(MARKER)"},
  {"io.popen", "local p = io.popen('> ' .. MARKER) if p then p:read('a') end return p"},
  {"io.tmpfile", "return io.tmpfile()"},
  {"io.stdin:seek", "return io.stdin:seek('set', 0)"},
  {"os.remove", "return os.remove(KEPT)"},
  {"os.rename", "return os.rename(KEPT, MARKER)"},
  {"os.tmpname", "return os.tmpname()"},
  {"os.getenv", "return os.getenv('ALEA_API_KEY') or os.getenv('PATH') or os.getenv('HOME')"},
  /* One that the program does not have already: what is loaded can be had without opening anything. */
  {"package.loadlib", "return package.loadlib('libanl.so.1', '*') or package.loadlib('libcrypt.so.1', '*')"},
  {"require", "return require('socket')"},
  {"dofile", "return select('#', dofile(KEPT)) == 0"},
  {"loadfile", "return loadfile(KEPT)"},
  /* What needs no library to be open at all: bytecode that is not what it says. */
  {"bytecode", "return load(string.dump(load('return io.open(KEPT)')), 'x', 'b')()"},
};

enum { COUNT = sizeof chunks / sizeof *chunks };

const char *probe_lua_name(int index) { return index < COUNT ? chunks[index].name : NULL; }

int probe_lua(const char *name, const char *folder) {
  for (int i = 0; i < COUNT; i++) {
    if (strcmp(chunks[i].name, name) != 0) continue;
    lua_State *L = luaL_newstate();
    if (!L) return PROBE_UNKNOWN;
    luaL_openlibs(L);
    lua_pushfstring(L, "%s/marker", folder);
    lua_setglobal(L, "MARKER");
    lua_pushfstring(L, "%s/kept", folder);
    lua_setglobal(L, "KEPT");
    if (luaL_loadstring(L, chunks[i].text) != LUA_OK) return PROBE_UNKNOWN;
    if (lua_pcall(L, 0, 1, 0) != LUA_OK) return PROBE_REFUSED;
    return lua_toboolean(L, -1) ? PROBE_SUCCEEDED : PROBE_REFUSED;
  }
  return PROBE_UNKNOWN;
}
