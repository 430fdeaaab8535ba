import { describe, expect, it } from 'vitest';
import { changedInPlace } from '../../../src/backends/calico/changed-in-place';
import { yamlText } from '../../../src/render/yaml-text';

interface PoolText {
  readonly name?: string;
  readonly api?: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

const fileOf = (pools: readonly PoolText[], path = 'prod/cluster.k8s.yaml') => ({
  path,
  text: yamlText(
    pools.map(({ name = 'db', api = 'projectcalico.org/v3', spec }) => ({
      apiVersion: api,
      kind: 'IPPool',
      metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '-10' }, name },
      spec,
    })),
  ),
});

const messages = (before: PoolText, after: PoolText): string[] =>
  changedInPlace([fileOf([before])], [fileOf([after])]).map(({ message }) => message);

const v4 = { blockSize: 32, cidr: '10.23.19.0/28' };
const v6 = { blockSize: 128, cidr: 'fd00:23::/124' };

describe('an IPPool that is written anew', () => {
  it.each([
    [
      'another block size',
      v4,
      { ...v4, blockSize: 28 },
      'has blocks of /32, as it was written last, and would get /28',
    ],
    [
      'another CIDR',
      v4,
      { ...v4, cidr: '10.23.19.0/27' },
      'has 10.23.19.0/28, as it was written last, and would get 10.23.19.0/27',
    ],
    ['another CIDR of IPv6', v6, { ...v6, cidr: 'fd00:24::/124' }, 'would get fd00:24::/124'],
    ['a block size where it had Calico’s own', { cidr: v4.cidr }, v4, 'has blocks of /26'],
  ])('may not have %s', (_, before, after, message) => {
    expect(messages({ spec: before }, { spec: after })).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['be as it was', { spec: v4 }, { spec: v4 }],
    ['be disabled', { spec: v4 }, { spec: { ...v4, disabled: true } }],
    ['have another name', { spec: v4 }, { name: 'db2', spec: { ...v4, cidr: '10.23.20.0/28' } }],
    ['be new where another object of the name was', { api: 'kubeovn.io/v1', spec: v4 }, { spec: v6 }],
  ])('may %s', (_, before, after) => {
    expect(messages(before, after)).toEqual([]);
  });

  it('is the same object through another API, and in another file of its cluster', () => {
    const before = [fileOf([{ api: 'crd.projectcalico.org/v1', spec: v4 }])];
    const after = fileOf([{ spec: { ...v4, blockSize: 26 } }], 'prod/infra/cluster.k8s.yaml');
    expect(changedInPlace(before, [after])).toHaveLength(1);
    expect(changedInPlace(before, [{ ...after, path: 'test/cluster.k8s.yaml' }])).toEqual([]);
  });

  it('says how to keep the size', () => {
    const [problem] = changedInPlace([fileOf([{ spec: v4 }])], [fileOf([{ spec: { ...v4, blockSize: 26 } }])]);
    expect(problem?.fix).toMatch(/^Keep the size with calico: \{ blockSize: 32 \}, or declare another pool/);
  });
});
