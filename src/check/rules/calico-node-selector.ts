import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { parseSelector } from '../../backends/calico/selector';
import { describeFault } from '../../net/parsed';
import { isCalico } from '../calico-object';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoNodeSelector: Rule = {
  id: 'IPAM308',
  name: 'calico-node-selector',
  severity: 'error',
  title: 'Selector that Calico cannot use',
  why: 'One automatic pool with a selector that Calico cannot read stops every automatic assignment in the cluster, and the CRDs take it; only calicoctl and the aggregated API refuse it. Pools of fixed addresses select no node at all.',
  fix: "Write a Calico selector, such as rack == 'a' && !has(gpu), and only on automatic subnets.",
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelector: rack == a`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelector: rack == 'a'`,
  },
  check: (answer) =>
    ipPoolsOf(answer).flatMap((pool) => {
      const fault = faultOf(pool);
      return fault === undefined ? [] : finding(calicoNodeSelector, pool.where, fault);
    }),
  lint: (object) =>
    !isCalico(object, 'IPPool')
      ? []
      : ['nodeSelector', 'namespaceSelector'].flatMap((key) => {
          const text = object.spec[key];
          const selector = typeof text === 'string' ? parseSelector(text) : undefined;
          if (selector === undefined || selector.ok) return [];
          return { object, path: ['spec', key], message: `The ${key} ${describeFault(selector.fault)}.` };
        }),
};

function faultOf({ name, use, options: { nodeSelector } }: IpPool): string | undefined {
  if (nodeSelector === undefined) return undefined;
  if (use === 'fixed') return `The IPPool ${name} serves fixed addresses, so its nodeSelector is !all() and no other.`;
  const selector = parseSelector(nodeSelector);
  return selector.ok ? undefined : `The nodeSelector ${describeFault(selector.fault)}.`;
}
