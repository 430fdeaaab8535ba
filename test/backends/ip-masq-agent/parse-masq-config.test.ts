import { describe, expect, test } from 'vitest';
import {
  type MasqReader,
  type MasqReading,
  parseMasqConfig,
  WITHOUT_FILE,
} from '../../../src/backends/ip-masq-agent/parse-masq-config';
import { readMasqText } from '../../../src/check/masq-text';
import { VECTORS } from './vectors';

const UPSTREAM: MasqReader = { dialect: 'upstream' };

/** What an agent makes of a text; where not even JSON can be made of that, a reading with that fault. */
function reading(text: string, reader: MasqReader): MasqReading {
  const read = readMasqText(text);
  if (read.ok) return parseMasqConfig(read.root, reader);
  return { config: undefined, faults: [read.fault], keys: [], emptyItems: [] };
}

describe('the agent reads', () => {
  test.each(VECTORS)('$is', ({ text, reader = UPSTREAM, reads, refusedAt }) => {
    const { config, faults } = reading(text, reader);
    if (reads !== undefined) expect(faults).toEqual([]);
    expect(config).toEqual(reads === undefined ? undefined : { ...WITHOUT_FILE, ...reads });
    expect(faults[0] && faults[0].at.line - 1).toBe(refusedAt);
    for (const { message } of faults) expect(message).toMatch(/\.$/);
  });
});

describe('besides, it is told', () => {
  test('which keys are dropped', () => {
    const { keys } = reading('foo: 1\nMasqLinkLocal: true\nnonMasqueradeSrcCIDRs: []\n', UPSTREAM);
    expect(keys.map(({ name, at, known }) => [name, at.line - 1, known?.option])).toEqual([
      ['MasqLinkLocal', 1, 'masqLinkLocal'],
      ['foo', 0, undefined],
      ['nonMasqueradeSrcCIDRs', 2, undefined],
    ]);
  });

  test('where an item has no value', () => {
    expect(reading('nonMasqueradeCIDRs:\n  - 10.0.0.0/8\n  -\n', UPSTREAM).emptyItems).toEqual([
      { line: 3, column: 4 },
    ]);
  });
});
