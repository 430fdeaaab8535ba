import { describe, expect, test } from 'vitest';
import { type NodeCapacity, nodeCapacity } from '../../../src/backends/tke/node-capacity';
import type { NodePoolSnapshot } from '../../../src/model/node-pool';
import type { TkeConfig } from '../../../src/model/snapshot';
import { tke } from './stories';

const of = (more: Partial<NodePoolSnapshot>, config: TkeConfig = tke()): NodeCapacity =>
  nodeCapacity({ cluster: 'prod', name: 'np1', where: {}, count: 1, ...more }, config);

describe('nodeCapacity', () => {
  // Public addresses of a CVM by its vCPUs, less the one that is not for pods.
  test.each([
    [1, 1],
    [5, 1],
    [6, 2],
    [11, 2],
    [12, 3],
    [17, 3],
    [18, 4],
    [23, 4],
    [24, 5],
    [29, 5],
    [30, 6],
    [35, 6],
    [36, 7],
    [41, 7],
    [42, 8],
    [47, 8],
    [48, 9],
    [180, 9],
  ])('with %i vCPUs carries %i pods with an EIP', (cpus, eips) => {
    expect(of({ cpus })).toEqual({ eips });
  });

  // Tencent's sample of the API DescribeVpcCniPodLimits for SA2, static shared and exclusive.
  test.each([
    ['SA2.SMALL1', 5, 4],
    ['SA2.MEDIUM4', 27, 9],
    ['SA2.LARGE8', 27, 19],
    ['SA2.2XLARGE16', 95, 39],
    ['SA2.4XLARGE32', 273, 39],
    ['SA2.22XLARGE224', 273, 39],
    ['SA2.40XLARGE464', 273, 22],
  ])('of the type %s carries %i pods on shared interfaces, %i on their own', (instanceType, shared, exclusive) => {
    expect(of({ instanceType }).pods).toBe(shared);
    expect(of({ instanceType }, tke('3.4.7', { networkMode: 'tke-direct-eni' })).pods).toBe(exclusive);
  });

  test('is not guessed for other types', () => {
    expect(of({ instanceType: 'S5.LARGE8' })).toEqual({});
    expect(of({ instanceType: 'm5.large' })).toEqual({});
  });

  test('is what was declared, whatever the type', () => {
    expect(of({ instanceType: 'SA2.LARGE8', podLimit: 60, cpus: 48, ipsPerInterface: 30 })).toEqual({
      eips: 9,
      pods: 60,
      ipsPerInterface: 30,
    });
  });

  test('of shared interfaces is not known in non-static mode', () => {
    expect(of({ instanceType: 'SA2.LARGE8' }, tke('3.4.7', { staticIp: false })).pods).toBeUndefined();
  });
});
