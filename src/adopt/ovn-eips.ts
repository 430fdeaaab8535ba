import { z } from 'zod';
import { EIP_NIC } from '../model/interfaces';
import type { AddressUser } from '../model/observation';
import { type ClusterObject, METADATA } from './cluster-object';
import { describeIssues, malformedObject } from './input-problems';
import { readAddresses } from './read-address';
import { type Said, wrong } from './reading';

const OVN_EIP = z.object({
  metadata: METADATA,
  spec: z.object({ v4Ip: z.string().nullish(), v6Ip: z.string().nullish(), externalSubnet: z.string().nullish() }),
});

const OVN_FIP = z.object({
  spec: z.object({ ovnEip: z.string(), ipName: z.string().min(1), ipType: z.string().nullish() }),
});

/** The IP object for which each OvnEip is translated, where an OvnFip names one. */
export type TranslatedEips = ReadonlyMap<string, string>;

export const translatedEips = (objects: readonly ClusterObject[]): TranslatedEips =>
  new Map(
    objects.flatMap(({ kind, value }): [string, string][] => {
      const read = kind === 'OvnFip' ? OVN_FIP.safeParse(value) : undefined;
      return read?.success && read.data.spec.ipType !== 'vip' ? [[read.data.spec.ovnEip, read.data.spec.ipName]] : [];
    }),
  );

/** What an OvnEip says: the public address of the pod to which it is translated, or of something else. */
export function ovnEipSays(object: ClusterObject, translated: TranslatedEips): Said {
  const read = OVN_EIP.safeParse(object.value);
  if (!read.success) return wrong(malformedObject(object, describeIssues(read.error)));
  const { metadata, spec } = read.data;
  const own = readAddresses([spec.v4Ip, spec.v6Ip]);
  if (!own.ok) return wrong(malformedObject(object, own.why));
  const user = podOf(translated.get(metadata.name)) ?? { kind: 'other', text: `OvnEip ${metadata.name}` };
  const about = {
    evidence: 'IP object',
    file: object.file,
    ...(user.kind === 'pod' && { nic: EIP_NIC }),
    ...(spec.externalSubnet && { subnet: spec.externalSubnet }),
  } as const;
  return { observations: own.texts.map((address) => ({ address, user, ...about })) };
}

/** IP objects are called `<pod>.<namespace>`, with the provider at the end where it is a further interface. */
function podOf(ipName: string | undefined): AddressUser | undefined {
  const [pod, namespace] = ipName?.split('.') ?? [];
  return pod && namespace ? { kind: 'pod', namespace, pod } : undefined;
}
