import { describe, expect, test } from 'vitest';
import { TKE_DOORS } from '../../../src/backends/tke/doors';
import { tkePin } from '../../../src/backends/tke/render-pin';
import { answerOf, eip, lease, ownerIs } from '../../support/answers';
import { tke } from '../tke/stories';
import { ApiServer } from './api-server';
import { controlledBy, PERSON, REPLICA_SET_CONTROLLER, rulesOf, STATEFUL_SET_CONTROLLER, stranger } from './requests';

const ADDRESS = 'tke.cloud.tencent.com/nominated-vpc-ip';
const SUBNETS = 'tke.cloud.tencent.com/nominated-eni-subnets';
const EIPS = 'tke.cloud.tencent.com/eip-id-list';

const INVENTORY = 'prod/public';
const publicly = { kind: 'inventory', inventory: INVENTORY, isRetained: true } as const;

/** A set with public addresses in a subnet of its own, a set in the subnet of everybody, and a bare pod with an address. */
const story = (onlyNominatedSubnets = false): Parameters<typeof answerOf>[0] => ({
  backend: tke('3.4.7', { settings: { cascade: false, onlyNominatedSubnets } }),
  subnets: [
    { name: 'public', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-eip00001' } } },
    { name: 'common', cidrs: ['172.16.1.0/24'], options: { tke: { id: 'subnet-common1' } } },
    { name: 'unused', cidrs: ['172.16.2.0/24'], options: { tke: { id: 'subnet-unused1' } } },
  ],
  pools: [
    { name: 'all', subnet: 'public' },
    { name: 'all', subnet: 'common' },
  ],
  workloads: [
    { is: 'StatefulSet/gateway', pools: ['public/all'], contract: 'same-name', eip: publicly },
    { is: 'StatefulSet/ledger', pools: ['common/all'], contract: 'same-name' },
    { is: 'Deployment/front', pools: ['common/all'], contract: 'same-name' },
    { is: 'Pod/legacy', pools: ['common/all'], replicas: { kind: 'one' } },
  ],
  leases: [lease('172.16.1.9', 'Pod/legacy')],
  inventories: [{ key: INVENTORY, where: {}, ids: ['eip-0000000a', 'eip-0000000b', 'eip-0000000c', 'eip-0000000d'] }],
  eips: ['a', 'b', 'c'].map((id, ordinal) => eip(`eip-0000000${id}`, 'StatefulSet/gateway', ordinal)),
});

const answer = answerOf(story());
const server = new ApiServer(answer, TKE_DOORS);

const pinOf = (is: string): Readonly<Record<string, string>> =>
  tkePin(answer.snapshot.workloads.find(({ owner }) => owner === ownerIs(is))!, answer).annotations;

const podOf = (set: string, ordinal: number, annotations = pinOf(`StatefulSet/${set}`)) => ({
  object: { metadata: { name: `${set}-${ordinal}`, annotations, ...controlledBy('StatefulSet', set) } },
  user: STATEFUL_SET_CONTROLLER,
});

describe('the owners get what is theirs', () => {
  test.each([
    ['a set with public addresses, in its subnet', podOf('gateway', 2)],
    ['a set in a common subnet', podOf('ledger', 0)],
    [
      'a bare pod with its address',
      { object: { metadata: { name: 'legacy', annotations: pinOf('Pod/legacy') } }, user: PERSON },
    ],
    [
      'a Deployment in a common subnet',
      {
        object: {
          metadata: {
            name: 'front-1',
            annotations: pinOf('Deployment/front'),
            ...controlledBy('ReplicaSet', 'front-5c9f7b'),
          },
        },
        user: REPLICA_SET_CONTROLLER,
      },
    ],
  ])('%s', (_, request) => {
    expect(server.admit(request)).toEqual({ stored: request.object });
  });
});

describe('strangers keep what is theirs', () => {
  test.each([
    ['no annotations at all', {}],
    ['an address that nobody has', { [ADDRESS]: '172.16.1.10' }],
    ['a common subnet', { [SUBNETS]: 'subnet-common1,subnet-unused1' }],
    ['public addresses of their own', { [EIPS]: 'eip-99999999' }],
    ['a new public address', { 'tke.cloud.tencent.com/eip-attributes': '{"Bandwidth":"5"}' }],
  ])('%s', (_, annotations) => {
    expect(server.admit(stranger(annotations))).toHaveProperty('stored');
  });

  test('names that no declared StatefulSet has', () => {
    for (const name of ['cache-0', 'ledger', 'front-0', 'ledger-0-debug'])
      expect(server.admit({ object: { metadata: { name } }, user: PERSON }), name).toHaveProperty('stored');
  });
});

describe('thefts', () => {
  test.each([
    ['the address of a bare pod', { [ADDRESS]: '172.16.1.9' }, 'IPAM506'],
    ['in another spelling', { [ADDRESS]: '172.16.1.09' }, 'IPAM508'],
    ['a subnet whose pods go out with public addresses', { [SUBNETS]: 'subnet-common1, subnet-eip00001' }, 'IPAM507'],
    ['a public address', { [EIPS]: 'eip-99999999,eip-0000000b' }, 'IPAM513'],
    ['a public address of an inventory that nobody has yet', { [EIPS]: 'eip-0000000d' }, 'IPAM513'],
    ['on super nodes', { 'eks.tke.cloud.tencent.com/eip-id-list': 'eip-0000000a' }, 'IPAM513'],
  ])('%s', (_, annotations, rule) => {
    expect(rulesOf(server.admit(stranger(annotations)))).toEqual([rule]);
  });

  test('a bare pod under another name than the one that has the address', () => {
    const object = { metadata: { name: 'legacy2', annotations: pinOf('Pod/legacy') } };
    expect(rulesOf(server.admit({ object, user: PERSON }))).toEqual(['IPAM506']);
  });

  test('a declared set that lists the public addresses of another one', () => {
    expect(rulesOf(server.admit(podOf('ledger', 0, { [EIPS]: 'eip-0000000a' })))).toEqual(['IPAM513']);
  });

  test('the claim of a pod, by its name', () => {
    const named = (name: string) => ({ object: { metadata: { name } }, user: PERSON });
    expect(rulesOf(server.admit(named('ledger-0')))).toEqual(['IPAM514']);
    expect(rulesOf(server.admit(named('ledger-17')))).toEqual(['IPAM514']);
    expect(server.admit({ ...named('ledger-0'), namespace: 'elsewhere' })).toHaveProperty('stored');
    const forged = { ...podOf('ledger', 0), user: PERSON };
    expect(rulesOf(server.admit(forged))).toEqual(['IPAM514']);
  });

  test('the claim that is kept for a pod of a set that is gone', () => {
    const { lock } = answer.allocation;
    const tenure = { state: 'retained', for: 'forever', quarantine: 0 } as const;
    const claim = { owner: ownerIs('StatefulSet/gone'), place: 'prod/common/all', family: 4, tenure } as const;
    const networks = lock.networks.map((network) => ({ ...network, claims: [claim] }));
    const kept = { ...answer, allocation: { ...answer.allocation, lock: { ...lock, networks } } };
    const request = { object: { metadata: { name: 'gone-0' } }, user: PERSON };
    expect(rulesOf(new ApiServer(kept, TKE_DOORS).admit(request))).toEqual(['IPAM514']);
  });

  test('any claimed subnet, where subnets serve only those who nominate them', () => {
    const closed = new ApiServer(answerOf(story(true)), TKE_DOORS);
    expect(rulesOf(closed.admit(stranger({ [SUBNETS]: 'subnet-common1' })))).toEqual(['IPAM507']);
    expect(closed.admit(stranger({ [SUBNETS]: 'subnet-unused1' }))).toHaveProperty('stored');
    expect(closed.admit(podOf('ledger', 1))).toHaveProperty('stored');
  });
});

test('a set of hundreds of public addresses is compared to the letter', () => {
  const ids = Array.from({ length: 300 }, (_, i) => `eip-${String(i).padStart(8, '0')}`);
  const many = answerOf({
    ...story(),
    inventories: [{ key: INVENTORY, where: {}, ids }],
    eips: ids.map((id, ordinal) => eip(id, 'StatefulSet/gateway', ordinal)),
  });
  const list = tkePin(many.snapshot.workloads[0]!, many).annotations[EIPS]!;
  const api = new ApiServer(many, TKE_DOORS);
  expect(list.length).toBeGreaterThan(3_000);
  expect(api.admit(podOf('gateway', 0, { [EIPS]: list }))).toHaveProperty('stored');
  expect(rulesOf(api.admit(podOf('ledger', 0, { [EIPS]: list })))).toEqual(['IPAM513']);
});
