import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type App, Testing } from 'cdk8s';
import { describe, expect, it, vi } from 'vitest';
import { type AcknowledgeProps, defineRule, Ipam, IpamApp, type IpamConfig } from '../../src/index';
import { calicoCluster, plainApp, statefulSet } from '../support/declare';
import { temporaryFolder } from '../support/folder';

const UNTIL = { reason: 'It is as we want it.', expires: '2027-01-31' };

/** Fewer addresses at most than replicas (IPAM131, an error with a finder). */
function shop(app: App) {
  const cluster = calicoCluster(app);
  const pool = cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
  const redis = statefulSet('redis', { pools: [pool], replicas: 3, maxReplicas: 2 });
  return { cluster, pool, redis };
}

const foreignPool = (app: App, annotations: Record<string, string>): ApiObject =>
  new ApiObject(calicoCluster(app).namespace('shop'), 'by-hand', {
    apiVersion: 'projectcalico.org/v3',
    kind: 'IPPool',
    metadata: { name: 'by-hand', annotations },
    spec: { cidr: '10.7.0.0/30', blockSize: 26, nodeSelector: '!all()' },
  });

const rulesIn = (app: App): string[] =>
  Ipam.of(app)
    .problems()
    .map(({ rule, severity }) => `${rule} ${severity}`);

describe('an acknowledgement in code', () => {
  it.each<[string, (declared: ReturnType<typeof shop>, app: App) => Parameters<typeof Ipam.of>[0]]>([
    ['the construct', ({ redis }) => redis],
    ['the chart around it', ({ redis }) => redis.node.scope!],
    ['the App', (_, app) => app],
  ])('on %s lets the synth go on', (_, on) => {
    const app = plainApp();
    const declared = shop(app);
    expect(rulesIn(app)).toEqual(['IPAM131 error']);
    Ipam.of(on(declared, app)).acknowledge({ rule: 'IPAM131', ...UNTIL });
    expect(rulesIn(app)).toEqual([]);
    expect(Ipam.of(app).lockText()).toContain('prod/shop/StatefulSet/redis');
    expect(Testing.synth(declared.redis.node.scope as never)).not.toEqual([]);
  });

  it('is about nothing outside its construct, and a warning where it meets nothing', () => {
    const app = plainApp();
    const { pool } = shop(app);
    Ipam.of(pool).acknowledge({ rule: 'IPAM131', ...UNTIL });
    expect(rulesIn(app)).toEqual(['IPAM131 error', 'IPAM907 warning']);
  });

  it('may narrow itself to an identity', () => {
    const app = plainApp();
    const { redis } = shop(app);
    Ipam.of(app).acknowledge({ rule: `IPAM131[${redis.owner}]`, ...UNTIL });
    expect(rulesIn(app)).toEqual([]);
  });

  it('counts whatever its date: synth reads no clock', () => {
    const app = plainApp();
    shop(app);
    Ipam.of(app).acknowledge({ rule: 'IPAM131', ...UNTIL, expires: '1999-12-31' });
    expect(rulesIn(app)).toEqual([]);
  });

  it('says in which file and line it stands, in an IpamApp', () => {
    const app = new IpamApp({ config: false, lockFile: join(temporaryFolder(), 'ipam.lock.yaml') });
    shop(app);
    Ipam.of(app).acknowledge({ rule: 'IPAM225', ...UNTIL });
    const unused = Ipam.of(app)
      .problems()
      .find(({ rule }) => rule === 'IPAM907');
    expect(unused?.where).toMatchObject({ file: 'test/declare/policy.test.ts', line: expect.any(Number) });
  });

  it.each<[AcknowledgeProps, string]>([
    [{ rule: 'IPAM131', reason: 'ok', expires: '2027-01-31' }, 'IPAM905 error'],
    [{ rule: 'IPAM131', reason: 'It is as we want it.', expires: 'soon' }, 'IPAM905 error'],
    [{ rule: 'IPAM131', reason: 'It is as we want it.' } as AcknowledgeProps, 'IPAM905 error'],
    [undefined as unknown as AcknowledgeProps, 'IPAM905 error'],
    [{ rule: 'IPAM9x', ...UNTIL }, 'IPAM902 error'],
    [{ rule: 'IPAM200', ...UNTIL }, 'IPAM903 error'],
  ])('is an error where it is no good: %o', (props, expected) => {
    const app = plainApp();
    shop(app);
    Ipam.of(app).acknowledge(props);
    expect(rulesIn(app)).toEqual(['IPAM131 error', expected]);
  });
});

describe('an annotation on an object of others', () => {
  it('answers for that object alone', () => {
    const app = plainApp();
    foreignPool(app, { 'cdk8s-ipam.dev/acknowledge-IPAM303': '2027-01-31 It is replaced in January.' });
    expect(rulesIn(app)).toEqual([]);
  });

  it('is an error without a day, and a warning where it meets nothing', () => {
    const app = plainApp();
    foreignPool(app, {
      'cdk8s-ipam.dev/acknowledge-IPAM303': 'It is replaced in January.',
      'cdk8s-ipam.dev/acknowledge-IPAM305': '2027-01-31 It is replaced in January.',
    });
    expect(rulesIn(app)).toEqual(['IPAM303 error', 'IPAM905 error', 'IPAM907 warning']);
  });
});

/** Synthesizes an app with this configuration; gives what was printed, or the error. */
function synth(config: IpamConfig | false, declare: (app: App) => unknown = shop) {
  const folder = temporaryFolder();
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const app = new IpamApp({
      config,
      lockFile: join(folder, 'ipam.lock.yaml'),
      outdir: join(folder, 'dist'),
      frozen: false,
    });
    declare(app);
    const failure = failureOf(() => app.synth());
    const printed = stderr.mock.calls.map(([text]) => String(text)).join('');
    return { failure, printed, isWritten: existsSync(join(folder, 'ipam.lock.yaml')) };
  } finally {
    stderr.mockRestore();
  }
}

function failureOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (failure) {
    return (failure as Error).message;
  }
}

const draining = (app: App): void => {
  const pods = calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' });
  const old = pods.pool('old', { cidr: '10.1.0.0/27', lifecycle: 'draining' });
  statefulSet('redis', { pools: [pods.pool('db', { cidr: '10.1.0.32/27' }), old] });
};

describe('the configuration at synth', () => {
  it('lets problems pass that it acknowledges, prints none of them, and says how many there are', () => {
    const { failure, printed, isWritten } = synth({ acknowledge: [{ rule: 'IPAM131', ...UNTIL }] });
    expect({ failure, printed, isWritten }).toEqual({
      failure: undefined,
      printed: '1 problem does not count: 1 acknowledged.\n',
      isWritten: true,
    });
  });

  it('refuses warnings that it raises', () => {
    const { failure, isWritten } = synth({ rules: { IPAM225: 'error' } }, draining);
    expect(failure).toMatch(/^error IPAM225 prod\/pods\/old/);
    expect(isWritten).toBe(false);
    expect(synth({}, draining)).toMatchObject({
      failure: undefined,
      printed: expect.stringMatching(/^warning IPAM225/),
    });
    expect(synth({ preset: 'strict' }, draining).failure).toMatch(/^error IPAM225/);
  });

  it('turns rules off', () => {
    expect(synth({ rules: { IPAM225: 'off' } }, draining)).toMatchObject({
      failure: undefined,
      printed: '1 problem does not count: 1 turned off.\n',
    });
  });

  it('is itself refused where it is wrong, with what else is wrong', () => {
    const { failure, isWritten } = synth({ presett: 'strict' } as IpamConfig);
    expect(failure).toMatch(/^error IPAM131 /);
    expect(failure).toMatch(/error IPAM901\n {2}There is no key presett\. Did you mean preset\?/);
    expect(isWritten).toBe(false);
  });

  it('may not silence what nobody may silence', () => {
    const { failure } = synth({ acknowledge: [{ rule: 'IPAM200', ...UNTIL }] }, draining);
    expect(failure).toMatch(/IPAM903/);
  });

  it('keeps quiet about what it cannot see: acknowledgements of other files are not called unused', () => {
    const { printed } = synth({ acknowledge: [{ rule: 'IPAM303', where: 'helm/**', ...UNTIL }] }, (app) => {
      calicoCluster(app);
    });
    expect(printed).toBe('');
  });

  it('comes from the working folder, where the App is made', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ipam.config.json'), JSON.stringify({ rules: { IPAM225: 'error' } }));
    const before = process.cwd();
    process.chdir(folder);
    try {
      const app = new IpamApp({ outdir: 'dist' });
      draining(app);
      expect(() => app.synth()).toThrow(/error IPAM225/);
    } finally {
      process.chdir(before);
    }
  });
});

describe('rules of users at synth', () => {
  const rule = (more: object) =>
    defineRule({ id: 'X-ACME-001', name: 'acme', title: 'a thing', why: 'So.', fix: 'Mend it.', ...more } as never);

  it('refuse a plan', () => {
    const own = rule({ check: () => [{ message: 'It is too small.', where: { identity: 'prod/pods/db' } }] });
    const { failure, isWritten } = synth({ customRules: [own] }, draining);
    expect(failure).toMatch(/^error X-ACME-001 prod\/pods\/db\n {2}It is too small\.\n {2}fix: Mend it\./);
    expect(isWritten).toBe(false);
  });

  it('see every object that is rendered, with the path of its construct', () => {
    const kinds = new Map<string, string | undefined>();
    const own = rule({
      lint: ({ kind, name, where }: { kind: string; name: string; where: { path?: string } }) => {
        kinds.set(`${kind}/${name}`, where.path);
        return [];
      },
    });
    expect(synth({ customRules: [own] }, draining)).toMatchObject({ failure: undefined, isWritten: true });
    expect(kinds.get('StatefulSet/redis')).toBe('prod-shop/redis');
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['IPPool/old', 'IPPool/db', 'AllocationTable/ipam']));
  });

  it('may be acknowledged like any other', () => {
    const customRules = [rule({ check: () => [{ message: 'It is wrong.' }] })];
    const acknowledge = [{ rule: 'X-ACME-001', ...UNTIL }];
    expect(synth({ customRules, acknowledge }, draining)).toMatchObject({ failure: undefined, isWritten: true });
    const inCode = (app: App) => {
      draining(app);
      Ipam.of(app).acknowledge({ rule: 'X-ACME-001', ...UNTIL });
    };
    const placed = [rule({ check: () => [{ message: 'It is wrong.', where: { path: 'prod-shop' } }] })];
    expect(synth({ customRules: placed }, inCode)).toMatchObject({ failure: undefined, isWritten: true });
  });

  it('that throw refuse the synth, which does not crash', () => {
    const own = rule({
      check: () => {
        throw new Error('boom');
      },
    });
    expect(synth({ customRules: [own] }, draining).failure).toMatch(
      /error IPAM910.*\n {2}The rule X-ACME-001 \(acme\) failed: boom\./,
    );
  });
});
