import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/allocate/hash';

/** Computed by another program: FNV-1a over UTF-16 code units (low byte and high byte at once), MurmurHash3 finaliser. */
const VECTORS: readonly (readonly [string, number])[] = [
  ['', 2_872_998_923],
  ['a', 444_641_715],
  ['10.0.0.0/24 prod/shop/StatefulSet/redis 4', 1_965_329_202],
  ['fd00::/64 prod/shop/StatefulSet/redis 6', 1_821_811_900],
  ['é€😀', 1_546_679_087],
];

describe('the hash of a workload', () => {
  it.each(VECTORS)('of %j never changes', (text, hash) => {
    expect(hashOf(text)).toBe(hash);
  });
});
