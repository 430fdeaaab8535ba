import { z } from 'zod';

/*
 * The parsed form of a lock, for programs that do not want to read its lines: what `lock show --json` prints. The words
 * are those of the file; numbers are numbers, ranges have two ends, and what the file leaves out by default is there.
 */

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';

const network = text('network', NAME, 'The network: a routing domain in which an address is unique.');
const address = text('address', '[0-9a-f:.]+', 'An IPv4 address, or an IPv6 address as RFC 5952 writes it.');
const cidr = text('cidr', '[0-9a-f:.]+/[0-9]{1,3}', 'A CIDR, without host bits.');
const family = z.union([z.literal(4), z.literal(6)]);
const subnet = text('subnet', `${NAME}/${NAME}`, 'A subnet: cluster/subnet.');
const pool = text('pool', `${NAME}/${NAME}/${NAME}`, 'A pool: cluster/subnet/pool.');
const owner = text(
  'owner',
  '[a-z0-9-]+/[a-z0-9-]+/[A-Z][A-Za-z0-9]*/[a-z0-9.-]+',
  'The workload: cluster/namespace/Kind/name.',
);
const ordinal = z.int().min(0).max(999_999_999);
const duration = text(
  'duration',
  '(?:0s|(?=.)(?:[1-9][0-9]*h)?(?:[1-9][0-9]?m)?(?:[1-9][0-9]?s)?)',
  'A duration, as Go writes it.',
);
const instant = text('instant', '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z', 'An instant, in UTC.');

const holder = {
  owner,
  ordinals: z
    .strictObject({ first: ordinal, last: ordinal })
    .describe('The pods of a StatefulSet, as many as there are addresses; absent for other kinds.')
    .optional(),
  nic: z.string().min(1).describe('The network interface, where it is not the default one.').optional(),
};

const retention = z.union([z.literal('release'), z.literal('forever'), duration]);

const held = {
  state: z.enum(['bound', 'headroom']).describe('bound: declared now. headroom: kept for a pod up to the maximum.'),
  onScaleDown: retention,
  onDelete: retention,
  quarantine: duration,
};
const retained = {
  state: z.literal('retained').describe('The owner is gone, and it is kept for it.'),
  for: z.union([z.literal('forever'), duration]),
  since: instant.describe('From when the time counts; absent until the first gc.').optional(),
  quarantine: duration,
};
const released = {
  state: z.literal('released').describe('In quarantine: only its old owner may have it.'),
  since: instant.describe('From when the quarantine counts; absent until the first gc.').optional(),
  quarantine: duration,
};
const moved = { moved: z.literal(true).describe('Left behind by lock move: not a home to return to.').optional() };

const carved = [
  { use: z.literal('subnet'), key: subnet },
  { use: z.literal('pool'), key: pool },
].flatMap((place) => {
  const line = { section: z.literal('carved'), network, cidr, ...place };
  return [z.strictObject({ ...line, state: z.literal('bound') }), z.strictObject({ ...line, ...released })];
});
const heading = z.strictObject({ section: z.literal('headings'), network, cidr }).describe('For git alone.');
const leases = lines({ section: z.literal('leases'), network, family, first: address, last: address });
const claims = lines({ section: z.literal('claims'), network, family, place: z.union([subnet, pool]) });
const eips = lines({ section: z.literal('eips'), id: text('eip', NAME, 'The id of a public address.') });

/** One line of a lock. */
export const LOCK_LINE = z.union([...carved, heading, ...leases, ...claims, ...eips]);

/** The JSON of a lock, or of some of its lines. */
export const LOCK_JSON = z.strictObject({
  formatVersion: text(
    'formatVersion',
    '1\\.[0-9]+',
    'The version of this form. The second number rises when something is added.',
  ),
  lockVersion: z.literal(1).describe('The version of the file.'),
  lines: z
    .array(LOCK_LINE)
    .describe('Network by network: carved, headings, leases, claims; then eips. Headings only in the whole of a lock.'),
});

export type LockJson = z.infer<typeof LOCK_JSON>;

/** A thing that is held, in every state. */
function lines<T extends z.ZodRawShape>(thing: T) {
  const line = { ...thing, ...holder };
  return [
    z.strictObject({ ...line, ...held }),
    z.strictObject({ ...line, ...retained }),
    z.strictObject({ ...line, ...released, ...moved }),
  ] as const;
}

function text(id: string, pattern: string, description: string) {
  return z
    .string()
    .regex(new RegExp(`^${pattern}$`))
    .meta({ id, description });
}

/** The same as JSON Schema, draft 7. */
export const lockJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:lock:v1',
  title: 'What cdk8s-ipam lock show --json prints',
  ...z.toJSONSchema(LOCK_JSON, { target: 'draft-7' }),
});
