import { describe, expect, it } from 'vitest';
import { adoptLeases } from '../../src/allocate/adopt';
import type { Declarations, Replicas } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import type { ObservedEip } from '../../src/model/observation';
import { RELEASE } from '../../src/model/reclaim';
import { declare, ordinals, workload } from './world';

const net = { name: 'corp', where: {}, supernets: [], subnets: [], reservations: [] };

const withEips = (name: string, replicas: Replicas) =>
  workload(name, replicas, { demands: [], eips: { inventory: 'prod/eips', reclaim: RELEASE } });

const world = (ids: readonly string[], ...workloads: ReturnType<typeof workload>[]): Declarations =>
  declare(net, workloads, { inventories: [{ key: 'prod/eips', where: {}, ids }] });

const OWNER = withEips('web', ordinals(1)).owner.split('/');

/** A pod of a StatefulSet in the cluster and namespace of the world. */
const seen = (id: string, name: string, ordinal: number): ObservedEip => ({
  id,
  user: {
    kind: 'pod',
    namespace: OWNER[1]!,
    pod: `${name}-${ordinal}`,
    workload: { kind: OWNER[2]!, name, ordinal },
  },
  file: 'pods.json',
});

const adopt = (declarations: Declarations, eips: readonly ObservedEip[], lock: Lock = EMPTY_LOCK) =>
  adoptLeases(declarations, lock, {
    cluster: OWNER[0]!,
    seen: [{ network: declarations.networks[0]!, observations: [] }],
    eips,
    watchOf: () => 'nowhere',
  });

const lines = ({ eips }: Lock): string[] =>
  eips.map(
    ({ id, owner, ordinals: which, tenure }) => `${id} ${owner.split('/').at(-1)} ${which?.first} ${tenure.state}`,
  );

describe('adopting EIPs', () => {
  const IDS = ['eip-a', 'eip-b', 'eip-c'];

  it('keeps the ids that pods have, and gives what is left to the others', () => {
    const { lock, report } = adopt(world(IDS, withEips('web', ordinals(2, 3))), [
      seen('eip-c', 'web', 0),
      seen('eip-a', 'web', 1),
    ]);
    expect(lines(lock)).toEqual(['eip-a web 1 bound', 'eip-b web 2 headroom', 'eip-c web 0 bound']);
    expect(report.adopted.map(({ range, ordinals: which }) => `${range} ${which}`)).toEqual(['eip-a 1', 'eip-c 0']);
    expect(report.problems).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const declarations = world(IDS, withEips('web', ordinals(2)));
    const eips = [seen('eip-c', 'web', 0), seen('eip-a', 'web', 1)];
    const { lock } = adopt(declarations, eips);
    const again = adopt(declarations, eips, lock);
    expect(again.lock).toEqual(lock);
    expect(again.report).toMatchObject({ adopted: [], known: 2, problems: [] });
  });

  it('tells what is in no inventory, beyond the replicas, decided otherwise, or of somebody else', () => {
    const declarations = world(IDS, withEips('api', ordinals(1)), withEips('web', ordinals(1)));
    const { lock } = adopt(declarations, [seen('eip-b', 'api', 0)]);
    expect(lines(lock)).toEqual(['eip-a web 0 bound', 'eip-b api 0 bound']);
    const rules = (...eips: readonly ObservedEip[]) =>
      adopt(declarations, eips, lock).report.problems.map(({ rule }) => rule);
    expect(rules(seen('eip-z', 'web', 0))).toEqual(['IPAM273']);
    expect(rules(seen('eip-c', 'web', 4))).toEqual(['IPAM274']);
    expect(rules(seen('eip-b', 'web', 0))).toEqual(['IPAM275']);
    expect(rules(seen('eip-c', 'web', 0))).toEqual(['IPAM276']);
  });

  it('gives to nobody what a pod has that nobody declares', () => {
    const { lock, report } = adopt(world(IDS, withEips('web', ordinals(2))), [seen('eip-a', 'other', 0)]);
    expect(lines(lock)).toEqual(['eip-b web 0 bound', 'eip-c web 1 bound']);
    expect(report.problems.map(({ rule, where }) => `${rule} ${where.identity}`)).toEqual([
      expect.stringMatching(/^IPAM275 .*other/),
    ]);
  });
});
