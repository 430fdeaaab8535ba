import { hasNamespaceSelector } from '../../backends/calico/calico-config';
import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { parseSelector } from '../../backends/calico/selector';
import { printVersion } from '../../model/version';
import { describeFault } from '../../net/parsed';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoNamespaceSelector: Rule = {
  id: 'IPAM600',
  name: 'calico-namespace-selector',
  severity: 'error',
  title: 'namespaceSelector that Calico cannot use',
  why: 'IPPools have a namespaceSelector from Calico 3.31 on. It decides which ordinary pods an automatic pool serves; who asks for an address or names a pool passes it by, so that it says nothing on a pool of fixed addresses. One that Calico cannot read stops every automatic assignment in the cluster.',
  fix: "Write a Calico selector over the labels of Namespaces, such as team == 'shop', and only on automatic subnets of a cluster with 3.31 or later.",
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_30(), kubernetes: '1.36' });
const calico = { namespaceSelector: "team == 'shop'" };
prod.subnet('shop', { cidr: '10.1.0.0/16', automatic: true, calico });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_31(), kubernetes: '1.36' });
const calico = { namespaceSelector: "team == 'shop'" };
prod.subnet('shop', { cidr: '10.1.0.0/16', automatic: true, calico });`,
  },
  check: (answer) =>
    ipPoolsOf(answer).flatMap((pool) => {
      const fault = faultOf(pool);
      return fault === undefined ? [] : finding(calicoNamespaceSelector, pool.where, fault);
    }),
};

function faultOf({ name, use, config, options: { namespaceSelector } }: IpPool): string | undefined {
  if (namespaceSelector === undefined) return undefined;
  if (use === 'fixed') return `The IPPool ${name} serves fixed addresses, to which no namespaceSelector applies.`;
  if (!hasNamespaceSelector(config))
    return `The IPPool ${name} has a namespaceSelector, but the cluster is declared with Calico ${printVersion(config.version)}.`;
  const selector = parseSelector(namespaceSelector);
  return selector.ok ? undefined : `The namespaceSelector ${describeFault(selector.fault)}.`;
}
