import { describe, expect, test } from 'vitest';
import { tkeRenderer } from '../../../src/backends/tke/render';
import { TKE } from '../../../src/backends/tke/tke';
import { durationOf } from '../../../src/model/duration';
import type { EipSnapshot, TkeConfig } from '../../../src/model/snapshot';
import type { PodPin } from '../../../src/render/pod-pin';
import { answerOf, eip, lease, type Story, type WorkloadStory } from '../../support/answers';
import { onSubnet, tke } from './stories';

const BUSYBOX = 'StatefulSet/busybox';
const PREFIX = 'tke.cloud.tencent.com/';

const pinOf = (story: Story): PodPin => {
  const answer = answerOf(story);
  return tkeRenderer.podPin(answer.snapshot.workloads[0]!, answer);
};

const pinOn = (backend: TkeConfig, more: Partial<WorkloadStory> = {}): PodPin =>
  pinOf(onSubnet({ backend, workloads: [{ is: BUSYBOX, pools: ['zone3/db'], contract: 'same-name', ...more }] }));

describe('TKE', () => {
  test('keeps network number, gateway and broadcast of a subnet to itself', () => {
    expect(TKE.edgesOf(4, 28)).toEqual({ family: 4, atStart: 2, atEnd: 1 });
  });

  test('promises an address to a bare Pod, and to others that a name keeps what it got', () => {
    expect(TKE.contractFor('Pod')).toBe('exact');
    expect(['StatefulSet', 'Deployment'].map(TKE.contractFor)).toEqual(['same-name', 'same-name']);
  });

  test('has no objects but the guard: the subnets are the cloud\u2019s, the claims are written by ipamd', () => {
    const answer = answerOf(onSubnet({ workloads: [{ is: BUSYBOX, pools: ['zone3/db'] }] }));
    const { clusters, subnets, pools, workloads } = answer.snapshot;
    const context = { cluster: clusters[0]!, subnet: subnets[0]!, pool: pools[0]! };
    expect(tkeRenderer.objectsForSubnet(context.subnet, context.cluster)).toEqual([]);
    expect(tkeRenderer.objectsForPool(context.pool, context).map(({ name }) => name)).toEqual([
      'cdk8s-ipam-guard',
      'cdk8s-ipam-guard',
    ]);
    expect(tkeRenderer.objectsForWorkload(workloads[0]!, context)).toEqual([]);
  });
});

describe('the pin of a StatefulSet', () => {
  test('keeps claims, nominates subnets and asks for an interface', () => {
    expect(pinOn(tke())).toEqual({
      annotations: {
        [`${PREFIX}networks`]: 'tke-route-eni',
        [`${PREFIX}vpc-ip-claim-delete-policy`]: 'Never',
        [`${PREFIX}nominated-eni-subnets`]: 'subnet-1a2b3c4d',
      },
      labels: {},
      resources: { [`${PREFIX}eni-ip`]: '1' },
    });
  });

  test('with an exclusive interface asks for that one', () => {
    const pin = pinOn(tke('3.4.7', { networkMode: 'tke-direct-eni' }));
    expect(pin.annotations[`${PREFIX}networks`]).toBe('tke-direct-eni');
    expect(pin.resources).toEqual({ [`${PREFIX}direct-eni`]: '1' });
  });

  test('lets claims expire after the longer of the two retentions', () => {
    const reclaim = { onScaleDown: durationOf('1h'), onDelete: durationOf('24h') };
    expect(pinOn(tke(), { reclaim }).annotations).toMatchObject({ [`${PREFIX}claim-expired-duration`]: '24h' });
  });

  test.each([
    ['one retention is for ever', { onScaleDown: durationOf('1h'), onDelete: 'forever' } as const, '3.4.7'],
    ['nothing is retained, for a timer would also take the address of a waiting pod', undefined, '3.4.7'],
    ['ipamd is too old for it', { onScaleDown: durationOf('1h'), onDelete: durationOf('1h') }, '3.3.1'],
  ])('sets no timer where %s', (_, reclaim, ipamd) => {
    const { annotations } = pinOn(tke(ipamd), reclaim === undefined ? {} : { reclaim });
    expect(annotations).not.toHaveProperty([`${PREFIX}claim-expired-duration`]);
    expect(annotations[`${PREFIX}vpc-ip-claim-delete-policy`]).toBe('Never');
  });

  test('does what the workload says about its claims, whatever the reclaim policy', () => {
    const reclaim = { onScaleDown: 'forever', onDelete: 'forever' } as const;
    const own = { claimExpiredDuration: durationOf('90m') };
    expect(pinOn(tke(), { reclaim, tke: own }).annotations[`${PREFIX}claim-expired-duration`]).toBe('1h30m');
    const immediate = pinOn(tke(), { reclaim, tke: { claimDeletePolicy: 'Immediate', ...own } }).annotations;
    expect(immediate[`${PREFIX}vpc-ip-claim-delete-policy`]).toBe('Immediate');
    expect(immediate).not.toHaveProperty([`${PREFIX}claim-expired-duration`]);
  });

  test('nominates each subnet once, and none where ipamd does not know how', () => {
    const story = onSubnet({
      subnets: [
        { name: 'zone3', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-3' } } },
        { name: 'zone4', cidrs: ['172.16.1.0/24'], options: { tke: { id: 'subnet-4' } } },
      ],
      pools: [
        { name: 'a', subnet: 'zone4' },
        { name: 'b', subnet: 'zone3' },
        { name: 'c', subnet: 'zone4' },
      ],
      workloads: [{ is: BUSYBOX, pools: ['zone4/a', 'zone3/b', 'zone4/c'], contract: 'same-name' }],
    });
    expect(pinOf(story).annotations[`${PREFIX}nominated-eni-subnets`]).toBe('subnet-4,subnet-3');
    const old = pinOf({ ...story, backend: tke('3.4.2') }).annotations;
    expect(old).not.toHaveProperty([`${PREFIX}nominated-eni-subnets`]);
  });

  test('in a cluster without static addresses says nothing about claims', () => {
    expect(pinOn(tke('3.4.7', { staticIp: false })).annotations).toEqual({ [`${PREFIX}networks`]: 'tke-route-eni' });
  });
});

describe('the pin of a Deployment', () => {
  test('lets claims go with their pods, whose names do not last', () => {
    const { annotations } = pinOn(tke(), { is: 'Deployment/web' });
    expect(annotations[`${PREFIX}vpc-ip-claim-delete-policy`]).toBe('Immediate');
  });
});

describe('the pin of a bare Pod', () => {
  const one = (ipamd: string): Story =>
    onSubnet({
      backend: tke(ipamd),
      workloads: [{ is: 'Pod/licence', pools: ['zone3/db'], replicas: { kind: 'one' } }],
      leases: [lease('172.16.0.7', 'Pod/licence')],
    });

  test('names its address', () => {
    expect(pinOf(one('3.2.5')).annotations[`${PREFIX}nominated-vpc-ip`]).toBe('172.16.0.7');
  });

  test('does not where ipamd would not understand', () => {
    expect(pinOf(one('3.2.4')).annotations).not.toHaveProperty([`${PREFIX}nominated-vpc-ip`]);
  });
});

describe('public addresses', () => {
  const withEip = (snapshot: EipSnapshot): PodPin => pinOn(tke(), { eip: snapshot });

  test('are made with the attributes that were given, and asked for as a resource', () => {
    const pin = withEip({ kind: 'attributes', bandwidthMbps: 100, isp: 'BGP', isRetained: true });
    expect(pin.annotations).toMatchObject({
      [`${PREFIX}eip-attributes`]: '{"Bandwidth":"100","ISP":"BGP"}',
      [`${PREFIX}eip-claim-delete-policy`]: 'Never',
    });
    expect(pin.resources).toEqual({ [`${PREFIX}eni-ip`]: '1', [`${PREFIX}eip`]: '1' });
  });

  test('without attributes have the cloud\u2019s defaults, and go with their pod', () => {
    const { annotations } = withEip({ kind: 'attributes', isRetained: false });
    expect(annotations[`${PREFIX}eip-attributes`]).toBe('');
    expect(annotations).not.toHaveProperty([`${PREFIX}eip-claim-delete-policy`]);
  });

  test('take parameters of the cloud\u2019s API, sorted by name', () => {
    const parameters = { InternetMaxBandwidthOut: 50, AddressType: 'EIP' };
    const { annotations } = withEip({ kind: 'attributes', parameters, isRetained: false });
    expect(annotations[`${PREFIX}eip-attributes`]).toBe('{"AddressType":"EIP","InternetMaxBandwidthOut":50}');
  });

  test('never mix the two shapes: with a parameter of the API, bandwidth and line are parameters too', () => {
    const parameters = { InternetChargeType: 'BANDWIDTH_PACKAGE' };
    const { annotations } = withEip({
      kind: 'attributes',
      bandwidthMbps: 500,
      isp: 'CMCC',
      parameters,
      isRetained: false,
    });
    expect(annotations[`${PREFIX}eip-attributes`]).toBe(
      '{"InternetChargeType":"BANDWIDTH_PACKAGE","InternetMaxBandwidthOut":500,"InternetServiceProvider":"CMCC"}',
    );
  });

  test('from an inventory stand at the index of their ordinal, after fillers', () => {
    const story = onSubnet({
      workloads: [
        {
          is: BUSYBOX,
          pools: ['zone3/db'],
          contract: 'same-name',
          eip: { kind: 'inventory', inventory: 'prod/eips', isRetained: false },
        },
      ],
      eips: [eip('eip-bbbb2222', BUSYBOX, 2), eip('eip-aaaa1111', BUSYBOX, 1)],
    });
    expect(pinOf(story).annotations[`${PREFIX}eip-id-list`]).toBe('eip-00000000,eip-aaaa1111,eip-bbbb2222');
  });
});

describe('the pin in a serverless cluster', () => {
  const EKS = 'eks.tke.cloud.tencent.com/';
  const serverless = (more: Partial<WorkloadStory> = {}): PodPin => pinOn(tke('0.0', { serverless: true }), more);

  test('keeps the address for the day that such clusters keep it by themselves', () => {
    expect(serverless()).toEqual({ annotations: { [`${EKS}retain-ip`]: 'true' }, labels: {}, resources: {} });
  });

  test('keeps it for whole hours, rounded up', () => {
    const reclaim = { onScaleDown: durationOf('90m'), onDelete: durationOf('25h30m') };
    expect(serverless({ reclaim }).annotations).toEqual({
      [`${EKS}retain-ip`]: 'true',
      [`${EKS}retain-ip-hours`]: '26',
    });
  });

  test('keeps nothing for pods whose names do not last', () => {
    expect(serverless({ is: 'Deployment/web' })).toEqual({ annotations: {}, labels: {}, resources: {} });
  });

  test('has EIPs in the shape of the API, with a policy', () => {
    const snapshot: EipSnapshot = { kind: 'attributes', bandwidthMbps: 50, isp: 'BGP', isRetained: true };
    expect(serverless({ eip: snapshot }).annotations).toMatchObject({
      [`${EKS}eip-attributes`]: '{"InternetMaxBandwidthOut":50,"InternetServiceProvider":"BGP"}',
      [`${EKS}eip-claim-delete-policy`]: 'Never',
    });
  });

  test('has EIPs by id without a policy, which goes with attributes only', () => {
    const story = onSubnet({
      backend: tke('0.0', { serverless: true }),
      workloads: [
        {
          is: BUSYBOX,
          pools: ['zone3/db'],
          contract: 'same-name',
          eip: { kind: 'inventory', inventory: 'prod/eips', isRetained: true },
        },
      ],
      eips: [eip('eip-aaaa1111', BUSYBOX, 0), eip('eip-bbbb2222', BUSYBOX, 1)],
    });
    expect(pinOf(story).annotations).toEqual({
      [`${EKS}retain-ip`]: 'true',
      [`${EKS}eip-id-list`]: 'eip-aaaa1111,eip-bbbb2222',
    });
  });
});
