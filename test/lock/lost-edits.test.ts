import { describe, expect, it } from 'vitest';
import { describeChange } from '../../src/lock/describe-changes';
import { HEADER } from '../../src/lock/format';
import { lostEdits } from '../../src/lock/lost-edits';
import { parseLock } from '../../src/lock/parse';
import type { Lock } from '../../src/model/lock';

const DB = 'prod/shop/StatefulSet/db';
const WEB = 'prod/shop/StatefulSet/web';

function lockOf({ leases = [], carved = [], eips = [] }: Readonly<Record<string, readonly string[]>>): Lock {
  const listed = (title: string, lines: readonly string[], indent: string): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `${indent}- ${line}`)];
  const sections = [...listed('    carved:', carved, '      '), ...listed('    leases:', leases, '      ')];
  const networks = sections.length === 0 ? ['networks: {}'] : ['networks:', '  corp:', ...sections];
  const read = parseLock([...HEADER, 'version: 1', ...networks, ...listed('eips:', eips, '  '), ''].join('\n'), 'lock');
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.lock;
}

const leases = (...lines: readonly string[]): Lock => lockOf({ leases: lines });

/** What is lost where nothing is placed on the base. */
const lost = (file: Lock, base: Lock, now: Lock = base): string[] =>
  lostEdits({ file, base, now }).map(({ kind, change }) => `${kind}: ${describeChange(change)}`);

describe('what is lost', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a release',
      `10.0.0.4 released ${DB} 0`,
      `10.0.0.4 retained ${DB} 0 for=forever`,
      [`release: ~ 10.0.0.4 ${DB} 0 (retained -> released)`],
    ],
    [
      'the part of a run that was released',
      `10.0.0.5 released ${DB} 1`,
      `10.0.0.4..10.0.0.6 retained ${DB} 0..2 for=forever`,
      [`release: ~ 10.0.0.5 ${DB} 1 (retained -> released)`],
    ],
    [
      'a date',
      `10.0.0.4 released ${DB} 0 since=2026-11-01T00:00:00Z`,
      `10.0.0.4 released ${DB} 0`,
      [`date: ~ 10.0.0.4 ${DB} 0 (released -> released since=2026-11-01T00:00:00Z)`],
    ],
    [
      'a line that had aged',
      `10.0.0.4 released ${DB} 0 since=2026-11-02T00:00:00Z`,
      `10.0.0.4 retained ${DB} 0 for=24h since=2026-11-01T00:00:00Z`,
      [`date: ~ 10.0.0.4 ${DB} 0 (retained -> released)`],
    ],
    ['nothing where the base has released', `10.0.0.4 retained ${DB} 0 for=forever`, `10.0.0.4 released ${DB} 0`, []],
    ['nothing where the base has bound again', `10.0.0.4 released ${DB} 0`, `10.0.0.4 bound ${DB} 0`, []],
    ['nothing where the policy differs', `10.0.0.4 bound ${DB} 0 delete=24h`, `10.0.0.4 bound ${DB} 0`, []],
  ])('is %s', (_, file, base, edits) => {
    expect(lost(leases(file), leases(base))).toEqual(edits);
  });

  it('is a move, shown as the way that the claims had gone', () => {
    const file = leases(`10.0.0.4..10.0.0.5 released ${DB} 0..1 moved`, `10.0.0.20..10.0.0.21 bound ${DB} 0..1`);
    expect(lost(file, leases(`10.0.0.4..10.0.0.5 bound ${DB} 0..1`))).toEqual([
      `move: > 10.0.0.4..10.0.0.5 -> 10.0.0.20..10.0.0.21 ${DB} 0..1 (moved)`,
    ]);
  });

  it('is not a move of the base', () => {
    const base = leases(`10.0.0.4 released ${DB} 0 moved`, `10.0.0.20 bound ${DB} 0`);
    expect(lost(leases(`10.0.0.4 bound ${DB} 0`), base)).toEqual([]);
  });

  it('is the place of claims that the base does not know', () => {
    const file = leases(
      `10.0.0.4 bound ${DB} 0`,
      `10.0.0.5 bound ${WEB} 0`,
      '10.0.0.9 retained prod/shop/Pod/x for=forever',
    );
    const now = leases(`10.0.0.4 bound ${WEB} 0`, `10.0.0.5 bound ${DB} 0`);
    expect(lost(file, leases(`10.0.0.4 bound ${WEB} 0`), now)).toEqual([
      `place: > 10.0.0.4 -> 10.0.0.5 ${DB} 0 (moved)`,
      'place: - 10.0.0.9 prod/shop/Pod/x (retained)',
    ]);
  });

  it('is the place of carved CIDRs and of EIPs too', () => {
    const file = lockOf({ carved: ['10.0.0.0/27 pool prod/pods/db'], eips: [`eip-aaaaaaaa bound ${DB} 0`] });
    const base = lockOf({ carved: ['10.0.0.0/27 pool prod/pods/web'], eips: [`eip-aaaaaaaa bound ${WEB} 0`] });
    const now = lockOf({
      carved: ['10.0.0.0/27 pool prod/pods/web', '10.0.0.32/27 pool prod/pods/db'],
      eips: [`eip-aaaaaaaa bound ${WEB} 0`, `eip-bbbbbbbb bound ${DB} 0`],
    });
    expect(lost(file, base, now)).toEqual([
      'place: > 10.0.0.0/27 -> 10.0.0.32/27 pool prod/pods/db (moved)',
      `place: > eip-aaaaaaaa -> eip-bbbbbbbb ${DB} 0 (moved)`,
    ]);
  });

  it('is nothing where the file is what there is now', () => {
    const file = leases(`10.0.0.4 bound ${DB} 0`, `10.0.0.5 released ${DB} 1 moved`);
    expect(lost(file, leases(`10.0.0.4 bound ${DB} 0`), file)).toEqual([]);
  });
});
