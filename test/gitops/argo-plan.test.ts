import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForeignObject } from '../../src/check/foreign-object';
import { planArgoSync } from '../../src/gitops/argo-plan';
import type { ArgoOptions } from '../../src/gitops/argo-tasks';
import { stepsOf } from '../../src/gitops/sync-plan';
import { inWords, sketch } from './sync-objects';

const sync = (live: readonly ForeignObject[], desired: readonly ForeignObject[], options: ArgoOptions = {}) =>
  inWords(planArgoSync({ live, desired, options }));

const set = (wave?: number, options?: string) =>
  sketch('StatefulSet', 'web', {
    namespace: 'shop',
    ...(wave === undefined ? {} : { wave }),
    ...(options && { options }),
  });
const pool = (wave?: number, options?: string) =>
  sketch('IPPool', 'db', { ...(wave === undefined ? {} : { wave }), ...(options && { options }) });
const reservation = (wave: number, options = '') => sketch('IPReservation', 'db-reserved', { wave, options });

describe('what comes', () => {
  it('is applied in the order of kinds, and what Argo CD does not know comes last', () => {
    const objects = [pool(), set(), sketch('Service', 'web'), sketch('ConfigMap', 'web'), sketch('Namespace', 'shop')];
    expect(sync([], objects)).toEqual([
      '0: apply Namespace/shop, apply ConfigMap/web, apply Service/web, apply StatefulSet/web, apply IPPool/db',
    ]);
  });

  it('is applied wave by wave, each awaited as far as its health is known', () => {
    expect(sync([], [set(10), reservation(-12), pool(-10), sketch('Deployment', 'agent', { wave: -2 })])).toEqual([
      '-12: apply IPReservation/db-reserved',
      '-10: apply IPPool/db',
      '-2: apply Deployment/agent; then health Deployment/agent',
      '10: apply StatefulSet/web',
    ]);
  });

  it('is awaited for longer where somebody wrote a health check', () => {
    const options = { healthScripts: new Set(['projectcalico.org/IPPool']) };
    expect(sync([], [set(10), pool(-10)], options)[0]).toBe('-10: apply IPPool/db; then health IPPool/db');
  });

  it('is not awaited where there is one wave only', () => {
    expect(sync([], [set(), sketch('Deployment', 'agent')])).toEqual([
      '0: apply Deployment/agent, apply StatefulSet/web',
    ]);
  });

  it.each([
    ['10', 10],
    ['-3', -3],
    ['+2', 2],
    ['1.5', 0],
    ['', 0],
    ['ten', 0],
  ])('has the wave %j as %i', (wave, number) => {
    expect(planArgoSync({ live: [], desired: [sketch('IPPool', 'db', { wave })] }).stages[0]?.wave).toBe(number);
  });

  it('has the weight of a Helm hook where there is no wave', () => {
    const job = sketch('Job', 'init', { annotations: { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '-5' } });
    expect(sync([], [job, pool()])).toEqual([
      'PreSync -5: apply Job/init; then completion Job/init',
      '0: apply IPPool/db',
    ]);
  });
});

describe('a namespace or CRD behind what needs it', () => {
  it('goes in front of the first of those, into its wave', () => {
    const space = sketch('Namespace', 'shop', { wave: 20 });
    expect(sync([], [set(10), pool(-10), space])).toEqual([
      '-10: apply IPPool/db',
      '10: apply Namespace/shop, apply StatefulSet/web',
    ]);
  });

  it('goes into the phase of a hook that needs it', () => {
    const hook = sketch('Job', 'look', { namespace: 'shop', annotations: { 'argocd.argoproj.io/hook': 'PreSync' } });
    expect(sync([], [hook, sketch('Namespace', 'shop', { wave: -40 })])).toEqual([
      'PreSync 0: apply Namespace/shop, apply Job/look; then completion Job/look',
    ]);
  });

  it('is known by group and kind of what it defines', () => {
    const crd = sketch('CustomResourceDefinition', 'ippools.projectcalico.org', {
      spec: { group: 'projectcalico.org', names: { kind: 'IPPool' } },
    });
    expect(sync([], [pool(-10), crd])).toEqual([
      '-10: apply CustomResourceDefinition/ippools.projectcalico.org, apply IPPool/db',
    ]);
    expect(sync([], [sketch('Subnet', 'pods', { wave: -10 }), crd])).toHaveLength(2);
  });

  it('stays where it is when it comes first anyway', () => {
    expect(sync([], [set(10), sketch('Namespace', 'shop', { wave: -40 })])[0]).toBe('-40: apply Namespace/shop');
  });

  it('counts for objects of the namespace of the Application, also for those that have none', () => {
    expect(sync([], [pool(-10), sketch('Namespace', 'cni', { wave: 5 })], { namespace: 'cni' })).toEqual([
      '-10: apply Namespace/cni, apply IPPool/db',
    ]);
  });
});

describe('what goes', () => {
  it.each([
    ['alone', [set(10)], ['10: prune StatefulSet/web']],
    [
      'with a pool',
      [set(10), pool(-10)],
      ['-10: prune StatefulSet/web; then deletion StatefulSet/web', '-10: prune IPPool/db'],
    ],
    [
      'with a pool and a reservation',
      [set(10), pool(-10), reservation(-12)],
      [
        '-12: prune StatefulSet/web; then deletion StatefulSet/web',
        '-12: prune IPPool/db; then deletion IPPool/db',
        '-12: prune IPReservation/db-reserved',
      ],
    ],
    [
      'with a pool that is kept',
      [set(10), pool(-10, 'Prune=false')],
      ['-10: prune StatefulSet/web; then deletion StatefulSet/web', '-10: keep IPPool/db'],
    ],
    [
      'with a pool and a reservation that are kept',
      [set(10), pool(-10, 'Prune=false'), reservation(-12, 'Prune=false')],
      [
        '-12: prune StatefulSet/web; then deletion StatefulSet/web',
        '-12: keep IPPool/db',
        '-10: keep IPReservation/db-reserved',
      ],
    ],
  ])('has mirrored waves, anew each time something is gone: a workload %s', (_, live, words) => {
    expect(sync(live, [])).toEqual(words);
  });

  it('is asked for before anything of its wave is applied, and nothing of the wave waits for it', () => {
    expect(sync([pool(-10)], [sketch('IPPool', 'new', { wave: -10 })])).toEqual([
      '-10: prune IPPool/db, apply IPPool/new',
    ]);
  });

  it('goes behind everything with PruneLast, of the object or of the Application', () => {
    const words = ['10: apply StatefulSet/web; then health StatefulSet/web', '11: prune IPPool/db'];
    expect(sync([pool(-10, 'PruneLast=true'), set(10)], [set(10)])).toEqual(words);
    expect(sync([pool(-10), set(10)], [set(10)], { syncOptions: ['PruneLast=true'] })).toEqual(words);
    expect(sync([pool(-10, 'PruneLast=true')], [])).toEqual(['1: prune IPPool/db']);
  });

  it('waits for a person with Prune=confirm, and everything after it waits too', () => {
    expect(sync([pool(-10, 'Prune=confirm'), set(10)], [set(10)])[0]).toBe(
      '-10: prune IPPool/db; then approval IPPool/db, deletion IPPool/db',
    );
  });

  it('stays where pruning is off, for all or for itself; what an object says comes first', () => {
    expect(sync([pool()], [], { prune: false })).toEqual(['0: keep IPPool/db']);
    expect(sync([pool()], [], { syncOptions: ['Prune=false'] })).toEqual(['0: keep IPPool/db']);
    expect(sync([pool(0, 'Prune=true')], [], { syncOptions: ['Prune=false'] })).toEqual(['0: prune IPPool/db']);
    expect(sync([pool(0, 'Delete=false,Prune=false')], [])).toEqual(['0: keep IPPool/db']);
  });

  it('is judged by what the live object says, not by what git said last', () => {
    expect(sync([pool(-10)], [pool(-12)])).toEqual(['-12: apply IPPool/db']);
  });
});

describe('hooks', () => {
  const hook = (type: string, more: Readonly<Record<string, string>> = {}) =>
    sketch('Job', type.toLowerCase(), { annotations: { 'argocd.argoproj.io/hook': type, ...more } });

  it('run in their phases, and each is awaited', () => {
    expect(sync([], [hook('PostSync'), pool(-10), hook('PreSync')])).toEqual([
      'PreSync 0: apply Job/presync; then completion Job/presync',
      '-10: apply IPPool/db',
      'PostSync 0: apply Job/postsync; then completion Job/postsync',
    ]);
  });

  it('are deleted before they are made again, unless their policy is another', () => {
    expect(sync([hook('PreSync')], [hook('PreSync')])[0]).toBe(
      'PreSync 0: clear Job/presync, apply Job/presync; then completion Job/presync',
    );
    const kept = hook('PreSync', { 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' });
    expect(sync([kept], [kept])[0]).toBe('PreSync 0: apply Job/presync; then completion Job/presync');
  });

  it('that are skipped, or gone from git, are no task', () => {
    expect(sync([hook('PreSync')], [hook('Skip')])).toEqual([]);
  });

  it('of failures stand aside, and make the sync one of several steps', () => {
    const plan = planArgoSync({ live: [], desired: [hook('SyncFail'), set(), sketch('Deployment', 'agent')] });
    expect(inWords(plan)).toEqual(['0: apply Deployment/agent, apply StatefulSet/web']);
    expect(plan.onFailure.map(({ object }) => object.name)).toEqual(['syncfail']);
  });
});

const KINDS = ['IPPool', 'IPReservation', 'StatefulSet', 'Deployment', 'Service', 'ConfigMap', 'Subnet', 'Namespace'];
const anObject = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    name: fc.constantFrom('a', 'b', 'c'),
    namespace: fc.constantFrom('a', 'b'),
    wave: fc.integer({ min: -3, max: 3 }),
    options: fc.constantFrom('', 'Prune=false', 'PruneLast=true', 'Prune=confirm'),
  })
  .map(({ kind, name, namespace, ...rest }) =>
    sketch(kind, name, kind === 'IPPool' || kind === 'Namespace' ? rest : { ...rest, namespace }),
  );
const objects = fc.uniqueArray(anObject, { maxLength: 14, selector: (o) => `${o.kind} ${o.namespace} ${o.name}` });
const keyOf = ({ kind, namespace, name }: ForeignObject) => `${kind} ${namespace} ${name}`;

describe('every plan', () => {
  it('has each object once', () => {
    fc.assert(
      fc.property(objects, objects, (live, desired) => {
        const planned = stepsOf(planArgoSync({ live, desired })).map(({ object }) => keyOf(object));
        expect([...planned].sort()).toEqual([...new Set([...live, ...desired].map(keyOf))].sort());
      }),
    );
  });

  it('does not depend on the order in which objects come', () => {
    fc.assert(
      fc.property(objects, objects, (live, desired) => {
        const plan = inWords(planArgoSync({ live, desired }));
        expect(inWords(planArgoSync({ live: [...live].reverse(), desired: [...desired].reverse() }))).toEqual(plan);
      }),
    );
  });

  it('has stages whose waves rise until something is gone, and prunes before what is applied in each', () => {
    fc.assert(
      fc.property(objects, objects, (live, desired) => {
        const { stages } = planArgoSync({ live, desired });
        let isPruned = false;
        for (const [i, { wave, steps }] of stages.entries()) {
          if (i > 0 && !isPruned) expect(wave).toBeGreaterThan(stages[i - 1]!.wave);
          isPruned ||= steps.some(({ operation }) => operation === 'prune');
          const applied = steps.findIndex(({ operation }) => operation === 'apply');
          if (applied >= 0) expect(steps.slice(applied).every(({ operation }) => operation === 'apply')).toBe(true);
        }
      }),
    );
  });

  it('prunes in the mirrored order of waves, those with PruneLast aside', () => {
    fc.assert(
      fc.property(objects, (live) => {
        const own = live.filter(({ metadata }) => !JSON.stringify(metadata).includes('PruneLast'));
        const waveOf = ({ metadata }: ForeignObject) => Number(Object.values(metadata.annotations as object)[0]);
        const waves = stepsOf(planArgoSync({ live: own, desired: [] })).map(({ object }) => waveOf(object));
        expect(waves).toEqual([...waves].sort((a, b) => b - a));
      }),
    );
  });

  it('applies a namespace before everything in it', () => {
    fc.assert(
      fc.property(objects, (desired) => {
        const at = new Map(stepsOf(planArgoSync({ live: [], desired })).map((step) => [keyOf(step.object), step.at]));
        for (const object of desired) {
          const space = at.get(`Namespace  ${object.namespace}`);
          if (object.namespace !== '' && space !== undefined) expect(at.get(keyOf(object))!).toBeGreaterThan(space);
        }
      }),
    );
  });
});
