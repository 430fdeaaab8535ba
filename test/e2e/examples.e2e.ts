import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { deploy, differences } from '../control-plane/deploy';
import { EXAMPLES } from '../support/examples';
import { useCluster } from './cluster';

describe('smoke', () => {
  const cluster = useCluster('calico/v3.32', 'cdk8s-ipam');
  it('takes a pool and says no difference', async () => {
    const pool = {
      apiVersion: 'projectcalico.org/v3',
      kind: 'IPPool',
      metadata: { name: 'p' },
      spec: { cidr: '10.0.0.0/24', nodeSelector: '!all()' },
    };
    await deploy(cluster.connection, [pool]);
    expect(await differences(cluster.connection, [pool])).toBe('');
    expect((await cluster.api.get(pool)).object.spec.cidr).toBe('10.0.0.0/24');
    expect(EXAMPLES.length).toBe(4);
    void App;
  });
});
