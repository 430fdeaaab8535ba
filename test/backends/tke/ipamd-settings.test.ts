import { describe, expect, test } from 'vitest';
import { withIpamdArguments } from '../../../src/backends/tke/ipamd-arguments';
import { ipamdSettings } from '../../../src/backends/tke/ipamd-settings';
import { settingsSheet } from '../../../src/backends/tke/render-settings-sheet';
import { durationOf } from '../../../src/model/duration';
import { tke } from './stories';

const HOURLY = { claimExpiredDuration: durationOf('1h'), cascade: true };

const deployment = (args?: readonly string[]) => ({
  kind: 'Deployment',
  metadata: { name: 'tke-eni-ipamd' },
  spec: {
    replicas: 1,
    template: {
      spec: {
        containers: [
          { name: 'ipamd', ...(args === undefined ? {} : { args }) },
          { name: 'sidecar', args: ['x'] },
        ],
      },
    },
  },
});

const argsAfter = (args: readonly string[] | undefined, wanted: readonly string[]): readonly string[] | undefined =>
  withIpamdArguments(deployment(args), wanted).spec.template.spec.containers[0]?.args;

describe('ipamdSettings', () => {
  test('before 3.5.0 are arguments', () => {
    expect(ipamdSettings(HOURLY, tke('3.4.7'))).toEqual({
      kind: 'arguments',
      arguments: ['--claim-expired-duration=1h', '--enable-ownerref'],
      schedulerArguments: [],
    });
    expect(ipamdSettings({ cascade: false }, tke('3.4.7'))).toMatchObject({ kind: 'arguments', arguments: [] });
  });

  test('tell the scheduler what ipamd is told of subnets', () => {
    expect(ipamdSettings({ cascade: false, onlyNominatedSubnets: true }, tke('3.4.7'))).toMatchObject({
      arguments: ['--only-nominated-eni-subnets'],
      schedulerArguments: ['--only-nominated-eni-subnets'],
    });
  });

  test('from 3.5.0 on are a sheet that people read', () => {
    const plan = ipamdSettings(HOURLY, tke('3.5.0'));
    const [sheet] = settingsSheet(plan);
    expect(sheet).toMatchObject({ kind: 'ConfigMap', namespace: 'kube-system', name: 'cdk8s-ipam-eniipamd-settings' });
    const texts = JSON.stringify(plan);
    expect(texts).toContain('Read by people, by no program');
    expect(texts).toContain('3600 seconds (1h)');
    expect(texts).toContain('Cascade reclaiming: checked');
  });

  test('say what the same is called in the API and in Terraform', () => {
    const config = tke('3.8.0', { skipAddingNonMasqueradeCidrs: true });
    const texts = JSON.stringify(ipamdSettings(HOURLY, config)).replaceAll('\\\\"', '"').replaceAll('\\"', '"');
    expect(texts).toContain('EnableStaticIp: true, ExpiredSeconds: 3600, SkipAddingNonMasqueradeCIDRs: true.');
    expect(texts).toContain('is_non_static_ip_mode = false, claim_expired_seconds = 3600.');
    expect(texts).toContain('network_type = "VPC-CNI", vpc_cni_type = "tke-route-eni"');
  });

  test('say where nothing expires', () => {
    expect(JSON.stringify(ipamdSettings({ cascade: false }, tke('3.5')))).toContain('expiration time: never');
    expect(settingsSheet(ipamdSettings(HOURLY, tke('3.4')))).toEqual([]);
  });
});

describe('withIpamdArguments', () => {
  const wanted = ['--claim-expired-duration=1h', '--enable-ownerref'];

  test.each([
    ['no arguments at all', undefined, wanted],
    ['other arguments', ['--v=3', 'run'], ['--v=3', 'run', ...wanted]],
    ['the flag with =', ['--claim-expired-duration=5m', '--v=3'], [wanted[0], '--v=3', wanted[1]]],
    ['the flag and a separate value', ['--claim-expired-duration', '5m', '--v=3'], [wanted[0], '--v=3', wanted[1]]],
    ['one dash, as Go allows', ['-claim-expired-duration=5m'], wanted],
    [
      'the flag twice',
      ['--claim-expired-duration=5m', '--v=3', '--claim-expired-duration', '9m'],
      [wanted[0], '--v=3', wanted[1]],
    ],
    ['a switch before an operand', ['--enable-ownerref', 'run'], [wanted[1], 'run', wanted[0]]],
    ['a switch with a value', ['--enable-ownerref=false'], [wanted[1], wanted[0]]],
    [
      'a flag whose name only begins alike',
      ['--claim-expired-duration-max=5m'],
      ['--claim-expired-duration-max=5m', ...wanted],
    ],
  ])('over %s', (_, before, after) => {
    expect(argsAfter(before, wanted)).toEqual(after);
  });

  test('is idempotent and leaves everything else as it was', () => {
    const once = withIpamdArguments(deployment(['--v=3']), wanted);
    expect(withIpamdArguments(once, wanted)).toEqual(once);
    expect(once.spec.template.spec.containers[1]).toEqual({ name: 'sidecar', args: ['x'] });
    expect(once).toMatchObject({ kind: 'Deployment', spec: { replicas: 1 } });
  });

  test('refuses a manifest without a container', () => {
    expect(() => withIpamdArguments({}, wanted)).toThrow('no container');
  });
});
