import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockToJson } from '../../src/cli/lock-json';
import { LOCK_JSON, type LockJson } from '../../src/cli/lock-json-schema';
import { lockShow } from '../../src/cli/lock-show';
import { allEntries } from '../../src/lock/entry';
import { printLock } from '../../src/lock/format';
import { durationOf } from '../../src/model/duration';
import type { Lock, NetworkLock, Tenure } from '../../src/model/lock';
import type { Retention } from '../../src/model/reclaim';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { arbitraryLock } from '../lock/arbitrary-lock';

const ROOT = join(__dirname, '../..');
const FIXTURES = join(ROOT, 'test/fixtures/locks/v1');
const SCHEMA = JSON.parse(readFileSync(require.resolve('cdk8s-ipam/lock.schema.json'), 'utf8'));
const isValid = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(SCHEMA);

const LOCKS = [
  ...readdirSync(FIXTURES).map((name) => join(FIXTURES, name)),
  ...['.', 'examples/calico', 'examples/kube-ovn', 'examples/tke'].map((at) => join(ROOT, at, 'ipam.lock.yaml')),
];

const jsonOf = (file: string): LockJson => JSON.parse(lockShow(undefined, { lock: file, json: true }).stdout!);

describe('the JSON of a lock', () => {
  it.each(LOCKS)('of %s is what the published schema says, and loses nothing', (file) => {
    const json = jsonOf(file);
    expect(isValid(json), JSON.stringify(isValid.errors)).toBe(true);
    expect(printLock(lockFrom(json))).toBe(readFileSync(file, 'utf8'));
  });

  it('is what the schema says for any lock, and loses nothing', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => {
        const json: LockJson = JSON.parse(JSON.stringify(lockToJson(allEntries(lock))));
        expect(isValid(json), JSON.stringify(isValid.errors)).toBe(true);
        expect(LOCK_JSON.parse(json)).toEqual(json);
        expect(printLock(lockFrom(json))).toBe(printLock(lock));
      }),
    );
  });

  it('is a part of it where a part is asked for', () => {
    const { stdout } = lockShow('10.64.3.0/24', { lock: join(FIXTURES, 'full.lock.yaml'), json: true });
    expect(isValid(JSON.parse(stdout!))).toBe(true);
  });

  it('is refused by the schema with any key missing, of another type, or too many', () => {
    const full = jsonOf(join(FIXTURES, 'full.lock.yaml'));
    const optional = new Set(['ordinals', 'nic', 'since', 'moved']);
    let mutations = 0;
    for (const [index, line] of full.lines.entries())
      for (const key of Object.keys(line)) {
        const { [key]: _, ...without } = line as Record<string, unknown>;
        const mutants = [
          { ...line, [key]: { not: 'this' } },
          { ...line, [key]: null },
          { ...line, more: 1 },
        ];
        for (const mutant of optional.has(key) ? mutants : [...mutants, without]) {
          expect(isValid(withLine(full, index, mutant)), JSON.stringify(mutant)).toBe(false);
          mutations++;
        }
      }
    expect(mutations).toBeGreaterThan(400);
  });

  it('is refused by the schema with a word that the lock does not have', () => {
    const wrong: [key: string, value: unknown][] = [
      ['section', 'lease'],
      ['state', 'held'],
      ['owner', 'shop/redis'],
      ['quarantine', '1d'],
      ['since', 'yesterday'],
      ['family', 5],
      ['ordinals', { first: -1, last: 0 }],
      ['place', 'prod'],
      ['cidr', '10.0.0.0'],
    ];
    const full = jsonOf(join(FIXTURES, 'full.lock.yaml'));
    for (const [key, value] of wrong) {
      const index = full.lines.findIndex((line) => key in line);
      const mutant = { ...full.lines[index]!, [key]: value };
      expect(isValid(withLine(full, index, mutant)), key).toBe(false);
    }
    expect(isValid({ ...full, lockVersion: 2 })).toBe(false);
    expect(isValid({ ...full, formatVersion: '2.0' })).toBe(false);
    expect(isValid({ ...full, formatVersion: '1.7' })).toBe(true);
  });
});

const withLine = (json: LockJson, index: number, line: object) => ({
  ...json,
  lines: json.lines.map((old, i) => (i === index ? line : old)),
});

type Line = LockJson['lines'][number];
type Of<S extends Line['section']> = Extract<Line, { section: S }>;

/** The lock that was written: a second reader, from the JSON alone. */
function lockFrom({ lines }: LockJson): Lock {
  const of = <S extends Line['section']>(section: S): Of<S>[] =>
    lines.filter((line): line is Of<S> => line.section === section);
  const names = [...new Set(lines.flatMap((line) => ('network' in line ? [line.network] : [])))];
  return {
    version: 1,
    networks: names.map((name): NetworkLock => {
      const mine = <L extends { network: string }>(list: readonly L[]): L[] => list.filter((l) => l.network === name);
      return {
        name,
        carved: mine(of('carved')).map(({ cidr, use, key, ...line }) => ({
          cidr: Cidr.of(cidr),
          use,
          key,
          tenure: line.state === 'bound' ? { state: 'bound' } : (tenureFrom(line) as never),
        })),
        headings: mine(of('headings')).map(({ cidr }) => Cidr.of(cidr)),
        leases: mine(of('leases')).map(({ first, last, ...line }) => ({
          range: Range.of(first === last ? first : `${first}..${last}`),
          ...holderFrom(line),
        })),
        claims: mine(of('claims')).map(({ place, family, ...line }) => ({ place, family, ...holderFrom(line) })),
      };
    }),
    eips: of('eips').map(({ id, ...line }) => ({ id, ...holderFrom(line) })),
  };
}

type HolderJson = Pick<Of<'eips'>, 'owner' | 'ordinals' | 'nic'>;

const holderFrom = ({ owner, ordinals, nic, ...line }: HolderJson) => ({
  owner,
  ...(ordinals && { ordinals }),
  ...(nic !== undefined && { nic }),
  tenure: tenureFrom(line),
});

function tenureFrom(line: Partial<Record<string, unknown>>): Tenure {
  const { state, onScaleDown, onDelete, for: time, since, quarantine, moved } = line as Record<string, string>;
  const dated = since === undefined ? {} : { since };
  const end = { quarantine: durationOf(quarantine!) };
  if (state === 'bound' || state === 'headroom')
    return { state, reclaim: { onScaleDown: retentionFrom(onScaleDown!), onDelete: retentionFrom(onDelete!) }, ...end };
  if (state === 'retained') return { state, for: retentionFrom(time!) as never, ...dated, ...end };
  return { state: 'released', ...dated, ...end, ...(moved ? { moved: true as const } : {}) };
}

const retentionFrom = (text: string): Retention => (text === 'release' || text === 'forever' ? text : durationOf(text));
