import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goDuration } from '../../../src/backends/ip-masq-agent/go-duration';
import { masqConfig } from '../../../src/backends/ip-masq-agent/masq-config';
import { renderMasqAgent } from '../../../src/backends/ip-masq-agent/render';
import { sourceCidrs } from '../../../src/backends/ip-masq-agent/source-cidrs';
import { durationOf } from '../../../src/model/duration';
import type { MasqAgentSnapshot, TkeConfig } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import { Cidr } from '../../../src/net/cidr';
import { answerOf, CLUSTER, clusterIn, lease, type Story, type WorkloadStory } from '../../support/answers';

const TKE: TkeConfig = { kind: 'tke', ipamd: versionOf('3.4.7'), networkMode: 'tke-route-eni', staticIp: true };
const EIP = { kind: 'attributes', isRetained: false } as const;

const story = (workloads: readonly WorkloadStory[], more: Partial<Story> = {}): Story => ({
  backend: TKE,
  subnets: [
    { name: 'public', cidrs: ['172.16.0.0/25'] },
    { name: 'more', cidrs: ['172.16.0.128/25'] },
    { name: 'plain', cidrs: ['172.16.9.0/24'] },
  ],
  pools: [
    { name: 'p', subnet: 'public' },
    { name: 'p', subnet: 'more' },
    { name: 'p', subnet: 'plain' },
  ],
  workloads,
  ...more,
});

const set = (name: string, pool: string, more: Partial<WorkloadStory> = {}): WorkloadStory => ({
  is: `StatefulSet/${name}`,
  pools: [pool],
  contract: 'same-name',
  ...more,
});

const sourcesOf = (told: Story): readonly string[] => sourceCidrs(CLUSTER, answerOf(told)).map(String);

describe('the source CIDRs', () => {
  test('are the subnets that serve only workloads with a public address', () => {
    const workloads = [set('busybox', 'public/p', { eip: EIP }), set('db', 'plain/p')];
    expect(sourcesOf(story(workloads))).toEqual(['172.16.0.0/25']);
  });

  test('are joined where they touch', () => {
    const workloads = [set('a', 'public/p', { eip: EIP }), set('b', 'more/p', { eip: EIP })];
    expect(sourcesOf(story(workloads))).toEqual(['172.16.0.0/24']);
  });

  test('leave out a subnet that another workload shares', () => {
    const workloads = [set('a', 'public/p', { eip: EIP }), set('b', 'public/p')];
    expect(sourcesOf(story(workloads))).toEqual([]);
  });

  test('have the exact address of a bare Pod in a shared subnet', () => {
    const pod: WorkloadStory = { is: 'Pod/vpn', pools: ['public/p'], replicas: { kind: 'one' }, eip: EIP };
    const told = story([pod, set('b', 'public/p')], { leases: [lease('172.16.0.7', 'Pod/vpn')] });
    expect(sourcesOf(told)).toEqual(['172.16.0.7/32']);
  });

  test('cover exactly the addresses of public pods, never one more', () => {
    const hosts = fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(hosts, (chosen) => {
        const pods = chosen.map(
          (host): WorkloadStory => ({
            is: `Pod/p${host}`,
            pools: ['public/p'],
            replicas: { kind: 'one' },
            ...(host % 3 === 0 ? {} : { eip: EIP }),
          }),
        );
        const leases = chosen.map((host) => lease(`172.16.0.${host}`, `Pod/p${host}`));
        const covered = sourcesOf(story([...pods, set('other', 'public/p')], { leases }))
          .flatMap((text) => [...Cidr.of(text).range.addresses()])
          .map(String);
        const wanted = chosen.filter((host) => host % 3 !== 0).map((host) => `172.16.0.${host}`);
        expect(new Set(covered)).toEqual(new Set(wanted));
        expect(covered).toHaveLength(wanted.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the configuration', () => {
  const configOf = (agent: Partial<MasqAgentSnapshot>): string => {
    const nonMasqueradeCidrs = ['172.16.0.0/16', '10.67.0.0/16'].map(Cidr.of);
    const answer = answerOf(
      story([set('busybox', 'public/p', { eip: EIP })], { masqAgents: [{ nonMasqueradeCidrs, ...agent }] }),
    );
    return masqConfig(answer.snapshot.masqAgents[0]!, answer);
  };

  test('for TKE is one line of JSON in the order of Tencent\u2019s own', () => {
    expect(configOf({})).toBe(
      '{"NonMasqueradeCIDRs":["10.67.0.0/16","172.16.0.0/16"],"NonMasqueradeSrcCIDRs":["172.16.0.0/25"],' +
        '"MasqLinkLocal":true,"ResyncInterval":"1m0s","MasqLinkLocalIPv6":false}',
    );
  });

  test('for the upstream agent has its spelling and no sources, which it would drop', () => {
    expect(configOf({ dialect: 'upstream', masqLinkLocal: false })).toBe(
      '{"nonMasqueradeCIDRs":["10.67.0.0/16","172.16.0.0/16"],"masqLinkLocal":false,"resyncInterval":"1m0s",' +
        '"masqLinkLocalIPv6":false}',
    );
  });

  test('for GKE is that of the upstream agent', () => {
    expect(configOf({ dialect: 'gke' })).toBe(configOf({ dialect: 'upstream' }));
  });

  test('for Azure has neither an interval, which is a flag there, nor a limit', () => {
    expect(configOf({ dialect: 'azure', resyncInterval: 30, cidrLimit: 70 })).toBe(
      '{"nonMasqueradeCIDRs":["10.67.0.0/16","172.16.0.0/16"],"masqLinkLocal":true,"masqLinkLocalIPv6":false}',
    );
  });

  test('has a limit where one is declared', () => {
    expect(configOf({ dialect: 'upstream', cidrLimit: 70 })).toContain('"cidrLimit":70,');
    expect(configOf({ dialect: 'upstream' })).not.toContain('cidrLimit');
  });

  test('has no key that an older agent would drop', () => {
    const version = versionOf('2.4.1');
    expect(configOf({ dialect: 'upstream', cidrLimit: 70, version })).toBe(
      '{"nonMasqueradeCIDRs":["10.67.0.0/16","172.16.0.0/16"],"masqLinkLocal":true,"resyncInterval":"1m0s"}',
    );
    expect(configOf({ dialect: 'tke', version: versionOf('2.6.1') })).not.toContain('Src');
  });

  test('joins destinations that touch, so that the agent\u2019s limit is reached late', () => {
    expect(configOf({ nonMasqueradeCidrs: ['10.0.0.0/9', '10.128.0.0/9'].map(Cidr.of) })).toContain('["10.0.0.0/8"]');
  });

  test.each([
    ['tke', 'ip-masq-agent-config', 'config'],
    ['upstream', 'ip-masq-agent', 'config'],
    ['gke', 'ip-masq-agent', 'config'],
    ['azure', 'azure-ip-masq-agent-config', 'ip-masq-agent'],
  ] as const)('of the %s build stands in the ConfigMap that it mounts', (dialect, name, key) => {
    const answer = answerOf(story([], { masqAgents: [{ dialect }] }));
    const [agent] = answer.snapshot.masqAgents;
    const object = renderMasqAgent(agent!, clusterIn(answer));
    expect(object).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', name, namespace: 'kube-system' });
    expect(object.body(answer)).toEqual({ data: { [key]: masqConfig(agent!, answer) } });
  });
});

describe('goDuration', () => {
  test.each([
    ['30s', '30s'],
    ['1m', '1m0s'],
    ['90s', '1m30s'],
    ['1h', '1h0m0s'],
    ['25h', '25h0m0s'],
    ['0s', '0s'],
  ])('%s is %s', (text, go) => {
    expect(goDuration(durationOf(text))).toBe(go);
  });
});
