import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubeOvnRenderer } from '../../../src/backends/kube-ovn/render';
import { answerOf, lease, type Story } from '../../support/answers';
import { onSubnet } from './stories';

const REDIS = 'StatefulSet/redis';

const annotationsOf = (story: Story): Readonly<Record<string, string>> => {
  const answer = answerOf(story);
  return kubeOvnRenderer.podPin(answer.snapshot.workloads[0]!, answer).annotations;
};

describe('the pin of a StatefulSet', () => {
  test('lists one address per ordinal, head-room included, separated by commas', () => {
    const story = onSubnet(['10.23.0.0/24'], {
      workloads: [{ is: REDIS, pools: ['pods/db'] }],
      leases: [
        lease('10.23.0.16..10.23.0.17', REDIS, { first: 0 }),
        lease('10.23.0.18', REDIS, { first: 2, state: 'headroom' }),
        lease('10.23.0.19', REDIS, { first: 3, state: 'released' }),
      ],
    });
    expect(annotationsOf(story)).toEqual({
      'ovn.kubernetes.io/logical_switch': 'pods',
      'ovn.kubernetes.io/ip_pool': '10.23.0.16,10.23.0.17,10.23.0.18',
    });
  });

  test('of two families separates ordinals by semicolons and puts IPv4 first', () => {
    const story = onSubnet(['10.23.0.0/24', 'fd00::/64'], {
      workloads: [{ is: REDIS, pools: ['pods/db'] }],
      leases: [lease('10.23.0.16..10.23.0.17', REDIS, { first: 0 }), lease('fd00::10..fd00::11', REDIS, { first: 0 })],
    });
    expect(annotationsOf(story)['ovn.kubernetes.io/ip_pool']).toBe('10.23.0.16,fd00::10;10.23.0.17,fd00::11');
  });

  test('of two families and one replica is one item without a semicolon', () => {
    const story = onSubnet(['10.23.0.0/24', 'fd00::/64'], {
      workloads: [{ is: REDIS, pools: ['pods/db'] }],
      leases: [lease('10.23.0.16', REDIS, { first: 0 }), lease('fd00::10', REDIS, { first: 0 })],
    });
    expect(annotationsOf(story)['ovn.kubernetes.io/ip_pool']).toBe('10.23.0.16,fd00::10');
  });

  test('fills the places before the first ordinal with the network number, which no pod can get', () => {
    const story = onSubnet(['10.23.0.0/24', 'fd00::/64'], {
      workloads: [{ is: REDIS, pools: ['pods/db'] }],
      leases: [lease('10.23.0.16', REDIS, { first: 2 }), lease('fd00::10', REDIS, { first: 2 })],
    });
    expect(annotationsOf(story)['ovn.kubernetes.io/ip_pool']).toBe(
      '10.23.0.0,fd00::;10.23.0.0,fd00::;10.23.0.16,fd00::10',
    );
  });

  test('gives each ordinal its own address, however the runs lie', () => {
    const runs = fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 5 }), (hosts, start) => {
        const leases = hosts.map((host, i) => lease(`10.23.0.${host + 2}`, REDIS, { first: start + i }));
        const story = onSubnet(['10.23.0.0/24'], { workloads: [{ is: REDIS, pools: ['pods/db'] }], leases });
        const list = annotationsOf(story)['ovn.kubernetes.io/ip_pool']!.split(',');
        expect(list).toHaveLength(start + hosts.length);
        for (const [i, host] of hosts.entries()) expect(list[start + i]).toBe(`10.23.0.${host + 2}`);
        expect(list.slice(0, start).every((item) => item === '10.23.0.0')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('without leases says nothing', () => {
    expect(annotationsOf(onSubnet(['10.23.0.0/24'], { workloads: [{ is: REDIS, pools: ['pods/db'] }] }))).toEqual({});
  });
});

describe('the pin of other kinds', () => {
  test('a Deployment lists all its addresses', () => {
    const story = onSubnet(['10.23.0.0/24'], {
      workloads: [{ is: 'Deployment/web', pools: ['pods/db'], replicas: { kind: 'set', count: 2, max: 3 } }],
      leases: [lease('10.23.0.8..10.23.0.9', 'Deployment/web'), lease('10.23.0.20', 'Deployment/web')],
    });
    expect(annotationsOf(story)['ovn.kubernetes.io/ip_pool']).toBe('10.23.0.8,10.23.0.9,10.23.0.20');
  });

  test('a virtual machine has a list of one, and the MAC address that was chosen', () => {
    const story = onSubnet(['10.23.0.0/24'], {
      workloads: [
        {
          is: 'VirtualMachine/vm',
          pools: ['pods/db'],
          replicas: { kind: 'one' },
          macAddresses: { 0: '00:00:00:86:c6:36' },
        },
      ],
      leases: [lease('10.23.0.8', 'VirtualMachine/vm')],
    });
    expect(annotationsOf(story)).toEqual({
      'ovn.kubernetes.io/logical_switch': 'pods',
      'ovn.kubernetes.io/ip_pool': '10.23.0.8',
      'ovn.kubernetes.io/mac_address': '00:00:00:86:c6:36',
    });
  });

  test('a further NIC has keys of its own provider', () => {
    const nic = 'net1.default.ovn';
    const story = onSubnet(['10.23.0.0/24'], {
      workloads: [{ is: REDIS, pools: ['pods/db'], nic }],
      leases: [lease('10.23.0.16', REDIS, { first: 0, nic }), lease('10.23.0.99', REDIS, { first: 0 })],
    });
    expect(annotationsOf(story)).toEqual({
      'net1.default.ovn.kubernetes.io/logical_switch': 'pods',
      'net1.default.ovn.kubernetes.io/ip_pool': '10.23.0.16',
    });
  });
});
