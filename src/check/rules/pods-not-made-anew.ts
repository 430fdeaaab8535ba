import type { Rule } from '../rule';

export const podsNotMadeAnew: Rule = {
  id: 'IPAM709',
  name: 'pods-not-made-anew',
  severity: 'warning',
  title: 'pods that get other addresses and are not made anew',
  why: 'Where addresses come to pods by a table and not by their template, as on Calico, `lock move` changes the table alone. No sync and no controller makes the pods anew because of that: they run with the old addresses when the quarantine of those is over, and whoever gets them next cannot start.',
  fix: 'After the sync, `kubectl rollout restart` the StatefulSet, before the quarantine of the old addresses is over.',
  example: {
    kind: 'command',
    bad: `# after cdk8s-ipam lock move, merged and synced
redis-0 runs with 10.23.19.0; the table says 10.23.20.0`,
    good: `kubectl rollout restart statefulset/redis -n shop
kubectl rollout status statefulset/redis -n shop`,
  },
};
