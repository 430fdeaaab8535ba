import { z } from 'zod';
import type { AddressUser, Observation } from '../model/observation';
import { Cidr } from '../net/cidr';
import { describeFault } from '../net/parsed';
import { type ClusterObject, METADATA } from './cluster-object';
import { describeIssues, malformedObject } from './input-problems';
import { type Said, type Silent, silent, wrong } from './reading';

const ATTRIBUTE = z.object({
  handle_id: z.string().nullish(),
  secondary: z.record(z.string(), z.string()).nullish(),
  releasedAt: z.string().nullish(),
});

/** Of crd.projectcalico.org/v1 and projectcalico.org/v3. */
const BLOCK = z.object({
  metadata: METADATA,
  spec: z.object({
    cidr: z.string(),
    /** For each address in order, which attribute it has. */
    allocations: z.array(z.int().min(0).nullable()).nullish(),
    attributes: z.array(ATTRIBUTE).nullish(),
    /** A boolean, or a text in older versions. */
    deleted: z.union([z.boolean(), z.string()]).nullish(),
  }),
});

type Attribute = z.infer<typeof ATTRIBUTE>;

/** What a block of Calico's IPAM says: who has each of its addresses. */
export function blockSays(object: ClusterObject): Said {
  const read = BLOCK.safeParse(object.value);
  if (!read.success) return wrong(malformedObject(object, describeIssues(read.error)));
  const { cidr: text, allocations, attributes, deleted } = read.data.spec;
  if (`${deleted}` === 'true') return silent('records that are deleted');
  const cidr = Cidr.parse(text);
  if (!cidr.ok) return wrong(malformedObject(object, `spec.cidr ${describeFault(cidr.fault)}`));
  const observations: Observation[] = [];
  let quiet: Silent | undefined;
  for (const [at, index] of (allocations ?? []).entries()) {
    if (index === null) continue;
    const attribute = attributes?.[index];
    if (attribute === undefined || BigInt(at) >= cidr.value.size)
      return wrong(malformedObject(object, `allocation ${at} has no attribute ${index}, or is not in ${text}`));
    if (attribute.releasedAt) {
      quiet = 'addresses in cool-down';
      continue;
    }
    const address = `${cidr.value.first.plus(at)}`;
    observations.push({ address, user: userOf(attribute), evidence: 'IPAM block', file: object.file });
  }
  return { observations, ...(quiet && { silent: quiet }) };
}

const WINDOWS = 'windows-reserved-ipam-handle';

function userOf({ handle_id: handle, secondary }: Attribute): AddressUser {
  const { pod, namespace, node, type, service, 'vmi-name': machine } = secondary ?? {};
  if (handle === WINDOWS) return { kind: 'other', text: 'Calico, for Windows nodes' };
  if (type !== undefined && pod === undefined)
    return {
      kind: 'other',
      text: service === undefined ? `node ${node} (${type})` : `${namespace}/Service/${service}`,
    };
  if (pod === undefined || namespace === undefined)
    return { kind: 'other', text: `IPAM handle ${handle ?? 'without a name'}` };
  if (machine === undefined) return { kind: 'pod', namespace, pod };
  return { kind: 'pod', namespace, pod, workload: { kind: 'VirtualMachine', name: machine } };
}
