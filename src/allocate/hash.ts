/**
 * FNV-1a over UTF-16 code units with the finaliser of MurmurHash3, 32 bits. It only spreads new workloads over the
 * aisles of a pool: nothing that is in the lock depends on it.
 */
export const hashOf = (text: string): number => finish(absorb(FNV_OFFSET, text));

/** The state of a hash before its first text, for `absorb` and `finish`: the same as `hashOf` of all texts in one. */
export const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export function absorb(state: number, text: string): number {
  let hash = state;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

export function finish(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
