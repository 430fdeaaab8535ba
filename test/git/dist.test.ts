import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppWorkload, LOCK, NAMESPACES, synthesizedFiles } from './small-app';
import { conflictsInTrees, type TreePair } from './whole-tree';

/** DIST_PAIRS=200 looks at more. Always the same pairs: a rate is no property of a single pair. */
const PAIRS = Number(process.env.DIST_PAIRS ?? 30);

/** What one side of a pair does: a new workload, and a change of one that the other side does not touch. */
const sides = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  size: fc.integer({ min: 1, max: 9 }),
  at: fc.nat(10_000),
  how: fc.constantFrom('keep', 'remove', 'grow'),
});

const pairsOfSides = fc.tuple(sides, sides);

/** So many workloads that they have at least so many leases. */
function existing(leases: number): AppWorkload[] {
  const workloads: AppWorkload[] = [];
  for (let i = 0, sum = 0; sum < leases; i++) {
    const replicas = 1 + ((i * 7) % 6);
    workloads.push({ name: `old-${i}`, namespace: NAMESPACES[i % NAMESPACES.length]!, replicas });
    sum += replicas;
  }
  return workloads;
}

function pairsOn(leases: number): TreePair[] {
  const before = existing(leases);
  const base = synthesizedFiles(before);
  return fc.sample(fc.noBias(pairsOfSides), { numRuns: PAIRS, seed: 1 }).map((pair, i) => {
    const [ours, theirs] = pair.map(({ namespace, size, at, how }, side) => {
      const touched = (at % Math.max(1, Math.floor(before.length / 2))) * 2 + side;
      const changed = before.flatMap((old, j) => (j === touched ? changedBy(how, old) : [old]));
      return synthesizedFiles([...changed, { name: `new-${i}-${side}`, namespace, replicas: size }], base[LOCK]);
    });
    return { base, ours: ours!, theirs: theirs! };
  });
}

function changedBy(how: string, old: AppWorkload): AppWorkload[] {
  if (how === 'remove') return [];
  return [how === 'grow' ? { ...old, replicas: old.replicas + 1 } : old];
}

describe('pairs of branches of a real app, merged by git with all that synth writes', () => {
  it('say how often the lock conflicts, and how often dist, which is synthesized anew', { timeout: 600_000 }, () => {
    for (const leases of [0, 20, 300]) {
      const conflicts = conflictsInTrees(pairsOn(leases));
      const rateOf = (isMeant: (path: string) => boolean) =>
        conflicts.filter((paths) => paths.some(isMeant)).length / conflicts.length;
      const [lock, cluster, charts] = [
        rateOf((path) => path === LOCK),
        rateOf((path) => path.endsWith('/cluster.k8s.yaml')),
        rateOf((path) => path.startsWith('dist/') && !path.endsWith('/cluster.k8s.yaml')),
      ];
      const dist = rateOf((path) => path.startsWith('dist/'));
      console.info(
        `${PAIRS} pairs in a /16 at ${leases} leases, conflicts in: the lock ${percent(lock)}, dist ${percent(dist)} ` +
          `(the cluster's chart ${percent(cluster)}, charts of namespaces ${percent(charts)})`,
      );
      expect(lock).toBeLessThanOrEqual(Math.max(0.05, 2 / PAIRS));
    }
  });
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
