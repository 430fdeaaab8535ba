import { parse } from 'yaml';
import { CALICO_DOORS } from '../../../src/backends/calico/doors';
import { KUBE_OVN_DOORS } from '../../../src/backends/kube-ovn/doors';
import { TKE_DOORS } from '../../../src/backends/tke/doors';
import { ApiServer, type Manifest } from '../../backends/admission/api-server';
import { PERSON, rulesOf, STATEFUL_SET_CONTROLLER } from '../../backends/admission/requests';
import { onPool } from '../../backends/calico/stories';
import { onSubnet } from '../../backends/kube-ovn/stories';
import { tke } from '../../backends/tke/stories';
import { answerOf, eip, lease, type WorkloadStory } from '../../support/answers';

/** What the API server refuses a pod for: by the StatefulSet controller where the text says so, else by a person. */
export function refusalsOf(text: string): readonly string[] {
  const object = parse(text) as Manifest & { readonly metadata: { readonly namespace: string } };
  const user = text.includes('by the StatefulSet controller') ? STATEFUL_SET_CONTROLLER : PERSON;
  return rulesOf(serverFor(text).admit({ object, user, namespace: object.metadata.namespace }));
}

/** The cluster that the examples speak of, on each CNI. */
function serverFor(text: string): ApiServer {
  if (/tke\.cloud\.tencent\.com/.test(text)) return ON_TKE;
  return /ovn\.kubernetes\.io|Kube-OVN/.test(text) ? ON_KUBE_OVN : ON_CALICO;
}

const REDIS: WorkloadStory = { is: 'StatefulSet/redis', pools: ['pods/db'] };
const LICENCES: WorkloadStory = { is: 'Pod/licences', pools: ['pods/db'], replicas: { kind: 'one' } };
const LEASES = [lease('10.1.0.4..6', 'StatefulSet/redis', { first: 0 }), lease('10.1.0.8', 'Pod/licences')];

const ON_CALICO = new ApiServer(
  answerOf(
    onPool(['10.1.0.0/27'], {
      cluster: { mutatingAdmissionPolicy: 'v1' },
      subnets: [{ name: 'pods', cidrs: ['10.1.0.0/24'], isAutomatic: false }],
      pools: [{ name: 'db', subnet: 'pods', cidrs: ['10.1.0.0/27'], objectName: 'db' }],
      workloads: [REDIS, LICENCES],
      leases: LEASES,
    }),
  ),
  CALICO_DOORS,
);

const ON_KUBE_OVN = new ApiServer(
  answerOf(
    onSubnet(['10.1.0.0/24'], {
      workloads: [REDIS, { ...LICENCES, macAddresses: { 0: '02:00:00:86:c6:36' } }],
      leases: LEASES,
    }),
  ),
  KUBE_OVN_DOORS,
);

const ON_TKE = new ApiServer(
  answerOf({
    backend: tke('3.5.0'),
    subnets: [{ name: 'zone3', cidrs: ['10.1.0.0/24'], options: { tke: { id: 'subnet-1a2b3c4d' } } }],
    pools: [{ name: 'all', subnet: 'zone3' }],
    workloads: [
      {
        is: 'StatefulSet/vpn',
        pools: ['zone3/all'],
        contract: 'same-name',
        eip: { kind: 'inventory', inventory: 'bought', isRetained: false },
      },
    ],
    inventories: [{ key: 'bought', where: {}, ids: ['eip-1a2b3c4d', 'eip-5e6f7a8b', 'eip-9c0d1e2f'] }],
    eips: ['eip-1a2b3c4d', 'eip-5e6f7a8b', 'eip-9c0d1e2f'].map((id, ordinal) => eip(id, 'StatefulSet/vpn', ordinal)),
  }),
  TKE_DOORS,
);
