import { describe, expect, it } from 'vitest';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import { leasesText, textOf } from './lock-text';

const problemsOf = (text: string) => {
  const read = parseLock(text, 'ipam.lock.yaml');
  if (read.ok) throw new Error('the text was accepted');
  return read.problems;
};

const REDIS = 'prod/shop/StatefulSet/redis';

describe('a file that is spoilt as a whole', () => {
  const good = leasesText(`10.0.0.1 bound ${REDIS} 0`);
  const cases: [name: string, text: string, rule: string, line: number, words: RegExp][] = [
    ['empty', '', 'IPAM230', 1, /empty/],
    ['something else', 'apiVersion: v1\nkind: Pod\n', 'IPAM230', 1, /not a lock/],
    ['without its version', good.replace('version: 1\n', ''), 'IPAM230', 5, /"version: 1" is missing/],
    ['of a version that never was', good.replace('version: 1', 'version: one'), 'IPAM230', 5, /not a version/],
    ['newer', good.replace('version: 1', 'version: 2'), 'IPAM231', 5, /version 2; this program reads version 1/],
    ['in conflict', good.replace('      - 10', '<<<<<<< HEAD\n      - 10'), 'IPAM232', 9, /conflict markers/],
    ['in half-resolved conflict', `${good}=======\n`, 'IPAM232', 10, /conflict markers/],
    ['with CR LF', good.replaceAll('\n', '\r\n'), 'IPAM233', 1, /CR LF/],
    ['with one CR', good.replace('corp:\n', 'corp:\r\n'), 'IPAM233', 7, /CR LF/],
    ['with a byte order mark', `\uFEFF${good}`, 'IPAM233', 1, /byte order mark/],
    ['cut off', good.slice(0, -10), 'IPAM234', 9, /cut off/],
    ['with other comments', good.replace('belongs in git', 'is cattle'), 'IPAM239', 1, /comment at the head/],
    ['that ends after the version', textOf(), 'IPAM234', 5, /"networks:" is wanted/],
  ];
  for (const [name, text, rule, line, words] of cases)
    it(`is refused: ${name}`, () => {
      expect(problemsOf(text)).toEqual([
        expect.objectContaining({
          rule,
          where: { file: 'ipam.lock.yaml', line },
          message: expect.stringMatching(words),
        }),
      ]);
    });

  it('in conflict is told both ways out', () => {
    const [problem] = problemsOf(`${good}=======\n`);
    expect(problem!.fix).toContain('cdk8s-ipam lock resolve --base <ref>');
    expect(problem!.fix).toContain('take the base branch’s file yourself and run `cdk8s-ipam synth`');
  });
});

describe('a line that cannot be read', () => {
  const cases: [item: string, words: string][] = [
    ['10.0.0.300 bound prod/a/Pod/x', '"10.0.0.300" has an octet above 255'],
    ['10.0.0.01 bound prod/a/Pod/x', 'leading zero, which programs read as decimal or as octal; write "10.0.0.1"'],
    ['fd00::0001 bound prod/a/Pod/x', 'write "fd00::1"'],
    ['fd00:: bound prod/a/Pod/x', 'write "fd00::0"'],
    ['10.0.0.1..4 bound prod/a/Deployment/x', 'write "10.0.0.1..10.0.0.4"'],
    ['10.0.0.4..10.0.0.1 bound prod/a/Deployment/x', 'write "10.0.0.1..10.0.0.4"'],
    ['10.0.0.4..10.0.0.4 bound prod/a/Deployment/x', 'write "10.0.0.4"'],
    ['10.0.0.0/30 bound prod/a/Deployment/x', 'write "10.0.0.0..10.0.0.3"'],
    ['10.0.0.0', 'has no prefix length; write "10.0.0.0/32"'],
    ['10.0.0.5/24', 'has host bits set; write "10.0.0.0/24"'],
    ['10.0.0.1 held prod/a/Pod/x', '"held" is not a state: bound, headroom, retained or released'],
    ['10.0.0.1 bound shop/redis', '"shop/redis" is not an owner'],
    ['10.0.0.1 bound', '"" is not an owner'],
    ['10.0.0.1  bound prod/a/Pod/x', '"" is not a state'],
    [`10.0.0.1 bound ${REDIS}`, 'needs the ordinals of its pods'],
    [`10.0.0.1 bound ${REDIS} 01`, '"01" is not an ordinal'],
    [`10.0.0.1 bound ${REDIS} 0..0`, '"0..0" is not an ordinal'],
    [`10.0.0.1 bound ${REDIS} 0..1`, 'has 1 address for 2 ordinals'],
    ['10.0.0.1 bound prod/a/Pod/x 0', 'is one pod and has no ordinals'],
    ['10.0.0.1 bound prod/a/Deployment/x 0', 'has no ordinals'],
    ['10.0.0.1..10.0.0.2 bound prod/a/Pod/x', 'has 2 addresses for one pod'],
    ['10.0.0.1 bound prod/a/Pod/x nic=', '"nic=" does not name a network interface'],
    ['10.0.0.1 bound prod/a/Pod/x family=6', 'is not for a line with an address'],
    ['10.0.0.1 bound prod/a/Pod/x colour=red', '"colour=red" is not a term of a bound line'],
    ['10.0.0.1 bound prod/a/Pod/x since=2026-11-01T00:00:00Z', 'is not a term of a bound line'],
    ['10.0.0.1 bound prod/a/Pod/x quarantine=24h', 'has to be left out'],
    ['10.0.0.1 bound prod/a/Pod/x delete=1d', 'write "delete=24h"'],
    ['10.0.0.1 bound prod/a/Pod/x delete=24h scaleDown=24h', 'write "scaleDown=24h delete=24h"'],
    ['10.0.0.1 bound prod/a/Pod/x delete=24h delete=24h', 'stands twice'],
    ['10.0.0.1 bound prod/a/Pod/x delete=soon', '"soon" is not a duration'],
    ['10.0.0.1 retained prod/a/Pod/x', 'needs for='],
    ['10.0.0.1 retained prod/a/Pod/x for=release', 'retains nothing'],
    ['10.0.0.1 retained prod/a/Pod/x for=forever since=2026-11-01T00:00:00Z', 'counts nothing'],
    ['10.0.0.1 released prod/a/Pod/x since=2026-11-31T00:00:00Z', 'is not an instant'],
    ['10.0.0.1 released prod/a/Pod/x moved=yes', '"moved=yes" is not a term'],
  ];
  for (const [item, words] of cases)
    it(`is refused with what would be right: ${item}`, () => {
      const [problem, ...more] = problemsOf(leasesText(item));
      expect(more).toEqual([]);
      expect(problem).toMatchObject({ rule: 'IPAM236', where: { file: 'ipam.lock.yaml', line: 9 } });
      expect(problem!.message).toContain(words);
    });
});

describe('lines that contradict each other', () => {
  const cases: [name: string, items: string[], rule: string, line: number][] = [
    ['an address twice', [`10.0.0.1 bound ${REDIS} 0`, '10.0.0.1 bound prod/a/Pod/x'], 'IPAM238', 10],
    ['ranges that overlap', [`10.0.0.1..10.0.0.3 bound ${REDIS} 0..2`, '10.0.0.3 bound prod/a/Pod/x'], 'IPAM238', 10],
    ['a heading twice', ['10.0.0.0/24', '10.0.0.0/24'], 'IPAM239', 10],
    ['addresses out of order', [`10.0.0.2 bound ${REDIS} 0`, '10.0.0.1 bound prod/a/Pod/x'], 'IPAM237', 10],
    ['IPv4 after IPv6', ['fd00::1 bound prod/a/Pod/y', '10.0.0.1 bound prod/a/Pod/x'], 'IPAM237', 10],
    ['a heading after its address', [`10.0.0.0 bound ${REDIS} 0`, '10.0.0.0/24'], 'IPAM237', 10],
    ['a lease before its heading', ['10.0.1.0/24', '10.0.0.1 bound prod/a/Pod/x'], 'IPAM237', 10],
    ['headings out of order', ['10.0.0.0/24', '10.0.0.0/20'], 'IPAM237', 10],
    ['a run in two lines', [`10.0.0.1 bound ${REDIS} 0`, `10.0.0.2 bound ${REDIS} 1`], 'IPAM239', 10],
    ['a run across a heading', ['10.0.0.1..10.0.0.9 bound prod/a/Deployment/x', '10.0.0.8/29'], 'IPAM239', 10],
  ];
  for (const [name, items, rule, line] of cases)
    it(`are refused at the second: ${name}`, () => {
      expect(problemsOf(leasesText(...items))).toEqual([
        expect.objectContaining({ rule, where: { file: 'ipam.lock.yaml', line } }),
      ]);
    });

  it('are two lines where a heading stands between them, where ordinals leap and where one pod has both', () => {
    for (const items of [
      [`10.0.0.7 bound ${REDIS} 0`, '10.0.0.8/29', `10.0.0.8 bound ${REDIS} 1`],
      [`10.0.0.1 bound ${REDIS} 1`, `10.0.0.2 bound ${REDIS} 0`],
      ['10.0.0.1 released prod/a/Pod/x', '10.0.0.2 released prod/a/Pod/x'],
    ]) {
      const read = parseLock(leasesText(...items), 'ipam.lock.yaml');
      expect(read.ok && printLock(read.lock)).toBe(leasesText(...items));
    }
  });
});

describe('the other sections', () => {
  const cases: [name: string, lines: string[], rule: string, line: number][] = [
    ['an empty network', ['networks:', '  corp:', '  lab:', '    leases:', '      - 10.0.0.0/8'], 'IPAM239', 7],
    [
      'an empty section',
      ['networks:', '  corp:', '    leases:', '    claims:', '      - a/b bound a/b/Pod/x'],
      'IPAM239',
      8,
    ],
    ['no network under networks:', ['networks:', 'eips:', '  - eip-1 bound prod/a/Pod/x'], 'IPAM239', 6],
    ['a file that ends after the name of a network', ['networks:', '  corp:'], 'IPAM234', 7],
    ['a file that ends after the name of a section', ['networks:', '  corp:', '    leases:'], 'IPAM234', 8],
    ['a file that ends after networks:', ['networks:'], 'IPAM234', 6],
    ['a file that ends after eips:', ['networks: {}', 'eips:'], 'IPAM234', 7],
    ['an unknown section', ['networks: {}', 'leases:'], 'IPAM235', 7],
    [
      'an unknown section of a network',
      ['networks:', '  corp:', '    pools:', '    leases:', '      - 10.0.0.0/8'],
      'IPAM235',
      8,
    ],
    ['an item of nothing', ['networks: {}', '  - eip-1 bound prod/a/Pod/x'], 'IPAM235', 7],
    ['an empty line', ['networks: {}', ''], 'IPAM235', 7],
    ['a comment', ['networks: {}', '# mine'], 'IPAM235', 7],
    ['spaces at the end', ['networks: {} '], 'IPAM239', 6],
    [
      'sections out of order',
      ['networks:', '  corp:', '    leases:', '      - 10.0.0.0/8', '    carved:', '      - 10.0.0.0/8 subnet a/b'],
      'IPAM237',
      10,
    ],
    [
      'networks out of order',
      ['networks:', '  b:', '    leases:', '      - 10.0.0.0/8', '  a:', '    leases:', '      - 10.0.0.0/8'],
      'IPAM237',
      10,
    ],
    [
      'a network twice',
      ['networks:', '  b:', '    leases:', '      - 10.0.0.0/8', '  b:', '    leases:', '      - 10.0.0.0/8'],
      'IPAM238',
      10,
    ],
    [
      'a network that YAML does not read as text',
      ['networks:', '  yes:', '    leases:', '      - 10.0.0.0/8'],
      'IPAM236',
      7,
    ],
    [
      'two subnets that overlap',
      ['networks:', '  b:', '    carved:', '      - 10.0.0.0/8 subnet a/b', '      - 10.1.0.0/16 subnet a/c'],
      'IPAM238',
      10,
    ],
    [
      'two pools that overlap',
      ['networks:', '  b:', '    carved:', '      - 10.0.0.0/9 pool a/b/c', '      - 10.1.0.0/16 pool a/b/d'],
      'IPAM238',
      10,
    ],
    [
      'carved CIDRs out of order',
      ['networks:', '  b:', '    carved:', '      - 10.1.0.0/16 pool a/b/c', '      - 10.0.0.0/8 subnet a/b'],
      'IPAM237',
      10,
    ],
    [
      'a subnet with the key of a pool',
      ['networks:', '  b:', '    carved:', '      - 10.1.0.0/16 subnet a/b/c'],
      'IPAM236',
      9,
    ],
    [
      'a carved CIDR that moved',
      ['networks:', '  b:', '    carved:', '      - 10.1.0.0/16 subnet a/b released moved'],
      'IPAM236',
      9,
    ],
    [
      'an EIP twice',
      ['networks: {}', 'eips:', '  - eip-1 bound prod/a/Pod/x', '  - eip-1 bound prod/a/Pod/y'],
      'IPAM238',
      9,
    ],
    [
      'EIPs out of order',
      ['networks: {}', 'eips:', '  - eip-2 bound prod/a/Pod/x', '  - eip-1 bound prod/a/Pod/y'],
      'IPAM237',
      9,
    ],
    ['an EIP for two ordinals', ['networks: {}', 'eips:', `  - eip-2 bound ${REDIS} 0..1`], 'IPAM236', 8],
    [
      'a claim twice',
      ['networks:', '  b:', '    claims:', `      - a/b bound ${REDIS} 0..2`, `      - a/b bound ${REDIS} 2`],
      'IPAM238',
      10,
    ],
    [
      'a claim run in two lines',
      ['networks:', '  b:', '    claims:', `      - a/b bound ${REDIS} 0`, `      - a/b bound ${REDIS} 1`],
      'IPAM239',
      10,
    ],
    [
      'claims out of order',
      ['networks:', '  b:', '    claims:', `      - a/c bound ${REDIS} 0`, `      - a/b bound ${REDIS} 1`],
      'IPAM237',
      10,
    ],
  ];
  for (const [name, lines, rule, line] of cases)
    it(`are refused with the line: ${name}`, () => {
      expect(problemsOf(textOf(...lines))[0]).toMatchObject({ rule, where: { line } });
    });
});

describe('many faults', () => {
  it('are all reported, up to about twenty', () => {
    expect(problemsOf(leasesText('x y z', '10.0.0.1 bound prod/a/Pod/x', 'nothing', '1.2.3.4 5'))).toHaveLength(3);
    expect(problemsOf(leasesText(...Array.from({ length: 100 }, () => 'x y z')))).toHaveLength(20);
  });
});
