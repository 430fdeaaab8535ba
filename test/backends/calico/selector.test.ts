import { describe, expect, test } from 'vitest';
import { parseSelector } from '../../../src/backends/calico/selector';

describe('a selector that Calico reads', () => {
  test.each([
    '',
    'all()',
    '!all()',
    'all( )',
    "rack == 'a'",
    'rack == "a" && !has(gpu)',
    "(rack != 'a' || has(kubernetes.io/hostname)) && zone in {'a', 'b'}",
    "zone not in {'a'} && name contains 'x' && name starts with 'a' && name ends with 'z'",
    'zone in {}',
    '!!has(gpu)',
    `rack == '${'a'.repeat(1030)}'`,
  ])('%s', (text) => {
    expect(parseSelector(text).ok).toBe(true);
  });
});

describe('a selector that Calico refuses', () => {
  test.each([
    'rack == a',
    'all',
    "team === 'a'",
    'global()',
    'global ()',
    "rack == 'a' &&",
    "(rack == 'a'",
    "rack in 'a'",
    "rack not {'a'}",
    "rack == 'a' rack == 'b'",
    'has()',
    'rack == "a\'',
    '!'.repeat(100_000),
    `${'('.repeat(50_000)}all()${')'.repeat(50_000)}`,
  ])('%s', (text) => {
    expect(parseSelector(text).ok).toBe(false);
  });
});
