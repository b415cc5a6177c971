/* Finds Lua 5.4 where Debian, Fedora, FreeBSD and Homebrew put it. */
#ifndef ALEA_LUA_HEADERS_H
#define ALEA_LUA_HEADERS_H

#if __has_include(<lua5.4/lua.h>)
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#elif __has_include(<lua-5.4/lua.h>)
#include <lua-5.4/lauxlib.h>
#include <lua-5.4/lua.h>
#include <lua-5.4/lualib.h>
#elif __has_include(<lua54/lua.h>)
#include <lua54/lauxlib.h>
#include <lua54/lua.h>
#include <lua54/lualib.h>
#elif __has_include(<lua.h>)
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#endif

#if !defined(LUA_VERSION_NUM) || LUA_VERSION_NUM != 504
/* A fatal warning is an error that ends the file; after #error a hundred more would follow and bury it. */
#pragma clang diagnostic fatal "-W#warnings"
#warning "Alea needs the headers of Lua 5.4: apt-get install liblua5.4-dev"
#endif

#endif
