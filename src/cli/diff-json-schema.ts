import { z } from 'zod';
import { ALLOCATION_ACTIONS } from '../review/review';

/*
 * A review for programs: what `diff --format json` prints. Later versions may have more keys and more words in every list of
 * words, so a reader passes over what it does not know; nothing is taken away or means something else within version 1.
 */

const NUMBER = '[0-9]+';

const place = text(
  'place',
  '[^/ ]+/[^/ ]+(?:/[^/ ]+)?',
  'The key of a subnet (cluster/subnet) or pool (cluster/subnet/pool). The last part is ? where the name of a pool that is gone is not known.',
);
const owner = text('owner', '[^/ ]+/[^/ ]+/[^/ ]+/[^/ ]+', 'The workload: cluster/namespace/Kind/name.');
const count = text('count', NUMBER, 'A number; as text, because IPv6 ranges are beyond what numbers of JSON hold.');
const instant = text('instant', '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z', 'An instant, in UTC.');
const rule = text('rule', '(?:IPAM[0-9]+|X-.+)', 'The id of a rule: cdk8s-ipam explain <rule>.');
const level = words('level', ['blocked', 'high', 'medium', 'low'], 'How grave it is; `blocked` may not be merged.');
const family = z.union([z.literal(4), z.literal(6)]);

const side = z.looseObject({
  name: z.string().describe('As it was asked for: a ref, a file, a folder, or `working tree`.'),
  commit: z.string().describe('The commit, where it is a ref.').optional(),
  hasLock: z.boolean(),
  hasManifests: z.boolean(),
  notes: z.array(z.string()).describe('What has to be known of it, in whole sentences.').optional(),
});

const holder = z.looseObject({
  owner,
  ordinals: z.looseObject({ first: z.int().min(0), last: z.int().min(0) }).optional(),
  nic: z.string().describe('The network interface, where it is not the default one.').optional(),
  state: words('state', ['bound', 'headroom', 'retained', 'released'], 'The state of a line of the lock.'),
});

const risk = z.looseObject({
  level,
  rule: rule.optional(),
  summary: z.string().describe('One sentence with the owner or pool and the numbers.'),
  advice: z.string().describe('Why it matters and what to do.'),
  subject: z.string().describe('An owner, or the key of a place.'),
});

const allocation = z.looseObject({
  action: words('action', ALLOCATION_ACTIONS, 'What becomes of it.'),
  thing: words('thing', ['address', 'claim', 'eip'], 'What it is.'),
  network: z.string().optional(),
  family: family.optional(),
  pool: place.optional(),
  what: z
    .string()
    .describe('An address or range, the place of a claim, the id of an EIP; of a move, where it comes from.'),
  to: z.string().describe('Where a move leads.').optional(),
  count,
  before: holder.optional(),
  after: holder.optional(),
  reason: z.string().describe('Why, in a few words.'),
  line: z.int().min(1).describe('The line in the lock file of the head.').optional(),
});

const placeChange = z.looseObject({
  action: words('placeAction', ['add', 'remove', 'resize', 'drain', 'retire', 'change'], 'What becomes of it.'),
  use: words('use', ['subnet', 'pool'], 'What it is.'),
  key: place,
  before: z.array(z.string()).describe('Its CIDRs; empty where it was not there.'),
  after: z.array(z.string()),
  reason: z.string(),
});

const usage = z.looseObject({ size: count, held: count, retained: count, released: count, free: count });

const objectChange = z.looseObject({
  action: words('objectAction', ['add', 'remove', 'change', 'replace', 'rename'], 'What becomes of it.'),
  cluster: z.string(),
  file: z.string(),
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  formerly: z.string().optional(),
  fields: z.array(z.string()).describe('Fields that differ; those that cannot change in place come first.'),
});

const hazard = z.looseObject({
  level,
  cluster: z.string(),
  rule: rule.optional(),
  summary: z.string(),
  advice: z.string(),
});

const problem = z.looseObject({
  rule,
  severity: words('severity', ['error', 'warning'], 'An error may not be merged.'),
  where: z.looseObject({
    path: z.string().optional(),
    identity: z.string().optional(),
    field: z.string().optional(),
    file: z.string().optional(),
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
  }),
  message: z.string(),
  fix: z.string(),
});

/** The JSON of a review. */
export const DIFF_JSON = z.looseObject({
  formatVersion: text(
    'formatVersion',
    '1\\.[0-9]+',
    'The version of this form. The second number rises when something is added.',
  ),
  base: side,
  head: side,
  asOf: instant,
  isBlocked: z.boolean().describe('Whether it must not be merged as it is.'),
  totals: z.record(z.string(), z.int().min(0)).describe('How many addresses, claims and EIPs, by action.'),
  risks: z.array(risk).describe('What to look at, the gravest first.'),
  allocations: z.array(allocation).describe('By network and pool, then by address; EIPs last.'),
  places: z.array(placeChange).describe('Subnets and pools that come, go or change, by key.'),
  capacity: z
    .array(z.looseObject({ pool: place, family, before: usage, after: usage }))
    .describe('Pools whose use changes, by key.'),
  placesFrom: words(
    'placesFrom',
    ['app', 'lock'],
    'From where pools and their sizes are known; absent: they are not.',
  ).optional(),
  derived: z.array(
    z.looseObject({
      of: words('derivedOf', ['masquerade', 'reservation', 'allow-list', 'table', 'guard'], 'What it is made for.'),
      where: z.string(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
    }),
  ),
  objects: z.array(objectChange),
  hazards: z.array(hazard).describe('What goes wrong in the order in which a sync would do it.'),
  problems: z.array(problem).describe('All that check --base finds, and what the app finds.'),
});

function text(id: string, pattern: string, description: string) {
  return z
    .string()
    .regex(new RegExp(`^${pattern}$`))
    .meta({ id, description });
}

/** Words of which later versions may have more. */
function words(id: string, known: readonly string[], description: string) {
  return z
    .string()
    .meta({ id, description: `${description} Later versions may have more words.`, examples: [...known] });
}

/** The same as JSON Schema, draft 7. */
export const diffJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:diff:v1',
  title: 'What cdk8s-ipam diff --format json prints',
  ...z.toJSONSchema(DIFF_JSON, { target: 'draft-7' }),
});
