import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { SubnetSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { Rule } from '../rule';

export const strayGateway: Rule = {
  id: 'IPAM135',
  name: 'stray-gateway',
  severity: 'error',
  title: 'a gateway outside its subnet',
  why: 'Pods reach their gateway directly, so it has an address of their subnet; an address elsewhere keeps nothing free.',
  fix: 'Give a gateway inside the subnet.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24', gateway: '10.2.0.1' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24', gateway: '10.1.0.1' });`,
  },
  check: (answer) =>
    answer.snapshot.subnets
      .filter((subnet) => !hasRuleOfItsOwn(subnet, answer))
      .flatMap((subnet) =>
        subnet.gateways
          .filter((gateway) => isStray(gateway, subnet, answer))
          .map((gateway) => ({
            rule: 'IPAM135',
            severity: 'error',
            where: subnet.where,
            message: `The gateway ${gateway} is not in the subnet, which is ${answer.view.cidrsOf(subnet.key).join(', ')}.`,
            fix: strayGateway.fix,
          })),
      ),
};

/** Kube-OVN says more about gateways, in a rule of its own. */
const hasRuleOfItsOwn = ({ cluster }: SubnetSnapshot, { snapshot }: Answer): boolean =>
  indexOf(snapshot).cluster(cluster)?.backend.kind === 'kube-ovn';

function isStray(gateway: Address, { key }: SubnetSnapshot, { view }: Answer): boolean {
  const cidrs = view.cidrsOf(key);
  return cidrs.length > 0 && !cidrs.some((cidr) => cidr.contains(gateway));
}
