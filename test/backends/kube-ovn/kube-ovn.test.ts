import { describe, expect, test } from 'vitest';
import { KUBE_OVN } from '../../../src/backends/kube-ovn/kube-ovn';
import { defaultGateway, networkNumber, usableRange } from '../../../src/backends/kube-ovn/usable-range';
import { Cidr } from '../../../src/net/cidr';

/** Runs of Kube-OVN's own allocator: which addresses a subnet has, once its default gateway is excluded. */
const GIVEN_TO_PODS: readonly [cidr: string, first: string, last: string][] = [
  ['10.0.0.0/29', '10.0.0.2', '10.0.0.6'],
  ['10.0.0.0/24', '10.0.0.2', '10.0.0.254'],
  ['10.0.0.0/30', '10.0.0.2', '10.0.0.2'],
  ['10.0.0.0/31', '10.0.0.1', '10.0.0.1'],
  ['fd00::/125', 'fd00::2', 'fd00::6'],
  ['fd00::/64', 'fd00::2', 'fd00::ffff:ffff:ffff:fffe'],
  ['fd00::/127', 'fd00::1', 'fd00::1'],
];

describe('KUBE_OVN', () => {
  test.each(GIVEN_TO_PODS)('of %s, pods get %s to %s', (text, first, last) => {
    const cidr = Cidr.of(text);
    const { atStart, atEnd } = KUBE_OVN.edgesOf(cidr.family, cidr.prefixLength);
    expect(`${cidr.first.plus(atStart)}`).toBe(first);
    expect(`${cidr.last.plus(-atEnd)}`).toBe(last);
  });

  test.each(GIVEN_TO_PODS)('of %s, the edges are network number, default gateway and last address', (text, first) => {
    const cidr = Cidr.of(text);
    expect(`${defaultGateway(cidr).plus(1)}`).toBe(first);
    expect(usableRange(cidr).contains(defaultGateway(cidr))).toBe(true);
  });

  test.each(['10.0.0.0/29', 'fd00::/125'])('the network number of %s is no pod\u2019s', (text) => {
    const cidr = Cidr.of(text);
    expect(usableRange(cidr).contains(networkNumber(cidr))).toBe(false);
  });

  test('promises exact addresses to pods that have an identity, a set to the others', () => {
    expect(['StatefulSet', 'Pod', 'VirtualMachine'].map(KUBE_OVN.contractFor)).toEqual(['exact', 'exact', 'exact']);
    expect(KUBE_OVN.contractFor('Deployment')).toBe('set');
  });
});
