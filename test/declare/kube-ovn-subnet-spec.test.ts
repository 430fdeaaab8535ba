import { type App, Testing } from 'cdk8s';
import { expect, it } from 'vitest';
import { Cluster, KubeOvn, type KubeOvnSubnetProps } from '../../src/index';
import { plainApp, problemsOf } from '../support/declare';

const subnetWith = (spec: KubeOvnSubnetProps['spec'] & object) => (app: App) => {
  const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
  cluster.subnet('pods', { cidr: '10.0.0.0/24', kubeOvn: { spec } });
  return cluster;
};

it('further fields of a Subnet are written as they are', () => {
  const objects = Testing.synth(subnetWith({ mtu: 1400, enableDHCP: true })(plainApp()).chart);
  const subnet = objects.find(({ kind }) => kind === 'Subnet');
  expect(subnet.spec).toMatchObject({ cidrBlock: '10.0.0.0/24', mtu: 1400, enableDHCP: true });
});

it('they are judged like those of a Subnet that was written by hand', () => {
  const problems = problemsOf(subnetWith({ mtu: 67, allowSubnets: ['10.0.0.0'] }));
  expect(problems.map(({ message }) => message).join(' ')).toMatch(/mtu 67 is not between.*|allowSubnets/);
  expect(problems.every(({ where }) => where.path?.startsWith('lab-cluster/subnet-pods'))).toBe(true);
});

it('a field that another prop writes is refused', () => {
  const problems = problemsOf(subnetWith({ gateway: '10.0.0.7' }));
  expect(problems).toMatchObject([{ rule: 'IPAM111', message: expect.stringContaining('kubeOvn.spec.gateway') }]);
});
