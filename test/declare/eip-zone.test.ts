import { ApiObject, type App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Cluster, EipBinding, type EipZoneProps, Tke } from '../../src/index';
import { leasesIn, lockAfter, problemsOf, TEMPLATE } from '../support/declare';

/** Two pods with an EIP and one without, in a pool of 32 addresses. TKE gives bare pods exact addresses. */
const pods = (eipZone?: EipZoneProps) => (app: App) => {
  const cluster = new Cluster(app, 'prod', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
  const subnet = cluster.subnet('pods', { cidr: '10.1.0.0/24', tke: { id: 'subnet-00000001' } });
  const pool = subnet.pool('fixed', { cidr: '10.1.0.64/27', ...(eipZone && { eipZone }) });
  const namespace = cluster.namespace('shop');
  const pod = (name: string) =>
    pool.pin(new ApiObject(namespace, name, { apiVersion: 'v1', kind: 'Pod', metadata: { name }, ...TEMPLATE }));
  for (const name of ['mail', 'licences']) EipBinding.attributes(pod(name));
  pod('ledger');
};

describe('the EIP zone of a pool', () => {
  it('keeps the pods with an EIP together, at the end of the pool', () => {
    const lines = leasesIn(lockAfter(pods({ prefixLength: 30 })));
    expect(lines.map((line) => line.split(' ')[2]).sort()).toEqual([
      'prod/shop/Pod/ledger',
      'prod/shop/Pod/licences',
      'prod/shop/Pod/mail',
    ]);
    for (const line of lines) expect(/^10\.1\.0\.9[2-5] /.test(line), line).toBe(!line.includes('ledger'));
  });

  it('is refused where it leaves nothing, and where its length is no length', () => {
    const rules = (zone: EipZoneProps) => problemsOf(pods(zone)).map(({ rule, severity }) => [rule, severity]);
    expect(rules({ prefixLength: 27 })).toContainEqual(['IPAM216', 'error']);
    expect(rules({ prefixLength: 33 })).not.toEqual([]);
    expect(rules({ prefixLength: 30 }).filter(([, severity]) => severity === 'error')).toEqual([]);
  });
});
