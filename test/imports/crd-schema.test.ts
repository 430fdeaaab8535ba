import { describe, expect, test } from 'vitest';
import { crdViolations } from '../support/crd-schema';

const V33 = 'imports/crds/calico/v3.33';
const V31 = 'imports/crds/calico/v3.31';

const pool = (spec: Record<string, unknown>, apiVersion = 'projectcalico.org/v3') => ({
  apiVersion,
  kind: 'IPPool',
  metadata: { name: 'p' },
  spec,
});

const reservation = (reservedCIDRs: readonly unknown[]) => ({
  apiVersion: 'projectcalico.org/v3',
  kind: 'IPReservation',
  metadata: { name: 'r' },
  spec: { reservedCIDRs },
});

describe('what real API servers accepted', () => {
  test.each([
    { cidr: '172.23.19.0/24' },
    { cidr: '172.23.19.0/30', blockSize: 30 },
    { cidr: '172.23.19.0/32', blockSize: 32 },
    { cidr: 'fd00:1::/122' },
    { cidr: '172.23.19.0/30', disabled: true },
    { cidr: '169.253.0.0/16' },
    { cidr: 'fec0::/64' },
    { cidr: '172.23.0.0/16', ipipMode: 'Always', vxlanMode: 'Never' },
    { cidr: '172.23.0.0/16', nodeSelector: '!all()', allowedUses: [] },
  ])('%j', (spec) => {
    expect(crdViolations(pool(spec), V33)).toEqual([]);
  });

  test('a small pool, up to 3.31', () => {
    expect(crdViolations(pool({ cidr: '172.23.19.0/30' }, 'crd.projectcalico.org/v1'), V31)).toEqual([]);
  });

  test('reservations in CIDR form', () => {
    expect(crdViolations(reservation(['192.168.2.3/32', 'fd00::/122']), V33)).toEqual([]);
  });
});

describe('what real API servers refused', () => {
  test.each([
    [{}, "must have required property 'cidr'"],
    [{ cidr: '172.23.19.4' }, 'format'],
    [{ cidr: '172.23.19.1/24' }, 'must be strictly masked'],
    [{ cidr: '172.23.19.0/30' }, 'too small'],
    [{ cidr: 'fd00:1::/123' }, 'too small'],
    [{ cidr: '172.23.0.0/16', blockSize: 19 }, 'blockSize must be between'],
    [{ cidr: '172.23.0.0/16', blockSize: '26' }, 'must be integer'],
    [{ cidr: '169.254.5.0/24' }, 'link local'],
    [{ cidr: '172.23.0.0/16', ipipMode: 'Always', vxlanMode: 'CrossSubnet' }, 'cannot both be enabled'],
    [{ cidr: 'fd00:1::/64', ipipMode: 'Always' }, 'IPIP is not supported'],
    [{ cidr: '172.23.0.0/16', nodeSelector: 'global()' }, 'global()'],
    [{ cidr: '172.23.0.0/16', allowedUses: ['Workload', 'Workload'] }, 'duplicate'],
    [{ cidr: '172.23.0.0/16', assignmentMode: 'manual' }, 'allowed values'],
    [{ cidr: '172.23.0.0/16', 'nat-outgoing': true }, 'nat-outgoing'],
    [{ cidr: '172.23.0.0/16', nodeSelectors: 'all()' }, 'nodeSelectors'],
  ])('%j: %s', (spec, text) => {
    expect(crdViolations(pool(spec), V33).join('\n')).toContain(text);
  });

  test('a bare reserved address', () => {
    expect(crdViolations(reservation(['192.168.2.3']), V33)).toHaveLength(1);
  });

  test('a kind that the folder does not have', () => {
    expect(crdViolations(pool({ cidr: '172.23.19.0/24' }), V31)).toEqual([
      'imports/crds/calico/v3.31 has no IPPool of projectcalico.org/v3',
    ]);
  });
});
