import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { sortedByText } from '../net/compare';

/**
 * A lock of another app: it holds addresses, and none of them for a cluster that is declared here. The cluster is a part
 * of every owner, so all of its lines would be released, and their addresses handed out anew after the quarantine.
 *
 * @param declared names of clusters, those with refused props too
 */
export function foreignLock(declared: ReadonlySet<string>, lock: Lock, file: string): readonly Problem[] {
  const keys = heldKeys(lock);
  const holders = new Set(keys.map(clusterOf));
  if (holders.size === 0 || [...declared].some((name) => holders.has(name))) return [];
  const ours = declared.size === 0 ? 'this app declares none' : `this app declares ${listed([...declared])}`;
  return [
    {
      rule: 'IPAM257',
      severity: 'error',
      where: { file },
      message: `The lock holds addresses for ${clusters(holders)} alone, and ${ours}: it looks like the lock of another app. Every line that is held (${keys.length}) would be released.`,
      fix: `Name the right file (lockFile of IpamApp), or restore it from git. Where the clusters were really removed or renamed, declare an old one once more, without workloads: synth then releases the lines, and the next change may take it away.`,
    },
  ];
}

/** What every line that is held belongs to: a workload, or a subnet or pool. */
const heldKeys = ({ networks, eips }: Lock): string[] => [
  ...networks.flatMap(({ carved, leases, claims }) => [
    ...carved.filter(isHeld).map(({ key }) => key),
    ...[...leases, ...claims].filter(isHeld).map(({ owner }) => owner),
  ]),
  ...eips.filter(isHeld).map(({ owner }) => owner),
];

const isHeld = ({ tenure }: { readonly tenure: { readonly state: string } }): boolean =>
  tenure.state === 'bound' || tenure.state === 'headroom';

/** Keys of workloads, subnets and pools begin with the cluster. */
const clusterOf = (key: string): string => key.slice(0, key.indexOf('/'));

const clusters = (names: ReadonlySet<string>): string =>
  `the ${names.size === 1 ? 'cluster' : 'clusters'} ${listed([...names])}`;

const listed = (names: readonly string[]): string => sortedByText(names, (name) => name).join(', ');
