import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { LinesByOwner } from '../../src/allocate/lines-by-owner';
import { placeCidrs } from '../../src/allocate/place-cidrs';
import { Registry } from '../../src/allocate/registry';
import { concerns } from '../../src/allocate/request';
import { requestsOf } from '../../src/allocate/requests';
import { settleAddresses } from '../../src/allocate/settle-addresses';
import { isUnchanged } from '../../src/allocate/unchanged';
import type { Declarations } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { histories } from './arbitrary';
import { declare, leases, onePool, ordinals, settled, textOf, workload } from './world';

/** Each request of the one network with the lines that the lock has for it. */
function requestsWithLines({ networks, workloads }: Declarations, lock: Lock) {
  const [network] = lock.networks;
  if (!network) return [];
  const { addressed } = requestsOf(workloads, placeCidrs(networks[0]!, network).pools, new Map());
  const registry = new Registry(network.leases, addressed);
  const byOwner = new LinesByOwner(network.leases);
  return addressed.map((request) => ({
    request,
    registry,
    lines: byOwner.take(request.workload.owner, (line) => concerns(request, line)),
  }));
}

it('what is unchanged would be settled as it is', () => {
  let unchanged = 0;
  fc.assert(
    fc.property(histories, (history) => {
      let lock = EMPTY_LOCK;
      for (const declared of history) {
        for (const { request, lines, registry } of requestsWithLines(declared, lock)) {
          if (!isUnchanged(request, lines)) continue;
          unchanged++;
          const answer = settleAddresses(request, lines, registry);
          expect(answer.lines.map(textOf).sort()).toEqual(lines.map(textOf).sort());
          expect([answer.wants, answer.problems]).toEqual([[], []]);
        }
        ({ lock } = allocate(declared, lock));
      }
    }),
    { numRuns: 500 },
  );
  expect(unchanged).toBeGreaterThan(0);
});

it('a line that stays as it is stays the object that it is', () => {
  const declared = declare(onePool('10.0.0.0/24'), [
    workload('a', ordinals(3)),
    workload('b', ordinals(2, 4)),
    workload('c', { kind: 'set', count: 2, max: 3 }),
    workload('d', { kind: 'one' }),
  ]);
  const lock = settled(declared, EMPTY_LOCK);
  const again = settled(declared, lock);
  expect(leases(lock)).toHaveLength(6);
  for (const [i, line] of again.networks[0]!.leases.entries()) expect(line).toBe(lock.networks[0]!.leases[i]);
});

it('lines that concern nobody are left to their owner, and each is taken once', () => {
  const lines = ['a', 'b', 'a', 'a'].map((owner, at) => ({ owner, at }));
  const byOwner = new LinesByOwner(lines);
  expect(byOwner.take('a', ({ at }) => at !== 2)).toEqual([lines[0], lines[3]]);
  expect(byOwner.take('a', ({ at }) => at !== 2)).toEqual([]);
  expect(byOwner.take('c', () => true)).toEqual([]);
  expect(byOwner.left).toEqual(
    new Map([
      ['a', [lines[2]]],
      ['b', [lines[1]]],
    ]),
  );
});
