import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { collectGarbage } from '../../src/lock/gc';
import { EMPTY_LOCK } from '../../src/model/lock';
import { Range } from '../../src/net/range';
import { declare, onePool, ordinals, pin, rules, settled, workload } from './world';

const net = onePool('10.0.0.0/28', { edges: [{ family: 4, atStart: 1, atEnd: 1 }] });

describe('a refusal', () => {
  const old = [
    workload('gone', ordinals(2)),
    workload('kept', ordinals(1), { reclaim: { onScaleDown: 'release', onDelete: 3600 } }),
  ];
  const before = settled(declare(net), settled(declare(net, old), EMPTY_LOCK));
  const reserved = { ...net, reservations: [{ range: Range.of('10.0.0.12..13'), reason: 'routers', where: {} }] };
  const { problems, lock } = allocate(declare(reserved, [workload('a', ordinals(8, 12))]), before);

  it('leaves the lock as it was', () => {
    expect(lock).toBe(before);
  });

  it('says how every address of the pool is used', () => {
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'IPAM200', where: { identity: 'prod/shop/StatefulSet/a' } });
    expect(problems[0]!.message).toBe(
      'prod/shop/StatefulSet/a asks for 12 more IPv4 addresses, 4 of them head-room, and its pools have no room: ' +
        'prod/pods/db 10.0.0.0/28 has 16 addresses: 9 free (largest block 4), 0 bound, 0 head-room, 1 retained, ' +
        '2 released, in quarantine, 2 reserved, 2 excluded.',
    );
  });

  it('says what would make it fit', () => {
    expect(problems[0]!.fix).toBe(
      'Set maxReplicas: 9; or add a pool to its list, or widen prod/pods/db to /27; or wait until cdk8s-ipam lock gc has ' +
        'removed what is retained for a time or released (it frees 3 addresses); cdk8s-ipam lock release gives up what is retained.',
    );
  });

  it('says when the first address is free, and that waiting is not enough where it is not', () => {
    const dated = collectGarbage(before, '2026-11-01T00:00:00Z').lock;
    const [problem] = allocate(declare(reserved, [workload('a', ordinals(13))]), dated).problems;
    expect(problem!.fix).toBe(
      'Add a pool to its list, or widen prod/pods/db to /27. Waiting for cdk8s-ipam lock gc is not enough: it frees 3 ' +
        'addresses, the first at 2026-11-02T00:00:00Z.',
    );
  });

  it('of a block among enough free addresses names the contiguity that would do', () => {
    const walls = [2, 5, 8, 11].map((at) =>
      workload(`w${at}`, ordinals(1), { demand: { pins: [pin(0, `10.0.0.${at}`)] } }),
    );
    const block = workload('a', ordinals(4), { demand: { contiguity: 'required' } });
    expect(allocate(declare(net, [...walls, block]), EMPTY_LOCK).problems).toMatchObject([
      { rule: 'IPAM201', fix: expect.stringMatching(/^Set contiguity: 'preferred'/) },
    ]);
  });

  it('is one for each workload and family', () => {
    expect(rules(declare(net, [workload('a', ordinals(20)), workload('b', ordinals(20))]), EMPTY_LOCK)).toEqual([
      'IPAM200',
      'IPAM200',
    ]);
  });

  it('is told where a pool or network is missing', () => {
    expect(
      rules(declare(net, [workload('a', ordinals(1), { demand: { pools: ['prod/pods/nowhere'] } })]), EMPTY_LOCK),
    ).toEqual(['IPAM208']);
    expect(rules(declare(net, [workload('a', ordinals(1), { demand: { family: 6 } })]), EMPTY_LOCK)).toEqual([
      'IPAM208',
    ]);
    expect(rules(declare(net, [workload('a', ordinals(1), { demand: { pools: [] } })]), EMPTY_LOCK)).toEqual([
      'IPAM208',
    ]);
    expect(rules(declare(net, [workload('a', ordinals(1), { network: 'nowhere' })]), EMPTY_LOCK)).toEqual(['IPAM208']);
  });
});
