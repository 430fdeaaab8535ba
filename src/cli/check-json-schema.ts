import { z } from 'zod';

/* What `check --format json` prints: what was looked at, and a verdict on each problem, whatever its standing. */

const count = z.int().min(0);
const severity = z.enum(['error', 'warning']);

const where = z.strictObject({
  path: z.string().describe('The path in the construct tree.').optional(),
  identity: z.string().describe('The workload, subnet, pool or object.').optional(),
  field: z.string().describe('The field of an object, such as spec.cidr.').optional(),
  file: z.string().describe('Relative to the working folder.').optional(),
  line: z.int().min(1).optional(),
  column: z.int().min(1).describe('In UTF-16 code units.').optional(),
  base: z.string().describe('The ref that a lock was judged against.').optional(),
});

const standing = z.union([
  z.strictObject({ kind: z.literal('open').describe('It counts.') }),
  z.strictObject({
    kind: z.literal('acknowledged').describe('Somebody has answered for it.'),
    reason: z.string(),
    expires: z.string().describe('The last day on which that counts.'),
    ticket: z.string().optional(),
    at: where.describe('Where the acknowledgement stands.').optional(),
  }),
  z.strictObject({ kind: z.literal('baseline').describe('It was there before checks began.') }),
  z.strictObject({ kind: z.literal('off').describe('Its rule is turned off there.'), reason: z.string().optional() }),
]);

const manifests = z.strictObject({
  objects: count,
  files: count,
  skipped: z.array(z.strictObject({ path: z.string(), why: z.string() })).describe('What was passed over.'),
});

/** The JSON of a check. */
export const CHECK_JSON = z.strictObject({
  formatVersion: z
    .string()
    .regex(/^1\.[0-9]+$/)
    .describe('The version of this form. The second number rises when something is added.'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  app: z.strictObject({ isAsked: z.boolean() }).describe('The app; absent where it was not to be asked.').optional(),
  lock: z
    .strictObject({
      file: z.string(),
      asOf: z.string(),
      isAppAsked: z.boolean(),
      bases: z.array(z.strictObject({ ref: z.string(), hasLock: z.boolean(), lines: count, changes: count })),
    })
    .describe('The lock, beside those of refs.')
    .optional(),
  output: manifests.describe('The output folder.').optional(),
  manifests: manifests.describe('Manifests that others wrote.').optional(),
  summary: z.strictObject({ errors: count, warnings: count, acknowledged: count, baseline: count, off: count }),
  problems: z.array(
    z.strictObject({
      rule: z.string().describe('The id of the rule, such as IPAM303.'),
      name: z.string().describe('The name of the rule; absent where nobody knows it.').optional(),
      severity,
      where,
      message: z.string(),
      fix: z.string(),
      standing,
    }),
  ),
});

export type CheckJson = z.infer<typeof CHECK_JSON>;

/** The same as JSON Schema, draft 7. */
export const checkJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:check:v1',
  title: 'What cdk8s-ipam check --format json prints',
  ...z.toJSONSchema(CHECK_JSON, { target: 'draft-7' }),
});
