import { z } from 'zod';
import { LOCK_LINE } from './lock-json-schema';

/*
 * What `--json` prints for every command that has no form of its own: how it ended, what is wrong, what has become of the
 * lock, and the lines that people would have read.
 */

const PROBLEM = z
  .looseObject({
    rule: z.string().describe('The id of a rule: cdk8s-ipam explain <id> says more.'),
    severity: z.enum(['error', 'warning']),
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
  })
  .meta({ id: 'problem' });

const CHANGE = z
  .strictObject({
    kind: z.enum(['added', 'removed', 'changed', 'reowned', 'moved']),
    before: LOCK_LINE.optional(),
    after: LOCK_LINE.optional(),
  })
  .meta({ id: 'change' });

const OUTCOME_JSON = z.strictObject({
  formatVersion: z
    .string()
    .regex(/^1\.[0-9]+$/)
    .describe('The version of this form. The second number rises when something is added.'),
  exitCode: z.int().describe('What the process ends with.'),
  problems: z.array(PROBLEM).describe('Errors and warnings.'),
  changes: z.array(CHANGE).describe('What has become of the lock, where the command writes it.'),
  lines: z.array(z.string()).describe('What people would have read. Its wording may change.'),
});

export type OutcomeJson = z.infer<typeof OUTCOME_JSON>;

/** The same as JSON Schema, draft 7. */
export const outcomeJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:outcome:v1',
  title: 'What cdk8s-ipam prints with --json, where a command has no form of its own',
  ...z.toJSONSchema(OUTCOME_JSON, { target: 'draft-7' }),
});
