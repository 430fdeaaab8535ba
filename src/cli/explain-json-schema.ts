import { z } from 'zod';

/* What `explain --json` prints: one form for each kind of thing. Counts that may be beyond 2^53 are decimal texts. */

const count = z.string().regex(/^[0-9]+$/);
const state = z.enum(['bound', 'headroom', 'retained', 'released']);

const whereabouts = z
  .strictObject({
    path: z.string().optional(),
    identity: z.string().optional(),
    field: z.string().optional(),
    file: z.string().describe('From the working folder.').optional(),
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
  })
  .meta({ id: 'whereabouts', description: 'Where it is declared: in the construct tree, and in the source.' });

const why = z
  .strictObject({
    reason: z.enum([
      'pinned',
      'placed',
      'kept',
      'new',
      'returned',
      'retained',
      'released',
      'backend',
      'free',
      'out-of-use',
      'not-asked',
    ]),
    text: z.string().min(1),
  })
  .meta({ id: 'why', description: 'Why it is so: a word for programs, sentences for people.' });

const holding = {
  network: z.string().optional(),
  what: z.string(),
  pool: z.string().optional(),
  owner: z.string(),
  ordinals: z.strictObject({ first: z.int().min(0), last: z.int().min(0) }).optional(),
  nic: z.string().optional(),
  state,
  terms: z.string(),
};

const event = z.strictObject({
  commit: z
    .strictObject({ commit: z.string(), date: z.string(), author: z.string(), subject: z.string() })
    .describe('Absent: not committed yet.')
    .optional(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});

const history = z
  .strictObject({
    events: z.array(event).describe('The latest first: lines of the lock that came and went.'),
    end: z.enum(['complete', 'shallow', 'cut-off', 'no-git']).describe('Why it ends where it does.'),
  })
  .optional();

const formatVersion = z
  .string()
  .regex(/^1\.[0-9]+$/)
  .describe('The version of this form. The second number rises when something is added.');

const address = z.strictObject({
  formatVersion,
  kind: z.literal('address'),
  address: z.string(),
  networks: z.array(
    z.strictObject({
      network: z.string(),
      subnet: z.string().optional(),
      pool: z.string().optional(),
      standing: z.enum(['held', 'free', 'backend', 'reserved', 'excluded', 'closed', 'no-pool']),
      holding: z.strictObject(holding).optional(),
      why,
      declared: whereabouts.optional(),
    }),
  ),
  history,
});

const range = z.strictObject({
  formatVersion,
  kind: z.literal('range'),
  what: z.string(),
  parts: z.array(
    z.strictObject({
      network: z.string(),
      range: z.string(),
      use: z.enum(['subnet', 'pool']).optional(),
      key: z.string().optional(),
      lifecycle: z.enum(['active', 'draining', 'retired']).optional(),
      declared: whereabouts.optional(),
      size: count,
      held: z.strictObject({ bound: count, headroom: count, retained: count, released: count }),
      outOfUse: count.optional(),
      free: count.optional(),
      claims: count.describe('Whose address the backend decides: what they take is among what is free.').optional(),
      pools: z.array(z.string()),
      holders: z.array(z.strictObject({ owner: z.string(), addresses: count })),
    }),
  ),
});

const workload = z.strictObject({
  formatVersion,
  kind: z.literal('workload'),
  owner: z.string(),
  isDeclared: z.boolean().optional(),
  declared: whereabouts.optional(),
  formerly: z.string().optional(),
  holdings: z.array(z.strictObject({ ...holding, why })),
  history,
});

const eip = z.strictObject({
  formatVersion,
  kind: z.literal('eip'),
  id: z.string(),
  inventory: z.string().optional(),
  holding: z.strictObject(holding).optional(),
  why,
  declared: whereabouts.optional(),
  history,
});

const ruleShape = {
  id: z.string(),
  name: z.string(),
  severity: z.enum(['error', 'warning']),
  title: z.string(),
  why: z.string(),
  fix: z.string(),
  versions: z.string().optional(),
  mayBeAcknowledged: z.boolean().describe('Whether somebody may answer for what it finds, with a reason.'),
  example: z.record(z.string(), z.string()).describe('bad, good, and what both are judged against.').optional(),
};

const rule = z.strictObject({ formatVersion, kind: z.literal('rule'), ...ruleShape });
const rules = z.strictObject({ formatVersion, kind: z.literal('rules'), rules: z.array(z.strictObject(ruleShape)) });

/** The JSON of an explanation. */
export const EXPLAIN_JSON = z.discriminatedUnion('kind', [address, range, workload, eip, rule, rules]);

export type ExplainJson = z.infer<typeof EXPLAIN_JSON>;

/** The same as JSON Schema, draft 7. */
export const explainJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:explain:v1',
  title: 'What cdk8s-ipam explain --json prints',
  ...z.toJSONSchema(EXPLAIN_JSON, { target: 'draft-7' }),
});
