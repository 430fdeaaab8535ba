import { describe, expect, it, test } from 'vitest';
import { healthConfigMap } from '../../../src/gitops/argo-cd/health/config-map';
import { type Health, runHealthCheck } from './lua';

const { data } = healthConfigMap({ namespace: 'argocd', applications: true });
const healthOf = (kind: string, object: unknown): Health =>
  runHealthCheck(data[`resource.customizations.health.${kind}`]!, object);

const condition = (type: string, status: string, more: object = {}) => ({ type, status, ...more });
const withConditions = (...conditions: object[]) => ({ metadata: { name: 'x' }, spec: {}, status: { conditions } });

const BARE = { metadata: { name: 'x' }, spec: {} };
const DELETED = {
  metadata: { name: 'x', deletionTimestamp: '2026-11-21T10:00:00Z', finalizers: ['kubeovn.io/kube-ovn-controller'] },
  spec: { macAddress: '00:00:00:aa:bb:cc' },
  status: { standby: true, ready: true, conditions: [condition('Ready', 'True'), condition('Allocatable', 'True')] },
};

describe('every health check', () => {
  test.each(Object.keys(data))('%s keeps to Lua 5.1, waits for deletion, and needs no field at all', (key) => {
    const script = data[key]!;
    expect(runHealthCheck(script, DELETED)).toMatchObject({ status: 'Progressing' });
    for (const object of [BARE, {}, { ...BARE, status: {} }, { ...BARE, status: { conditions: [] } }]) {
      expect(['Healthy', 'Progressing']).toContain(runHealthCheck(script, object).status);
    }
    expect(script).not.toMatch(/\/\/|\bgoto\b|[^~=<>]=\s*[^=]*[&|~](?!=)|string\.|os\.|require/);
    expect(script.endsWith('\n')).toBe(true);
  });
});

describe.each(['kubeovn.io_Subnet', 'kubeovn.io_IPPool'])('%s', (kind) => {
  test.each([
    ['no status', BARE, 'Progressing'],
    ['all of it unknown', withConditions(condition('Ready', 'Unknown'), condition('Error', 'Unknown')), 'Progressing'],
    ['validated only', withConditions(condition('Validated', 'True')), 'Progressing'],
    ['ready', withConditions(condition('Validated', 'True'), condition('Ready', 'True')), 'Healthy'],
    [
      'ready after an error, which the controller leaves standing',
      withConditions(condition('Error', 'True', { message: 'old' }), condition('Ready', 'True')),
      'Healthy',
    ],
    ['refused', withConditions(condition('Validated', 'False', { message: 'overlaps' })), 'Degraded'],
  ] as const)('%s', (_, object, status) => {
    expect(healthOf(kind, object).status).toBe(status);
  });

  it('says what the controller says of an error', () => {
    const object = withConditions(
      condition('Error', 'True', { reason: 'ValidateLogicalSwitchFailed', message: 'cidr overlaps with subnet b' }),
      condition('Ready', 'False', { reason: 'ValidateLogicalSwitchFailed' }),
    );
    expect(healthOf(kind, object)).toEqual({ status: 'Degraded', message: 'cidr overlaps with subnet b' });
  });
});

describe.each(['projectcalico.org_IPPool', 'crd.projectcalico.org_IPPool'])('%s', (kind) => {
  test.each([
    ['no status, as up to 3.31', BARE, 'Healthy'],
    ['allocatable', withConditions(condition('Allocatable', 'True', { reason: 'OK' })), 'Healthy'],
    ['overlapping', withConditions(condition('Allocatable', 'False', { reason: 'CIDROverlap' })), 'Degraded'],
    ['terminating', withConditions(condition('Allocatable', 'False', { reason: 'Terminating' })), 'Progressing'],
    [
      'disabled in git',
      { ...withConditions(condition('Allocatable', 'False', { reason: 'PoolDisabled' })), spec: { disabled: true } },
      'Healthy',
    ],
  ] as const)('%s', (_, object, status) => {
    expect(healthOf(kind, object).status).toBe(status);
  });
});

describe('the other objects of Kube-OVN', () => {
  test.each([
    ['Vpc', 'without a router', { ...BARE, status: { standby: false } }, 'Progressing'],
    ['Vpc', 'with its router', { ...BARE, status: { standby: true } }, 'Healthy'],
    ['IP', 'not taken yet', { ...BARE, spec: { v4IpAddress: '10.0.0.4', macAddress: '' } }, 'Progressing'],
    ['IP', 'taken', { ...BARE, spec: { v4IpAddress: '10.0.0.4', macAddress: '00:00:00:aa:bb:cc' } }, 'Healthy'],
    ['OvnEip', 'not taken yet', { ...BARE, status: { ready: false } }, 'Progressing'],
    ['OvnEip', 'taken', { ...BARE, status: { ready: true } }, 'Healthy'],
    ['OvnFip', 'without its pod, of which it needs nothing', { ...BARE, spec: { v4Ip: '10.0.0.4' } }, 'Progressing'],
    ['OvnFip', 'that waits for its pod', { ...BARE, spec: { ipName: 'web-0.shop' } }, 'Healthy'],
    ['OvnFip', 'translating', { ...BARE, status: { ready: true } }, 'Healthy'],
  ] as const)('%s %s', (kind, _, object, status) => {
    expect(healthOf(`kubeovn.io_${kind}`, object).status).toBe(status);
  });
});

describe('a ValidatingAdmissionPolicy', () => {
  const POLICY = 'admissionregistration.k8s.io_ValidatingAdmissionPolicy';

  it('is healthy without type checking, and with one that found nothing', () => {
    expect(healthOf(POLICY, BARE).status).toBe('Healthy');
    expect(healthOf(POLICY, { ...BARE, status: { typeChecking: {} } }).status).toBe('Healthy');
  });

  it('is degraded where an expression has the wrong types', () => {
    const warning = { fieldRef: 'spec.validations[0].expression', warning: 'undefined field podIP' };
    const status = { observedGeneration: 1, typeChecking: { expressionWarnings: [warning] } };
    expect(healthOf(POLICY, { ...BARE, status })).toEqual({
      status: 'Degraded',
      message: 'spec.validations[0].expression: undefined field podIP',
    });
  });
});

describe('an Application in another one', () => {
  const application = (status: object) => ({ metadata: { name: 'prod-infra' }, spec: {}, status });
  const sync = { status: 'Synced' };
  const health = { status: 'Healthy' };
  const done = { phase: 'Succeeded' };

  test.each([
    ['not looked at yet', BARE, 'Progressing'],
    ['not compared yet', application({ health }), 'Progressing'],
    ['never synced', application({ health: { status: 'Missing' }, sync: { status: 'OutOfSync' } }), 'Progressing'],
    ['syncing', application({ health, sync, operationState: { phase: 'Running' } }), 'Progressing'],
    ['synced', application({ health, sync, operationState: done }), 'Healthy'],
    [
      'OutOfSync because a pool that has left git stays',
      application({ health, sync: { status: 'OutOfSync' }, operationState: done }),
      'Healthy',
    ],
    ['failed', application({ health, sync, operationState: { phase: 'Failed', message: 'no' } }), 'Degraded'],
    ['degraded', application({ health: { status: 'Degraded' }, sync, operationState: done }), 'Degraded'],
  ] as const)('%s', (_, object, status) => {
    expect(healthOf('argoproj.io_Application', object).status).toBe(status);
  });

  it('is looked at only where that is asked for', () => {
    const keys = Object.keys(healthConfigMap({ namespace: 'argocd', applications: false }).data);
    expect(keys.filter((key) => key.includes('argoproj'))).toEqual([]);
  });
});
