import { z } from 'zod';
import { EIP_NIC } from '../model/interfaces';
import { type AddressUser, nameOfUser, type Observation } from '../model/observation';
import { type ClusterObject, METADATA } from './cluster-object';
import { describeIssues, malformedObject } from './input-problems';
import { readAddresses } from './read-address';
import { type Said, wrong } from './reading';

const OVN_EIP = z.object({
  metadata: METADATA,
  spec: z.object({ v4Ip: z.string().nullish(), v6Ip: z.string().nullish(), externalSubnet: z.string().nullish() }),
});

const OVN_FIP = z.object({
  metadata: METADATA,
  spec: z.object({
    ovnEip: z.string(),
    ipName: z.string().nullish(),
    ipType: z.string().nullish(),
    v4Ip: z.string().nullish(),
  }),
});

type OvnFip = z.infer<typeof OVN_FIP>;

/** The pod for which each OvnEip is translated, where an OvnFip tells. */
export type TranslatedEips = ReadonlyMap<string, AddressUser>;

/** An OvnFip names the IP object of the pod, or its private address, as ours do. */
export function translatedEips(
  objects: readonly ClusterObject[],
  observations: readonly Observation[],
): TranslatedEips {
  const fips = objects.flatMap(({ kind, value }): OvnFip[] => {
    const read = kind === 'OvnFip' ? OVN_FIP.safeParse(value) : undefined;
    return read?.success && read.data.spec.ipType !== 'vip' ? [read.data] : [];
  });
  return new Map(
    fips.flatMap((fip): [string, AddressUser][] => {
      const user = fip.spec.ipName ? podOf(fip.spec.ipName) : podWith(fip, observations);
      return user === undefined ? [] : [[fip.spec.ovnEip, user]];
    }),
  );
}

/** Several VPCs may have the address; then only the name of the OvnFip tells, which begins like that of the IP object. */
function podWith({ metadata, spec }: OvnFip, observations: readonly Observation[]): AddressUser | undefined {
  const users = observations.flatMap(({ address, user }) =>
    address === spec.v4Ip && user.kind === 'pod' ? [user] : [],
  );
  const [only, ...others] = new Set(users.map(nameOfUser));
  if (only !== undefined && others.length === 0) return users[0];
  return users.find(({ pod, namespace }) => metadata.name.startsWith(`${pod}.${namespace}.`));
}

/** What an OvnEip says: the public address of the pod to which it is translated, or of something else. */
export function ovnEipSays(object: ClusterObject, translated: TranslatedEips): Said {
  const read = OVN_EIP.safeParse(object.value);
  if (!read.success) return wrong(malformedObject(object, describeIssues(read.error)));
  const { metadata, spec } = read.data;
  const own = readAddresses([spec.v4Ip, spec.v6Ip]);
  if (!own.ok) return wrong(malformedObject(object, own.why));
  const user = translated.get(metadata.name) ?? { kind: 'other', text: `OvnEip ${metadata.name}` };
  const about = {
    evidence: 'IP object',
    file: object.file,
    ...(user.kind === 'pod' && { nic: EIP_NIC }),
    ...(spec.externalSubnet && { subnet: spec.externalSubnet }),
  } as const;
  return { observations: own.texts.map((address) => ({ address, user, ...about })) };
}

/** IP objects are called `<pod>.<namespace>`, with the provider at the end where it is a further interface. */
function podOf(ipName: string): AddressUser | undefined {
  const [pod, namespace] = ipName.split('.');
  return pod && namespace ? { kind: 'pod', namespace, pod } : undefined;
}
