import { ownerOf } from '../model/owner';
import type { Problem, RuleId, Whereabouts } from '../model/problem';
import { Registry } from './registry';

/** The registry with each key once (the first), and a problem for every further declaration of it. */
export function duplicates(registry: Registry): { readonly kept: Registry; readonly problems: readonly Problem[] } {
  const kept = new Registry();
  const problems: Problem[] = [];
  const keepFirst = <T>(from: readonly T[], into: T[], { noun, keyOf, whereOf }: Naming<T>): void => {
    const first = new Map<string, T>();
    for (const item of from) {
      const key = keyOf(item);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, item);
        into.push(item);
      } else {
        problems.push(declaredTwice(`${noun} ${key}`, whereOf(before), { identity: key, ...whereOf(item) }));
      }
    }
  };
  keepFirst(registry.networks, kept.networks, { noun: 'The network', keyOf: (n) => n.name, whereOf: (n) => n.where });
  keepFirst(registry.clusters, kept.clusters, { noun: 'The cluster', keyOf: (c) => c.name, whereOf: (c) => c.where });
  keepFirst(registry.subnets, kept.subnets, {
    noun: 'The subnet',
    keyOf: (s) => s.snapshot.key,
    whereOf: (s) => s.snapshot.where,
  });
  keepFirst(registry.pools, kept.pools, {
    noun: 'The pool',
    keyOf: (p) => p.snapshot.key,
    whereOf: (p) => p.snapshot.where,
  });
  keepFirst(registry.vpcs, kept.vpcs, { noun: 'The VPC', keyOf: (vpc) => vpc.key, whereOf: (vpc) => vpc.where });
  keepFirst(registry.workloads, kept.workloads, {
    noun: 'The workload',
    keyOf: (w) => ownerOf(w.identity),
    whereOf: (w) => w.where,
  });
  keepFirst(registry.eips, kept.eips, {
    noun: 'The EIP binding of',
    keyOf: (binding) => binding.owner,
    whereOf: (binding) => binding.where,
  });
  keepFirst(registry.inventories, kept.inventories, {
    noun: 'The EIP inventory',
    keyOf: (i) => i.key,
    whereOf: (i) => i.where,
  });
  keepFirst(registry.masqAgents, kept.masqAgents, {
    noun: 'The ip-masq-agent of cluster',
    keyOf: (agent) => agent.cluster,
    whereOf: (agent) => agent.where,
  });
  keepFirst(registry.ipamdSettings, kept.ipamdSettings, {
    noun: 'The ipamd settings of cluster',
    keyOf: (settings) => settings.cluster,
    whereOf: (settings) => settings.where,
  });
  keepFirst(registry.nodePools, kept.nodePools, {
    noun: 'The node pool',
    keyOf: ({ cluster, name }) => `${cluster}/${name}`,
    whereOf: (pool) => pool.where,
  });
  kept.reservations.push(...registry.reservations);
  kept.namespaces.push(...registry.namespaces);
  return { kept, problems };
}

interface Naming<T> {
  readonly noun: string;
  readonly keyOf: (item: T) => string;
  readonly whereOf: (item: T) => Whereabouts;
}

const DECLARED_TWICE: RuleId = 'IPAM130';

const declaredTwice = (what: string, first: Whereabouts, where: Whereabouts): Problem => ({
  rule: DECLARED_TWICE,
  severity: 'error',
  where,
  message: `${what} is declared twice; the other declaration is at ${first.path ?? 'the top'}. Which of the two counts would be left to chance.`,
  fix: 'Keep one of them; where two things are meant, give each a name of its own.',
});
