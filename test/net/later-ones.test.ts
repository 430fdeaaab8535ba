import { expect, test } from 'vitest';
import { laterOnes } from '../../src/net/later-ones';

test('every item of a key but the first comes with the first one, in the order of the items', () => {
  const found = laterOnes(['b1', 'a1', 'a2', 'c1', 'b2', 'a3'], (item) => item.charAt(0));
  expect(found.map(({ first, later }) => `${first} ${later}`)).toEqual(['a1 a2', 'b1 b2', 'a1 a3']);
});
