import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { healthConfigMap } from '../../src/gitops/argo-cd/health/config-map';
import { argoSync, type SyncReport } from '../argo-cd/argo-sync';
import { type KubeObject, refTo } from '../control-plane/kube-object';
import { temporaryFolder } from '../support/folder';
import { useCluster } from './cluster';

const wave = (number: number) => ({ annotations: { 'argocd.argoproj.io/sync-wave': `${number}` } });

const MANIFESTS: readonly (KubeObject & { readonly data?: object })[] = [
  {
    apiVersion: 'kubeovn.io/v1',
    kind: 'Subnet',
    metadata: { name: 'pods', ...wave(-14) },
    spec: { protocol: 'IPv4', cidrBlock: '10.5.0.0/24', gateway: '10.5.0.1', excludeIps: ['10.5.0.1'] },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'pods-come-here', namespace: 'default', ...wave(10) },
    data: { a: 'b' },
  },
];

const SUBNET = refTo('kubeovn.io/v1', 'Subnet', 'pods');
const WORKLOAD = refTo('v1', 'ConfigMap', 'default/pods-come-here');

describe('Argo CD, told of the health of subnets', () => {
  const cluster = useCluster('kube-ovn/v1.16.2');

  function sync(timeout: string): Promise<SyncReport> {
    const path = temporaryFolder();
    const health = join(temporaryFolder(), 'argocd-cm.json');
    writeFileSync(join(path, 'all.k8s.yaml'), MANIFESTS.map((object) => stringify(object)).join('---\n'));
    writeFileSync(health, JSON.stringify(healthConfigMap({ namespace: 'argocd', applications: true }).data));
    return argoSync(cluster.connection, { path, options: ['--health', health, '--timeout', timeout], waveDelay: '0s' });
  }

  const say = (...conditions: readonly (readonly [type: string, status: string, message: string])[]) =>
    cluster.api.patch(
      SUBNET,
      { status: { conditions: conditions.map(([type, status, message]) => ({ type, status, message })) } },
      'status',
    );

  const hasWorkload = async () => (await cluster.api.get(WORKLOAD)).accepted;

  it('keeps the workloads back while the controller has said nothing', async () => {
    const { code, compared } = await sync('6s');
    expect(code).toBe(3);
    expect(compared.flatMap(({ objects }) => objects).some(({ health }) => health === 'Healthy')).toBe(false);
    expect(await hasWorkload()).toBe(false);
  });

  it('fails where the controller has refused the subnet', async () => {
    await say(['Error', 'True', 'overlaps with subnet b'], ['Ready', 'False', '']);
    const { code, ended } = await sync('20s');
    expect({ code, ended }).toMatchObject({ code: 1, ended: { phase: 'Failed' } });
    expect(await hasWorkload()).toBe(false);
  });

  it('goes on to the workloads when the subnet is ready, though the error still stands there', async () => {
    await say(['Error', 'True', 'overlaps with subnet b'], ['Ready', 'True', '']);
    const { ended, stderr } = await sync('20s');
    expect({ ended, stderr }).toMatchObject({ ended: { phase: 'Succeeded' }, stderr: '' });
    expect(await hasWorkload()).toBe(true);
  });
});
