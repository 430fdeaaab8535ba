import { describe, expect, it } from 'vitest';
import { lockShow } from '../../src/cli/lock-show';
import { HEADER } from '../../src/lock/format';
import { lockText, Workshop } from './workshop';

const REDIS = 'prod/shop/StatefulSet/redis';

const LOCK = [
  ...HEADER,
  'version: 1',
  'networks:',
  '  corp:',
  '    carved:',
  '      - 10.64.3.0/24 pool prod/pods/db',
  '    leases:',
  '      - 10.64.3.0/24',
  `      - 10.64.3.4..10.64.3.5 retained ${REDIS} 0..1 for=forever`,
  `      - 10.64.3.6 bound ${REDIS} 2 delete=forever`,
  '      - 10.64.3.9 retained prod/shop/Pod/licences for=forever',
  '    claims:',
  '      - prod/cloud bound prod/shop/StatefulSet/web 0..2',
  'eips:',
  '  - eip-1a2b3c4d retained prod/shop/StatefulSet/web 0 for=forever',
  '',
].join('\n');

const workshop = (): Workshop => new Workshop({ 'ipam.lock.yaml': LOCK });

describe('lock release', () => {
  it('gives up what is retained, and says what to delete in the cluster', async () => {
    const shop = workshop();
    const { code, stdout } = await shop.run('lock', 'release', `${REDIS} 1`, '10.64.3.9', 'eip-1a2b3c4d');
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'released: 3',
        `  10.64.3.5 retained ${REDIS} 1 for=forever`,
        '  10.64.3.9 retained prod/shop/Pod/licences for=forever',
        '  eip-1a2b3c4d retained prod/shop/StatefulSet/web 0 for=forever',
        '',
        'The cluster may still keep these addresses for their owner. Where no pod uses them any more, delete there:',
        '  Calico:',
        '    calicoctl ipam release --ip=10.64.3.5',
        '    calicoctl ipam release --ip=10.64.3.9',
        '  Kube-OVN:',
        '    kubectl delete ips.kubeovn.io redis-1.shop',
        '    kubectl delete ips.kubeovn.io licences.shop',
        '  TKE, the address of the pod:',
        '    kubectl delete vipc redis-1 -n shop',
        '    kubectl delete vipc licences -n shop',
        '  TKE, the EIP of the pod:',
        '    kubectl delete eipc web-0 -n shop',
        '',
      ].join('\n'),
    );
    expect(shop.read('ipam.lock.yaml')).toBe(
      LOCK.replace(
        `10.64.3.4..10.64.3.5 retained ${REDIS} 0..1 for=forever`,
        `10.64.3.4 retained ${REDIS} 0 for=forever\n      - 10.64.3.5 released ${REDIS} 1`,
      )
        .replace('retained prod/shop/Pod/licences for=forever', 'released prod/shop/Pod/licences')
        .replace('retained prod/shop/StatefulSet/web 0 for=forever', 'released prod/shop/StatefulSet/web 0'),
    );
  });

  it('names what it leaves alone', async () => {
    const { stdout } = await workshop().run('lock', 'release', REDIS);
    expect(stdout).toContain(`left as they are: 1\n  10.64.3.6 bound ${REDIS} 2 delete=forever\n`);
  });

  it('releases all targets or none', async () => {
    const shop = workshop();
    const run = await shop.run('lock', 'release', '10.64.3.9', '10.64.3.6');
    expect(run).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('IPAM261') });
    expect(shop.read('ipam.lock.yaml')).toBe(LOCK);
  });
});

describe('lock gc', () => {
  it.each([
    ['without an instant', []],
    ['with a day that does not exist', ['--as-of', '2026-02-30T00:00:00Z']],
  ])('is wrong use %s', async (_, flags) => {
    expect(await workshop().run('lock', 'gc', ...flags)).toMatchObject({ code: 64, stdout: '' });
  });

  it('refuses a date from a clock that was ahead, and mends it when asked', async () => {
    const shop = new Workshop({ 'other.yaml': lockText(`10.0.0.4 released ${REDIS} 0 since=2036-11-01T00:00:00Z`) });
    const gc = ['lock', 'gc', '--as-of', '2026-11-01T00:00:00Z', '--lock', 'other.yaml'];
    expect(await shop.run(...gc)).toMatchObject({ code: 3, stderr: expect.stringContaining('IPAM260') });
    expect(await shop.run(...gc, '--restamp')).toMatchObject({ code: 0 });
    expect(shop.read('other.yaml')).toBe(lockText(`10.0.0.4 released ${REDIS} 0 since=2026-11-01T00:00:00Z`));
  });
});

describe('lock show', () => {
  it('prints a table of all lines', async () => {
    const { code, stdout, stderr } = await workshop().run('lock', 'show');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'NETWORK  WHAT                  STATE     HOLDER                       ORDINALS  TERMS',
        'corp     10.64.3.0/24          bound     pool prod/pods/db',
        'corp     10.64.3.4..10.64.3.5  retained  prod/shop/StatefulSet/redis  0..1      for=forever',
        'corp     10.64.3.6             bound     prod/shop/StatefulSet/redis  2         delete=forever',
        'corp     10.64.3.9             retained  prod/shop/Pod/licences                 for=forever',
        'corp     prod/cloud            bound     prod/shop/StatefulSet/web    0..2',
        '         eip-1a2b3c4d          retained  prod/shop/StatefulSet/web    0         for=forever',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['prod/shop/StatefulSet', 4],
    ['prod/shop/StatefulSet/redis', 2],
    ['prod/shop/StatefulSet/red', 0],
    ['prod/pods/db', 1],
    ['10.64.3.5', 2],
    ['10.64.3.6..9', 3],
    ['10.0.0.0/8', 4],
    ['fd00::/8', 0],
    ['eip-1a2b3c4d', 1],
  ])('finds what %s has', (what, count) => {
    const { exitCode, stdout = '' } = lockShow(what, { lock: workshop().path('ipam.lock.yaml'), json: true });
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { lines: unknown[] }).lines).toHaveLength(count);
  });

  it('says when there is nothing, and what is no CIDR', async () => {
    expect(await workshop().run('lock', 'show', 'nobody')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'ipam.lock.yaml has no such line.\n',
    });
    expect(await workshop().run('lock', 'show', '10.0.0.1/8')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('write "10.0.0.0/8"'),
    });
  });
});

describe('lock verify and fmt', () => {
  it('tell a good lock from one that an editor has spoilt, and mend it', async () => {
    const shop = workshop();
    expect(await shop.run('lock', 'verify')).toMatchObject({
      code: 0,
      stdout: 'ipam.lock.yaml is good: 5 lines with an owner, 1 network.\n',
    });
    shop.write('ipam.lock.yaml', LOCK.replaceAll('\n', '\r\n'));
    expect(await shop.run('lock', 'verify')).toMatchObject({ code: 3, stderr: expect.stringContaining('IPAM233') });
    expect(await shop.run('lock', 'fmt')).toMatchObject({ code: 0 });
    expect(shop.read('ipam.lock.yaml')).toBe(LOCK);
  });

  it('tell a claim that has two lines, as a merge of two branches may leave it', async () => {
    const web = 'prod/shop/StatefulSet/web';
    const shop = new Workshop({ 'ipam.lock.yaml': lockText(`10.0.0.4 bound ${web} 0`, `10.0.0.9 bound ${web} 0`) });
    expect(await shop.run('lock', 'verify')).toMatchObject({
      code: 5,
      stdout: '',
      stderr: expect.stringContaining(
        `One claim has two lines: "10.0.0.4 bound ${web} 0" and "10.0.0.9 bound ${web} 0".`,
      ),
    });
  });

  it('leave alone what contradicts itself', async () => {
    const doubled = LOCK.replace('10.64.3.6 bound', '10.64.3.5 bound');
    const shop = new Workshop({ 'ipam.lock.yaml': doubled });
    expect(await shop.run('lock', 'fmt')).toMatchObject({ code: 3, stderr: expect.stringContaining('IPAM238') });
    expect(shop.read('ipam.lock.yaml')).toBe(doubled);
  });

  it('need a lock', async () => {
    expect(await new Workshop().run('lock', 'verify')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('there is no ipam.lock.yaml here'),
    });
  });
});
