/** As much of fengari as the tests use; it has no types of its own. */
declare module 'fengari' {
  /** A state of the virtual machine. */
  interface LuaState {
    readonly brand: unique symbol;
  }
  type Opener = (state: LuaState) => number;

  const lua: {
    readonly LUA_OK: number;
    lua_pop(state: LuaState, count: number): void;
    lua_setglobal(state: LuaState, name: Uint8Array): void;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_pushstring(state: LuaState, text: Uint8Array): void;
    lua_pushnumber(state: LuaState, value: number): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushnil(state: LuaState): void;
    lua_newtable(state: LuaState): void;
    lua_settable(state: LuaState, index: number): void;
    lua_getfield(state: LuaState, index: number, name: Uint8Array): number;
    lua_isnil(state: LuaState, index: number): boolean;
    lua_tojsstring(state: LuaState, index: number): string;
  };
  const lauxlib: {
    luaL_newstate(): LuaState;
    luaL_requiref(state: LuaState, name: Uint8Array, open: Opener, global: number): void;
    luaL_loadstring(state: LuaState, text: Uint8Array): number;
  };
  const lualib: { readonly luaopen_base: Opener; readonly luaopen_table: Opener };
  function to_luastring(text: string): Uint8Array;
}
