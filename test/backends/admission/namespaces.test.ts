import { describe, expect, test } from 'vitest';
import { CALICO_DOORS } from '../../../src/backends/calico/doors';
import type { Lifecycle } from '../../../src/model/declarations';
import { answerOf, lease } from '../../support/answers';
import { onPool } from '../calico/stories';
import { ApiServer } from './api-server';
import { PERSON, rulesOf, stranger } from './requests';

const POOLS = 'cni.projectcalico.org/ipv4pools';

/** The namespace shop has a pool for its ordinary pods; nobody claims from it. */
const serverOf = (lifecycle: Lifecycle = 'active', namespaces: readonly string[] = ['shop']) =>
  new ApiServer(
    answerOf(
      onPool([], {
        subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], isAutomatic: false }],
        pools: [
          { name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], objectName: 'db' },
          { name: 'team', subnet: 'pods', cidrs: ['172.23.21.0/24'], objectName: 'team', lifecycle },
        ],
        workloads: [{ is: 'StatefulSet/redis', pools: ['pods/db'] }],
        leases: [lease('172.23.19.0..2', 'StatefulSet/redis', { first: 0 })],
        namespaces: namespaces.map((name) => ({
          cluster: 'prod',
          name,
          where: {},
          isExisting: false,
          pools: ['prod/pods/team'],
        })),
      }),
    ),
    CALICO_DOORS,
  );

const named = (name: string, pools = '["team"]') => ({
  object: { metadata: { name, annotations: { [POOLS]: pools } } },
  user: PERSON,
  namespace: '',
  resource: 'namespaces' as const,
});

describe('a pool that was declared for the ordinary pods of a namespace', () => {
  const server = serverOf();

  test('may be named by that Namespace', () => {
    expect(server.admit(named('shop'))).toHaveProperty('stored');
  });

  test('is refused to every other, by name and by CIDR', () => {
    expect(rulesOf(server.admit(named('elsewhere')))).toEqual(['IPAM507']);
    expect(rulesOf(server.admit(named('elsewhere', '["172.23.21.0/24"]')))).toEqual(['IPAM507']);
    expect(rulesOf(server.admit(named('shop', '["db"]')))).toEqual(['IPAM507']);
  });

  test('is refused to pods, which inherit it where they may have it', () => {
    expect(rulesOf(server.admit(stranger({ [POOLS]: '["team"]' })))).toEqual(['IPAM507']);
  });
});

describe('a pool that nobody claims from', () => {
  test('is anybody’s while it is active, and nobody’s while it is drained', () => {
    expect(serverOf('active', []).admit(stranger({ [POOLS]: '["team"]' }))).toHaveProperty('stored');
    const drained = serverOf('draining', []);
    expect(rulesOf(drained.admit(stranger({ [POOLS]: '["team"]' })))).toEqual(['IPAM507']);
    expect(rulesOf(drained.admit(stranger({ 'cni.projectcalico.org/ipAddrs': '["172.23.21.9"]' })))).toEqual([
      'IPAM506',
    ]);
  });
});
