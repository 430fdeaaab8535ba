import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockToJson } from '../../src/cli/lock-json';
import { allEntries, type LockEntry } from '../../src/lock/entry';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import type { Lock } from '../../src/model/lock';

/*
 * Files that were written by version 1, beside what they mean as JSON. Both stay as they are for ever; a file may be
 * added, none may be changed.
 */
const FOLDER = join(__dirname, '../fixtures/locks');
const NAMES = readdirSync(join(FOLDER, 'v1')).map((file) => file.replace('.lock.yaml', ''));

const textOf = (name: string): string => readFileSync(join(FOLDER, 'v1', `${name}.lock.yaml`), 'utf8');

function lockOf(name: string): Lock {
  const read = parseLock(textOf(name), name);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.lock;
}

describe('locks that were written by version 1', () => {
  it.each(NAMES)('are printed for ever as they were: %s', (name) => {
    expect(printLock(lockOf(name))).toBe(textOf(name));
  });

  it.each(NAMES)('mean for ever what they meant: %s', (name) => {
    const meant = JSON.parse(readFileSync(join(FOLDER, 'v1-json', `${name}.json`), 'utf8'));
    expect(JSON.parse(JSON.stringify(lockToJson(allEntries(lockOf(name)))))).toEqual(meant);
  });

  it('have every kind of line, with every term that it may have', () => {
    const found = new Set(NAMES.flatMap((name) => allEntries(lockOf(name)).flatMap(kindsOf)));
    const states = {
      bound: ['', 'scaleDown', 'delete', 'quarantine'],
      headroom: ['', 'scaleDown', 'delete', 'quarantine'],
      retained: ['', 'since', 'quarantine', 'forever'],
      released: ['', 'since', 'quarantine', 'moved'],
    };
    const wanted = [
      ...['leases', 'claims', 'eips'].flatMap((section) => Object.keys(states).map((state) => `${section} ${state}`)),
      ...Object.entries(states).flatMap(([state, terms]) => terms.map((term) => `${state} ${term}`)),
      ...['subnet', 'pool'].flatMap((use) => ['bound', 'released'].map((state) => `carved ${use} ${state}`)),
      ...['carved', 'headings', 'leases'].flatMap((section) => [`${section} IPv4`, `${section} IPv6`]),
      ...['leases', 'claims', 'eips'].map((section) => `${section} nic`),
      ...['leases', 'claims'].flatMap((section) => ['ordinal', 'ordinals', 'no ordinal'].map((o) => `${section} ${o}`)),
      ...['StatefulSet', 'Deployment', 'VirtualMachine', 'Pod'].map((kind) => `kind ${kind}`),
      ...['claims family=4', 'claims family=6', 'eips ordinal', 'eips no ordinal'],
    ];
    expect(wanted.filter((kind) => !found.has(kind))).toEqual([]);
  });
});

/** What a line is an example of. */
function kindsOf(entry: LockEntry): string[] {
  const { section } = entry;
  if (section === 'headings') return [`${section} IPv${entry.line.family}`];
  if (section === 'carved') {
    const { use, cidr, tenure } = entry.line;
    return [`${section} ${use} ${tenure.state}`, `${section} IPv${cidr.family}`];
  }
  const { owner, ordinals, nic, tenure } = entry.line;
  const count = ordinals === undefined ? 'no ordinal' : ordinals.first === ordinals.last ? 'ordinal' : 'ordinals';
  return [
    `${section} ${tenure.state}`,
    `${section} ${count}`,
    `kind ${owner.split('/')[2]}`,
    ...(nic === undefined ? [] : [`${section} nic`]),
    ...(section === 'leases' ? [`${section} IPv${entry.line.range.family}`] : []),
    ...(section === 'claims' ? [`${section} family=${entry.line.family}`] : []),
    ...termsOf(entry).map((term) => `${tenure.state} ${term}`),
  ];
}

function termsOf({ line: { tenure } }: Extract<LockEntry, { section: 'leases' | 'claims' | 'eips' }>): string[] {
  const terms = tenure.quarantine === 86_400 ? [] : ['quarantine'];
  if ('reclaim' in tenure) {
    if (tenure.reclaim.onScaleDown !== 'release') terms.push('scaleDown');
    if (tenure.reclaim.onDelete !== 'release') terms.push('delete');
  } else {
    if (tenure.since !== undefined) terms.push('since');
    if (tenure.state === 'retained' && tenure.for === 'forever') terms.push('forever');
    if (tenure.state === 'released' && tenure.moved) terms.push('moved');
  }
  return terms.length === 0 ? [''] : terms;
}
