#ifndef ALEA_PROBE_CALLS_H
#define ALEA_PROBE_CALLS_H

/* system_calls.c and lua.c: the attempt of this name, or PROBE_UNKNOWN. */
int probe_system_call(const char *name, const char *folder);
const char *probe_system_call_name(int index);
int probe_lua(const char *name, const char *folder);
const char *probe_lua_name(int index);

#endif
