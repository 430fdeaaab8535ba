import { lauxlib, lua, lualib, to_luastring } from 'fengari';

/** What a health check returns. */
export interface Health {
  readonly status: unknown;
  readonly message: unknown;
}

/** Runs a health check as Argo CD does: the object as `obj`, the basic functions and those of tables, and nothing else. */
export function runHealthCheck(script: string, object: unknown): Health {
  const state = lauxlib.luaL_newstate();
  for (const [name, open] of [
    ['_G', lualib.luaopen_base],
    ['table', lualib.luaopen_table],
  ] as const) {
    lauxlib.luaL_requiref(state, to_luastring(name), open, 1);
    lua.lua_pop(state, 1);
  }
  push(state, object);
  lua.lua_setglobal(state, to_luastring('obj'));
  const isLoaded = lauxlib.luaL_loadstring(state, to_luastring(script)) === lua.LUA_OK;
  if (!isLoaded || lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK) throw new Error(textAt(state));
  return { status: fieldOf(state, 'status'), message: fieldOf(state, 'message') };
}

type State = ReturnType<typeof lauxlib.luaL_newstate>;

function push(state: State, value: unknown): void {
  if (typeof value === 'string') lua.lua_pushstring(state, to_luastring(value));
  else if (typeof value === 'number') lua.lua_pushnumber(state, value);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else if (Array.isArray(value))
    pushEntries(
      state,
      value.map((item, i) => [i + 1, item]),
    );
  else if (typeof value === 'object' && value !== null) pushEntries(state, Object.entries(value));
  else lua.lua_pushnil(state);
}

function pushEntries(state: State, entries: readonly (readonly [string | number, unknown])[]): void {
  lua.lua_newtable(state);
  for (const [key, value] of entries) {
    push(state, key);
    push(state, value);
    lua.lua_settable(state, -3);
  }
}

function fieldOf(state: State, name: string): unknown {
  lua.lua_getfield(state, -1, to_luastring(name));
  const value = lua.lua_isnil(state, -1) ? undefined : textAt(state);
  lua.lua_pop(state, 1);
  return value;
}

const textAt = (state: State): string => lua.lua_tojsstring(state, -1);
