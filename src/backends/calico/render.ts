import type { Answer } from '../../model/answer';
import type { Block, Lifecycle, PlaceKey } from '../../model/declarations';
import type { CalicoPoolOptions, ClusterSnapshot, PoolSnapshot, SubnetSnapshot } from '../../model/snapshot';
import type { Family } from '../../net/family';
import type { RangeSet } from '../../net/range-set';
import type { RenderedObject } from '../../render/rendered-object';
import type { PoolContext, Renderer } from '../../render/renderer';
import { admissionObjects, guardObjects } from '../admission/render-objects';
import { apiVersionOf, calicoConfigOf } from './calico-config';
import { CALICO_DOORS } from './doors';
import { automaticPoolSpec, fixedPoolSpec, type IpPoolPlan, type IpPoolSpec } from './ip-pool';
import { ipReservationSpec, reservedInPool, reservedInSubnet } from './ip-reservation';
import { ipPoolName, ipReservationName } from './pool-name';
import { podPin } from './render-pin';

/** Calico as a target: IPPools, IPReservations, and admission for the workloads whose every pod has its own address. */
export const calicoRenderer: Renderer = {
  objectsForSubnet,
  objectsForPool,
  objectsForWorkload: (workload, { cluster }) => admissionObjects(workload, cluster, CALICO_DOORS),
  objectsForEips: () => [],
  podPin,
};

function objectsForSubnet(subnet: SubnetSnapshot, cluster: ClusterSnapshot): readonly RenderedObject[] {
  if (!subnet.isAutomatic) return [];
  const options = subnet.options.calico ?? {};
  const blocks: readonly Block[] = subnet.isExisting ? [] : subnet.blocks;
  return [
    ...blocks.map(({ family }) => ipPool({ ...subnet, family, options, spec: automaticPoolSpec }, cluster)),
    ipReservation(subnet.objectName, cluster, (answer) => reservedInSubnet(subnet, answer)),
  ];
}

/** Besides its IPPools a pool has a reservation, also while nobody claims from it: leases outlive their workloads. */
function objectsForPool(pool: PoolSnapshot, { subnet, cluster }: PoolContext): readonly RenderedObject[] {
  const guard = guardObjects(cluster, CALICO_DOORS);
  if (subnet.isAutomatic) return guard;
  const options = { ...subnet.options.calico, ...pool.options.calico };
  const blocks: readonly Block[] = pool.isExisting ? [] : pool.blocks;
  return [
    ...blocks.map(({ family }) => ipPool({ ...pool, family, options, spec: fixedPoolSpec }, cluster)),
    ipReservation(pool.objectName, cluster, (answer) => reservedInPool(pool, answer)),
    ...guard,
  ];
}

interface IpPoolSource {
  readonly key: PlaceKey;
  readonly objectName: string;
  readonly family: Family;
  readonly options: CalicoPoolOptions;
  readonly lifecycle?: Lifecycle;
  readonly spec: (plan: IpPoolPlan) => IpPoolSpec;
}

/** Outside the native API nothing guards the deletion of a pool in use, so no sync may prune one. */
function ipPool(source: IpPoolSource, cluster: ClusterSnapshot): RenderedObject {
  const { key, objectName, family, options, lifecycle, spec } = source;
  const config = calicoConfigOf(cluster);
  const name = ipPoolName(objectName, family);
  return {
    id: `ippool-${name}`,
    apiVersion: apiVersionOf(config),
    kind: 'IPPool',
    name,
    wave: 'calicoPool',
    isKept: true,
    body: ({ view }) => {
      const cidr = view.cidrOf(key, family);
      return cidr === undefined ? {} : { spec: spec({ cidr, options, config, lifecycle }) };
    },
  };
}

/** It stays as long as its pool may stay: without it, Calico would hand out what the lock still keeps there. */
function ipReservation(
  objectName: string,
  cluster: ClusterSnapshot,
  reserved: (answer: Answer) => RangeSet,
): RenderedObject {
  const name = ipReservationName(objectName);
  return {
    id: `ipreservation-${name}`,
    apiVersion: apiVersionOf(calicoConfigOf(cluster)),
    kind: 'IPReservation',
    name,
    wave: 'ipReservation',
    isKept: true,
    body: (answer) => ({ spec: ipReservationSpec(reserved(answer)) }),
  };
}
