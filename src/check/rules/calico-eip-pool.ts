import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoEipPool: Rule = {
  id: 'IPAM144',
  name: 'calico-eip-pool',
  severity: 'error',
  title: 'Floating IPs from a pool of ordinary pods',
  why:
    'A floating IP is translated and never assigned: Calico’s IPAM does not know that it is in use, and gives it to the ' +
    'next ordinary pod. It must lie in an IPPool all the same, or it is not announced.',
  fix: 'Take them from a pool of a subnet without automatic: true, which is an IPPool of its own that is sealed.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const external = prod.subnet('external', { cidr: '192.168.204.0/24', automatic: true });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.pool(mail, { pools: [external.pool('mail', { cidr: '192.168.204.32/28' })] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const external = prod.subnet('external', { cidr: '192.168.204.0/24' });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.pool(mail, { pools: [external.pool('mail', { cidr: '192.168.204.32/28' })] });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .workloadsOn('calico')
      .flatMap(({ workload }) =>
        (workload.eip?.kind === 'pool' ? index.subnetsOfInterface(workload.eip) : [])
          .filter(({ isAutomatic }) => isAutomatic)
          .map(({ key }) =>
            finding(
              calicoEipPool,
              workload.where,
              `Its floating IPs come from ${key}, whose addresses Calico gives to any pod.`,
            ),
          ),
      );
  },
};
