import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../support/folder';
import { accepting, project } from './small-apps';
import { endOf, lockText, Workshop } from './workshop';

const KILLER = join(__dirname, 'kill-at.cjs');
const BEFORE = lockText('10.0.0.4 bound prod/shop/StatefulSet/redis 0');
const AFTER = lockText('10.0.0.5 bound prod/shop/StatefulSet/redis 0');
const OLD = { 'old.k8s.yaml': 'kind: Old\n' };
const NEW = { 'shop.k8s.yaml': 'kind: New\n' };

/** Output and lock after a kill: `none` is the moment between two renames. */
type State = `${'old' | 'new' | 'none'} dist, ${'old' | 'new'} lock`;

describe('a synth that is killed', () => {
  it('leaves the old or the new manifests at every moment but one, and the next synth mends all', async () => {
    const states: State[] = [];
    for (let at = 1; states.length === 0 || states.at(-1) !== 'new dist, new lock'; at++) {
      const shop = oldWorkshop();
      const { code } = await endOf(shop.start(['synth'], { node: ['--require', KILLER], env: { KILL_AT: `${at}` } }));
      expect(code).toBe('SIGKILL');
      states.push(stateOf(shop));
      await expectMended(shop);
    }
    expect(states.filter((state) => state === 'none dist, old lock')).toHaveLength(1);
    expect([...new Set(states)]).toEqual([
      'old dist, old lock',
      'none dist, old lock',
      'new dist, old lock',
      'new dist, new lock',
    ] satisfies State[]);
  }, 60_000);

  it('does not keep another one from working at the same time', async () => {
    const shop = oldWorkshop();
    const other = `.cdk8s-ipam/${process.pid}/fresh/half.yaml`;
    shop.write(other, 'half');
    expect(await shop.run('synth')).toMatchObject({ code: 0 });
    expect(shop.read(other)).toBe('half');
  });

  it('has its old manifests put back, also when the next app fails', async () => {
    const shop = new Workshop({
      ...project('process.exit(1);'),
      '.cdk8s-ipam/4194304/aside/old.k8s.yaml': 'kind: Old\n',
      '.cdk8s-ipam/4194304/fresh/new.k8s.yaml': 'kind: New\n',
    });
    const { code, stderr } = await shop.run('synth');
    expect(code).toBe(1);
    expect(stderr).toContain('the old manifests were put back');
    expect(filesBelow(shop.path('dist'))).toEqual(OLD);
    expect(shop.has('.cdk8s-ipam')).toBe(false);
  });
});

/** With the lock that the app expects, or with the one that it has written. */
const oldWorkshop = (): Workshop =>
  new Workshop({
    ...project(`const before = readFileSync('ipam.lock.yaml', 'utf8');
${accepting({ text: AFTER }).replace('"text"', 'before, "text"')}`),
    'dist/old.k8s.yaml': 'kind: Old\n',
    'ipam.lock.yaml': BEFORE,
  });

function stateOf(shop: Workshop): State {
  const lock = shop.read('ipam.lock.yaml');
  expect([BEFORE, AFTER]).toContain(lock);
  const dist = shop.has('dist') ? filesBelow(shop.path('dist')) : undefined;
  if (dist !== undefined) expect([OLD, NEW]).toContainEqual(dist);
  const age = dist === undefined ? 'none' : 'old.k8s.yaml' in dist ? 'old' : 'new';
  return `${age} dist, ${lock === BEFORE ? 'old' : 'new'} lock`;
}

async function expectMended(shop: Workshop): Promise<void> {
  expect(await shop.run('synth')).toMatchObject({ code: 0 });
  expect(filesBelow(shop.path('dist'))).toEqual(NEW);
  expect(shop.read('ipam.lock.yaml')).toBe(AFTER);
  expect(shop.has('.cdk8s-ipam')).toBe(false);
}
