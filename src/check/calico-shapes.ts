import { isCalico, STORAGE_GROUP } from './calico-object';
import type { Extent } from './extent';
import type { ForeignObject } from './foreign-object';
import { METADATA } from './object-metadata';
import type { Field, Shape } from './shape';

/** The fields of Calico's kinds. Undefined for a kind that is not among them. */
export function calicoShape(object: ForeignObject): Shape | undefined {
  if (!isCalico(object) || !Object.hasOwn(SPECS, object.kind)) return undefined;
  const shape = object.group === STORAGE_GROUP ? STORED : SERVED;
  return shape.get(object.kind);
}

const from = (version: string): Extent => ({ of: 'Calico', from: version });

const MODE: Field = { type: 'text', oneOf: ['Never', 'Always', 'CrossSubnet'] };

const IP_POOL: Readonly<Record<string, Field>> = {
  allowedUses: { type: 'list', items: { type: 'text', oneOf: ['Workload', 'Tunnel', 'LoadBalancer'] }, isSet: true },
  assignmentMode: { type: 'text', oneOf: ['Automatic', 'Manual'], extent: from('3.30'), defaultIn: from('3.32') },
  blockSize: { type: 'number' },
  cidr: { type: 'text' },
  disableBGPExport: { type: 'boolean' },
  disabled: { type: 'boolean' },
  ipipMode: MODE,
  namespaceSelector: { type: 'text', extent: from('3.31') },
  natOutgoing: { type: 'boolean' },
  nodeSelector: { type: 'text', defaultIn: from('3.33') },
  vxlanMode: MODE,
};

const IP_RESERVATION: Readonly<Record<string, Field>> = {
  reservedCIDRs: { type: 'list', items: { type: 'text' }, isSet: true },
};

const GREATEST_INT32 = 2147483647;

const IPAM_CONFIG: Readonly<Record<string, Field>> = {
  autoAllocateBlocks: { type: 'boolean' },
  ipCooldownSeconds: { type: 'number', least: 0, greatest: 1200, extent: from('3.33') },
  kubeVirtVMAddressPersistence: { type: 'text', oneOf: ['Enabled', 'Disabled'], extent: from('3.32') },
  maxBlocksPerHost: { type: 'number', least: 0, greatest: GREATEST_INT32 },
  strictAffinity: { type: 'boolean' },
};

const ALWAYS: Extent = { of: 'Calico' };

const IPAM_CONFIGURATION: Readonly<Record<string, Field>> = {
  ...IPAM_CONFIG,
  autoAllocateBlocks: { type: 'boolean', defaultIn: ALWAYS },
  maxBlocksPerHost: { type: 'number', least: 0, greatest: 1_000_000, defaultIn: ALWAYS },
  strictAffinity: { type: 'boolean', defaultIn: ALWAYS },
};

const SPECS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  IPPool: IP_POOL,
  IPReservation: IP_RESERVATION,
  IPAMConfig: IPAM_CONFIG,
  IPAMConfiguration: IPAM_CONFIGURATION,
};

const shapeOf = (spec: Readonly<Record<string, Field>>, more: Readonly<Record<string, Field>>): Shape => ({
  type: 'mapping',
  fields: {
    apiVersion: { type: 'text' },
    kind: { type: 'text' },
    metadata: METADATA,
    spec: { type: 'mapping', fields: spec },
    ...more,
  },
});

const shapesWith = (more: Readonly<Record<string, Readonly<Record<string, Field>>>>): ReadonlyMap<string, Shape> =>
  new Map(Object.entries(SPECS).map(([kind, spec]) => [kind, shapeOf(spec, more[kind] ?? {})]));

const STORED = shapesWith({ IPPool: { status: { type: 'any', extent: from('3.33') } } });

const SERVED = shapesWith({ IPPool: { status: { type: 'any', extent: from('3.32') } } });
