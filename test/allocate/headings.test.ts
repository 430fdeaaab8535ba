import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../src/allocate/aisles';
import { EMPTY_LOCK } from '../../src/model/lock';
import { Cidr } from '../../src/net/cidr';
import { declare, leases, onePool, ordinals, pin, settled, workload } from './world';

const ends = (cidr: string): [number, string | undefined, string | undefined] => {
  const headings = headingsOf(Cidr.of(cidr)).map(String);
  return [headings.length, headings[0], headings.at(-1)];
};

describe('headings', () => {
  it.each([
    ['10.0.0.0/21', 1, '10.0.0.0/21', '10.0.0.0/21'],
    ['10.0.0.0/20', 64, '10.0.0.0/26', '10.0.15.192/26'],
    ['10.0.0.0/16', 256, '10.0.0.0/24', '10.0.255.0/24'],
    ['10.0.0.0/8', 256, '10.0.0.0/16', '10.255.0.0/16'],
    ['0.0.0.0/0', 256, '0.0.0.0/8', '255.0.0.0/8'],
    ['fd00::/117', 1, 'fd00::/117', 'fd00::/117'],
    ['fd00::/116', 64, 'fd00::/122', 'fd00::fc0/122'],
    ['fd00::/64', 256, 'fd00::/104', 'fd00::ff00:0/104'],
  ])('of %s are %i, from %s to %s', (cidr, count, first, last) => {
    expect(ends(cidr)).toEqual([count, first, last]);
  });

  it('stand in the lock for every declared pool, with and without leases', () => {
    const lock = settled(declare(onePool('10.0.0.0/20')), EMPTY_LOCK);
    expect(lock.networks[0]!.headings).toHaveLength(64);
    const gone = settled(declare([]), lock);
    expect(gone.networks).toEqual([]);
  });

  it('are crossed by no run', () => {
    const pins = Array.from({ length: 4 }, (_, i) => pin(i, `10.0.0.${62 + i}`));
    const lock = settled(
      declare(onePool('10.0.0.0/20'), [workload('a', ordinals(4), { demand: { pins } })]),
      EMPTY_LOCK,
    );
    expect(leases(lock)).toEqual(['10.0.0.62..10.0.0.63 a 0..1 bound', '10.0.0.64..10.0.0.65 a 2..3 bound']);
  });

  it('of a small pool do not cut its aisles', () => {
    const pins = Array.from({ length: 4 }, (_, i) => pin(i, `10.0.0.${62 + i}`));
    const lock = settled(
      declare(onePool('10.0.0.0/24'), [workload('a', ordinals(4), { demand: { pins } })]),
      EMPTY_LOCK,
    );
    expect(leases(lock)).toEqual(['10.0.0.62..10.0.0.65 a 0..3 bound']);
  });

  it('leave new claims of a wide IPv6 pool among its first 2^32 addresses', () => {
    const wide = onePool('fd00::/64');
    const six = workload('a', ordinals(3), { demand: { family: 6 } });
    const [line] = settled(declare(wide, [six]), EMPTY_LOCK).networks[0]!.leases;
    expect(line!.range.lastValue - Cidr.of('fd00::/64').base).toBeLessThan(2n ** 32n);
    const far = workload('b', ordinals(1), { demand: { family: 6, pins: [pin(0, 'fd00::1:0:0:1')] } });
    expect(leases(settled(declare(wide, [far]), EMPTY_LOCK))).toEqual(['fd00::1:0:0:1 b 0 bound']);
  });
});
