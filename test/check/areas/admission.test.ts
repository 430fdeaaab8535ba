import { ADMISSION_RULES } from '../../../src/check/areas/admission';
import { accountIsNoUserName } from '../../../src/check/rules/account-is-no-user-name';
import { allocationTableTooLarge } from '../../../src/check/rules/allocation-table-too-large';
import { guardTooLarge } from '../../../src/check/rules/guard-too-large';
import { noAddressGuard } from '../../../src/check/rules/no-address-guard';
import { ordinalsNeedMutatingAdmission } from '../../../src/check/rules/ordinals-need-mutating-admission';
import { templateNamesAddress } from '../../../src/check/rules/template-names-address';
import { versionOf } from '../../../src/model/version';
import { Address } from '../../../src/net/address';
import { onPool } from '../../backends/calico/stories';
import { kubeOvn, onSubnet } from '../../backends/kube-ovn/stories';
import { lease, type Story, type WorkloadStory } from '../../support/answers';
import { testCatalogue, testRules } from './rule-case';

const redis: WorkloadStory = { is: 'StatefulSet/redis', pools: ['pods/db'] };
const one: WorkloadStory = { ...redis, replicas: { kind: 'ordinals', start: 3, count: 1, max: 1 } };

const on = (workload: WorkloadStory, cluster: Story['cluster'] = {}): Story =>
  onPool(['172.23.19.0/28'], { workloads: [workload], cluster });

const onKubeOvn = (more: Partial<Story> = {}): Story => onSubnet(['172.16.0.0/14'], { workloads: [redis], ...more });

/** Eighty thousand leases, that far apart. */
const leasesEvery = (step: number): Story['leases'] & object =>
  Array.from({ length: 80_000 }, (_, i) =>
    lease(`${Address.of('172.16.0.2').plus(i * step)}`, 'StatefulSet/gone', { first: i, state: 'retained' }),
  );

const wholeOf = (range: string): Story =>
  onPool(['172.23.0.0/17'], { workloads: [redis], leases: [lease(range, 'StatefulSet/redis', { first: 0 })] });

testRules('Admission', [
  {
    rule: ordinalsNeedMutatingAdmission,
    found: on(redis, { kubernetes: versionOf('1.35') }),
    says: 'prod/shop/StatefulSet/redis has more than one pod, and Kubernetes 1.35 of its cluster has no MutatingAdmissionPolicy',
    fine: on(redis, { mutatingAdmissionPolicy: 'v1' }),
  },
  {
    rule: ordinalsNeedMutatingAdmission,
    found: on({ ...one, replicas: { kind: 'ordinals', start: 0, count: 1, max: 2 } }),
    says: 'more than one pod',
    fine: on(one),
  },
  {
    rule: allocationTableTooLarge,
    found: wholeOf('172.23.0.0..172.23.31.64'),
    says: 'The namespace shop has 8001 pods',
    fine: wholeOf('172.23.0.0..172.23.31.63'),
  },
  {
    rule: noAddressGuard,
    found: on(one, { kubernetes: versionOf('1.29') }),
    says: 'on Kubernetes 1.29',
    fine: on(one, { kubernetes: versionOf('1.31') }),
  },
  {
    rule: noAddressGuard,
    found: onKubeOvn({ cluster: { kubernetes: versionOf('1.30') } }),
    says: 'Workloads claim addresses on Kubernetes 1.30',
    fine: onKubeOvn({ cluster: { kubernetes: versionOf('1.30') }, workloads: [] }),
  },
  {
    rule: accountIsNoUserName,
    found: onKubeOvn({ backend: { ...kubeOvn(), accounts: ['ovn'] } }),
    says: 'The cluster prod names a controller ovn, without a colon',
    fine: onKubeOvn(),
  },
  {
    rule: accountIsNoUserName,
    found: on(redis, { statefulSetControllers: ['statefulset-controller'] }),
    says: 'names a controller statefulset-controller',
    fine: on(redis, { statefulSetControllers: ['system:kube-controller-manager'] }),
  },
  {
    rule: guardTooLarge,
    found: onKubeOvn({ leases: leasesEvery(2) }),
    says: 'The guard of the cluster prod would have 1',
    fine: onKubeOvn({ leases: leasesEvery(1) }),
  },
  {
    rule: templateNamesAddress,
    found: on({ ...redis, template: { annotations: { 'cni.projectcalico.org/floatingIPs': '["10.0.0.1"]' } } }),
    says: 'The pod template has cni.projectcalico.org/floatingIPs: ["10.0.0.1"]',
    fine: on({ ...redis, template: { annotations: { 'example.com/team': 'a' } } }),
  },
]);

testCatalogue('Admission', ADMISSION_RULES, [500, 519]);
