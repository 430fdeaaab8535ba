import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { NetworkDeclaration } from '../../model/declarations';
import type { LeaseLine, Tenure } from '../../model/lock';
import type { Owner } from '../../model/owner';
import type { Problem } from '../../model/problem';
import { RangeSet } from '../../net/range-set';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const linesOutsidePools: Rule = {
  id: 'IPAM227',
  name: 'lines-outside-pools',
  severity: 'warning',
  title: 'addresses that the lock keeps in no declared pool',
  why: 'Where a pool was removed before its last line has left the lock, its object in the cluster must stay (no sync prunes it), but nothing looks after it any more: no reservation, no guard, no place for an owner who comes back.',
  fix: "Declare the pool again with lifecycle: 'draining' until cdk8s-ipam lock gc has removed the last of these lines. What is kept for ever goes by cdk8s-ipam lock release.",
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.77 retained prod/shop/Pod/mail for=forever`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27' });
pods.pool('mail', { cidr: '10.1.0.64/27' });`,
  },
  check: (answer) => answer.snapshot.declarations.networks.flatMap((network) => outside(network, answer)),
};

/** Of clusters that are declared: the pods of another one are gone with it. */
function outside(
  { name, where, subnets }: NetworkDeclaration,
  { snapshot, view, allocation }: Answer,
): readonly Problem[] {
  const pools = subnets.flatMap((subnet) => subnet.pools.flatMap(({ key }) => view.cidrsOf(key)));
  if (pools.length === 0) return [];
  const covered = RangeSet.from(pools);
  const index = indexOf(snapshot);
  const leases = allocation.lock.networks.find((network) => network.name === name)?.leases ?? [];
  // Where a workload that is declared holds such a line it has to move, which another rule says.
  const declared = new Set(snapshot.workloads.map(({ owner }) => owner));
  const stray = leases
    .filter(({ range, owner }) => !covered.covers(range) && index.cluster(clusterOf(owner)))
    .filter(({ tenure, owner }) => !isHeld(tenure) || !declared.has(owner));
  if (stray.length === 0) return [];
  const message = `The lock keeps ${describe(stray)} in no declared pool of the network ${name}.`;
  return [finding(linesOutsidePools, { ...where, identity: name }, message)];
}

const isHeld = ({ state }: Tenure): boolean => state === 'bound' || state === 'headroom';

const clusterOf = (owner: Owner): string => owner.slice(0, owner.indexOf('/'));

function describe(lines: readonly LeaseLine[]): string {
  const [{ range, tenure, owner }] = lines as [LeaseLine];
  const others = lines.length === 1 ? '' : ` and ${lines.length - 1} more ${lines.length === 2 ? 'line' : 'lines'}`;
  return `${range} (${tenure.state}, ${owner})${others}`;
}
