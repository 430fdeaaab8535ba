import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { EMPTY_LOCK } from '../../src/model/lock';
import { declarations } from './arbitrary';
import { declare, leases, onePool, ordinals, owner, rules, settled, workload } from './world';

const net = onePool('10.0.0.0/28');
const lock = settled(declare(net, [workload('old', ordinals(2, 3))]), EMPTY_LOCK);
const renamed = (name: string) => workload(name, ordinals(2, 3), { formerly: owner('old') });

describe('a workload that was renamed', () => {
  it('has the lines of its old name', () => {
    const after = settled(declare(net, [renamed('new')]), lock);
    expect(leases(after)).toEqual(['10.0.0.0..10.0.0.1 new 0..1 bound', '10.0.0.2 new 2 headroom']);
    expect(settled(declare(net, [renamed('new')]), after)).toEqual(after);
  });

  it('keeps every address, whatever else is declared', () => {
    fc.assert(
      fc.property(declarations, (declared) => {
        const first = allocate(declared, EMPTY_LOCK);
        fc.pre(first.problems.length === 0);
        const workloads = declared.workloads.map((each) => ({
          ...each,
          owner: `${each.owner}-2`,
          formerly: each.owner,
        }));
        const after = settled({ ...declared, workloads }, first.lock);
        expect(leases(after).map((line) => line.replace('-2', ''))).toEqual(leases(first.lock));
      }),
      { numRuns: 200 },
    );
  });

  it('has its released lines too', () => {
    const gone = settled(declare(net), lock);
    expect(leases(settled(declare(net, [renamed('new')]), gone))).toEqual(
      leases(settled(declare(net, [renamed('new')]), lock)),
    );
  });

  it('is refused while the old name is declared', () => {
    expect(rules(declare(net, [renamed('new'), workload('old', ordinals(2, 3))]), lock)).toContain('IPAM207');
  });

  it('is refused when two claim the old name', () => {
    expect(rules(declare(net, [renamed('new'), renamed('newer')]), lock)).toEqual(['IPAM207', 'IPAM207']);
  });

  it('is refused when both names have lines', () => {
    const both = settled(declare(net, [workload('old', ordinals(1)), workload('new', ordinals(1))]), EMPTY_LOCK);
    expect(rules(declare(net, [renamed('new')]), both)).toEqual(['IPAM207']);
  });
});
