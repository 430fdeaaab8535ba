import { z } from 'zod';

/* What `export --format json` prints. */

const STATE = z.enum(['bound', 'headroom', 'retained', 'released']);

const owner = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[A-Z][A-Za-z0-9]*\/[a-z0-9.-]+$/)
  .meta({ id: 'owner', description: 'The workload: cluster/namespace/Kind/name.' });

const listedCidr = z.strictObject({
  cidr: z
    .string()
    .regex(/^[0-9a-f:.]+\/[0-9]{1,3}$/)
    .describe('A CIDR, without host bits.'),
  family: z.union([z.literal(4), z.literal(6)]),
  owners: z.array(owner).min(1).describe('Whose addresses are in it, sorted.'),
  states: z.array(STATE).min(1).describe('In which states they are.'),
  count: z.number().int().min(1).describe('How many addresses it has.'),
});

const listedEip = z.strictObject({
  id: z.string().min(1).describe('The id of a public address.'),
  owner,
  ordinal: z.int().min(0).describe('The pod of a StatefulSet; absent for other kinds.').optional(),
  state: STATE,
});

const name = z.string().min(1).describe('A pool, a namespace, a workload, or "all".');

/** The JSON of an export. */
const EXPORT_JSON = z.strictObject({
  formatVersion: z
    .string()
    .regex(/^1\.[0-9]+$/)
    .describe('The version of this form. The second number rises when something is added.'),
  lists: z
    .array(
      z.union([
        z.strictObject({ name, cidrs: z.array(listedCidr).describe('The fewest CIDRs with exactly these addresses.') }),
        z.strictObject({ name, eips: z.array(listedEip).describe('With --eips: ids, no addresses.') }),
      ]),
    )
    .describe('Sorted by name.'),
});

export type ExportJson = z.infer<typeof EXPORT_JSON>;

/** The same as JSON Schema, draft 7. */
export const exportJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:export:v1',
  title: 'What cdk8s-ipam export --format json prints',
  ...z.toJSONSchema(EXPORT_JSON, { target: 'draft-7' }),
});
