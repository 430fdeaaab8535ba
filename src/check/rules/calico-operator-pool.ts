import { isCalico } from '../calico-object';
import { meantCidr, poolOf } from '../calico-pool';
import { isExisting } from '../existing-object';
import type { Flaw } from '../flaw';
import { foreignText } from '../foreign-text';
import { poolsOfInstallation } from '../operator-pools';
import type { Rule } from '../rule';

export const calicoOperatorPool: Rule = {
  id: 'IPAM643',
  name: 'calico-operator-pool',
  severity: 'error',
  title: 'IPPool that the operator is told to make as well',
  why:
    'What stands in `calicoNetwork.ipPools` of an Installation belongs to the Tigera operator. Where the pool is there ' +
    'already it reports an error every five minutes, and where it differs the operator writes it back.',
  fix: 'Set `ipPools: []` in the Installation where all pools are in git, or leave the pool to the operator, and declare it with existing: true.',
  example: {
    kind: 'manifest',
    known: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16`,
    bad: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    ipPools:
      - name: pods
        cidr: 10.2.0.0/16`,
    good: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    ipPools:
      - name: tunnels
        cidr: 10.2.0.0/16`,
  },
  /** What is declared as existing may well be the operator's. */
  lintTogether: (objects, { known }) => {
    const pools = [...objects, ...known].filter((object) => isCalico(object, 'IPPool') && !isExisting(object));
    if (pools.length === 0) return [];
    const names = new Set(pools.map(({ name }) => name));
    const byCidr = new Map(
      pools.flatMap((object) => poolOf(object) ?? []).map((pool) => [`${pool.cidr}`, pool.object]),
    );
    return objects.flatMap((object) =>
      poolsOfInstallation(object).flatMap((pool, i): Flaw[] => {
        const name = foreignText(pool.name ?? '');
        const cidr = meantCidr(foreignText(pool.cidr ?? ''));
        const twin = names.has(name) ? name : byCidr.get(`${cidr}`)?.name;
        const message = `It lists ${cidr ?? name}, which is the IPPool ${twin} here.`;
        return twin === undefined ? [] : [{ object, path: ['spec', 'calicoNetwork', 'ipPools', i], message }];
      }),
    );
  },
};
