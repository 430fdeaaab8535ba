import { describe, expect, it } from 'vitest';
import { calicoHealth, type HealthExpression, KUBE_OVN_HEALTH } from '../../../src/gitops/flux/health-expressions';
import { kubernetesCel } from '../../support/kubernetes-cel';

const CEL = kubernetesCel();

/** Flux gives an expression the fields of the object by their names, and waits where it cannot be evaluated. */
function holds(expression: string | undefined, object: Readonly<Record<string, unknown>>): boolean | 'waits' {
  if (expression === undefined) return false;
  try {
    return CEL.evaluate(expression, object) === true;
  } catch {
    return 'waits';
  }
}

const of = (expressions: readonly HealthExpression[], kind: string): HealthExpression =>
  expressions.find((expression) => expression.kind === kind)!;

const conditions = (...list: (readonly [string, string, string?])[]) => ({
  spec: {},
  status: { conditions: list.map(([type, status, reason = '']) => ({ type, status, reason })) },
});

describe.each(['Subnet', 'IPPool'])('a %s of Kube-OVN, to Flux', (kind) => {
  const { current, failed } = of(KUBE_OVN_HEALTH, kind);

  it('is waited for while it has no status', () => {
    expect(holds(current, { spec: {}, status: {} })).toBe('waits');
    expect(holds(current, conditions())).toBe(false);
  });

  it('is healthy when it is ready, also after an error', () => {
    const object = conditions(['Error', 'True'], ['Ready', 'True']);
    expect([holds(current, object), holds(failed, object)]).toEqual([true, false]);
  });

  it('has failed when it has an error and is not ready', () => {
    const object = conditions(['Error', 'True'], ['Ready', 'False']);
    expect([holds(current, object), holds(failed, object)]).toEqual([false, true]);
  });
});

describe('an IPPool of Calico, to Flux', () => {
  const { current, failed } = of(calicoHealth('projectcalico.org/v3'), 'IPPool');

  it.each([
    ['allocatable', conditions(['Allocatable', 'True', 'OK']), true, false],
    ['overlapping', conditions(['Allocatable', 'False', 'CIDROverlap']), false, true],
    ['disabled', { ...conditions(['Allocatable', 'False', 'PoolDisabled']), spec: { disabled: true } }, true, false],
  ] as const)('%s', (_, object, isCurrent, hasFailed) => {
    expect([holds(current, object), holds(failed, object)]).toEqual([isCurrent, hasFailed]);
  });
});

it('waits for routers and public addresses', () => {
  for (const [kind, field] of [
    ['Vpc', 'standby'],
    ['OvnEip', 'ready'],
  ] as const) {
    const { current } = of(KUBE_OVN_HEALTH, kind);
    expect(holds(current, { status: { [field]: true } })).toBe(true);
    expect(holds(current, { status: { [field]: false } })).toBe(false);
    expect(holds(current, { status: {} })).toBe(false);
  }
});
