import { z } from 'zod';
import { LEVELS, PRESETS } from '../check/policy/policy';
import { CEL_RULE } from '../check/user/read-custom-rule';
import { parseVersion } from '../model/version';

const text = z.string().trim().min(1, 'a text is wanted');

const texts = z.union([text, z.array(text).min(1, 'at least one text is wanted')], {
  error: 'a text or a list of texts is wanted',
});

/** The pattern is that of `isReason`, which JSON Schema can say too. */
const reason = z
  .string()
  .regex(/^\s*(?=.*\S\s+\S)\S[\s\S]{8,}\S\s*$/, 'a reason of a few words, ten characters at least, is wanted');

const level = z.enum(LEVELS as ['off', 'warning', 'error']);

const setting = z.strictObject({ severity: level, where: texts.optional(), reason: reason.optional() });

const WANTED = 'off, warning, error, or { severity, where, reason }, or a list of these is wanted';

const version = (example: string) =>
  z
    .string()
    .refine((value) => parseVersion(value).ok, `a version such as ${example} is wanted`)
    .optional();

const manifests = z.strictObject({
  files: texts,
  cluster: text.optional(),
  calico: version('3.32'),
  calicoApi: z.enum(['native', 'aggregated', 'crd']).optional(),
  kubeOvn: version('1.15'),
  tke: version('3.4.7'),
});

/** Rule, reason and day are looked at where acknowledgements from code and annotations are, too. */
const acknowledgement = z.strictObject({
  rule: text,
  where: texts.optional(),
  reason: z.string().optional(),
  expires: z.string().optional(),
  ticket: text.optional(),
});

/** The configuration as an object; each of `customRules` is looked at for itself. */
export const CONFIG = z.strictObject({
  $schema: z.string().optional(),
  preset: z.enum(PRESETS as ['recommended', 'strict']).optional(),
  rules: z.record(z.string(), z.union([level, setting, z.array(setting)], { error: WANTED })).optional(),
  acknowledge: z.array(acknowledgement).optional(),
  manifests: z.array(z.union([text, manifests], { error: 'a pattern, or { files, calico, … } is wanted' })).optional(),
  ignore: z.array(z.strictObject({ files: texts, reason })).optional(),
  baseline: z.union([text, z.literal(false)], { error: 'the path of a file, or false, is wanted' }).optional(),
  failOn: z.enum(['error', 'warning']).optional(),
  customRules: z.array(z.unknown()).optional(),
});

export type ConfigValue = z.output<typeof CONFIG>;

/** The form that JSON can have, as JSON Schema, draft 7: rules in CEL only. */
export const configJsonSchema = (): object => ({
  $id: 'urn:cdk8s-ipam:config:v1',
  title: 'ipam.config.json of cdk8s-ipam',
  ...z.toJSONSchema(
    CONFIG.extend({
      acknowledge: z
        .array(acknowledgement.extend({ reason, expires: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }))
        .optional(),
      customRules: z.array(CEL_RULE).optional(),
    }),
    { target: 'draft-7', io: 'input' },
  ),
});
