import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { NO_POLICY, type Policy, type RuleSetting } from '../check/policy/policy';
import { readAcknowledgement } from '../check/policy/read-acknowledgement';
import type { CelLibrary } from '../check/user/cel-library';
import { readUserRules, type UserRulesRead } from '../check/user/read-custom-rule';
import type { Whereabouts } from '../model/problem';
import { readBaselineFile } from './baseline-file';
import { readConfigFile } from './config-file';
import { configProblems } from './config-problems';
import { CONFIG, type ConfigValue } from './config-schema';
import type { IpamConfig } from './define-config';
import { literalPosition } from './literal-position';
import { DEFAULT_BASELINE, type Settings } from './settings';

/** Where settings come from: the file in a folder, an object in code instead, or neither. */
export interface SettingsSource {
  /** @default the working folder */
  readonly folder?: string;
  /** Absent: the file in the folder. False: no configuration, and no baseline. */
  readonly config?: IpamConfig | false;
}

/** Reads the configuration of a project and its baseline. Whatever is wrong with them is a problem, never thrown. */
export function readSettings({ folder = '.', config }: SettingsSource = {}): Settings {
  if (config === false) return settingsOf({}, { folder, hasBaseline: false, whereIs: () => ({}) });
  if (config !== undefined) return settingsOfValue(config, { folder, hasBaseline: true, whereIs: fieldOf });
  const read = readConfigFile(folder);
  if (read.kind === 'none') return settingsOf({}, { folder, hasBaseline: true, whereIs: () => ({}) });
  if (read.kind === 'refused')
    return { ...settingsOf({}, { folder, hasBaseline: false, whereIs: () => ({}) }), problems: read.problems };
  const { file, text, value } = read;
  const whereIs: Settings['whereIs'] = (path) => ({ ...fieldOf(path), file, ...literalPosition(text, path) });
  return { ...settingsOfValue(value, { folder, hasBaseline: true, whereIs }), file };
}

interface Origin {
  readonly folder: string;
  readonly hasBaseline: boolean;
  readonly whereIs: Settings['whereIs'];
}

/** A wrong key takes only itself away: what else is wrong is said in the same run. */
function settingsOfValue(value: unknown, origin: Origin): Settings {
  const read = CONFIG.safeParse(value);
  if (read.success) return settingsOf(read.data, origin);
  return { ...settingsOf({}, origin), problems: configProblems(read.error.issues, origin.whereIs) };
}

function settingsOf(value: ConfigValue, { folder, hasBaseline, whereIs }: Origin): Settings {
  const users = userRulesOf(value, { folder, whereIs });
  const baselineFile = hasBaseline && value.baseline !== false ? (value.baseline ?? DEFAULT_BASELINE) : undefined;
  const baseline = baselineFile === undefined ? undefined : readBaselineFile(baselineFile, folder);
  const acknowledgements = (value.acknowledge ?? []).map((props, i) =>
    readAcknowledgement(props as never, { writtenAt: whereIs(['acknowledge', i]) }),
  );
  const policy: Policy = {
    preset: value.preset ?? NO_POLICY.preset,
    settings: ruleSettingsOf(value, whereIs),
    acknowledgements: acknowledgements.flatMap((read) => (read.ok ? read.acknowledgement : [])),
    ...(baseline?.ok && baseline.baseline.entries.length > 0 && { baseline: baseline.baseline }),
    rules: users.rules.map(({ rule }) => rule),
  };
  return {
    config: value as IpamConfig,
    policy,
    userRules: users.rules,
    manifests: (value.manifests ?? []).map((group, i) => manifestGroup(group, whereIs(['manifests', i]))),
    ignore: (value.ignore ?? []).map(({ files, reason }, i) => ({
      files: [files].flat(),
      reason,
      writtenAt: whereIs(['ignore', i]),
    })),
    ...(baselineFile === undefined ? {} : { baselineFile }),
    failOn: value.failOn ?? 'error',
    whereIs,
    problems: [
      ...users.problems,
      ...acknowledgements.flatMap((read) => (read.ok ? [] : read.problem)),
      ...(baseline?.ok === false ? baseline.problems : []),
    ],
  };
}

const ruleSettingsOf = ({ rules = {} }: ConfigValue, whereIs: Settings['whereIs']): readonly RuleSetting[] =>
  Object.entries(rules).flatMap(([rule, given]) =>
    [given].flat().map((one) => {
      const { severity, where = [], reason } = typeof one === 'string' ? { severity: one } : one;
      return {
        rule: rule as RuleSetting['rule'],
        level: severity,
        places: [where].flat(),
        ...(reason === undefined ? {} : { reason }),
        writtenAt: whereIs(['rules', rule]),
      };
    }),
  );

function manifestGroup(
  group: NonNullable<ConfigValue['manifests']>[number],
  writtenAt: Whereabouts,
): Settings['manifests'][number] {
  if (typeof group === 'string') return { files: [group], writtenAt };
  const { files, ...cluster } = group;
  return { files: [files].flat(), ...(cluster as object), writtenAt };
}

const userRulesOf = (
  { customRules = [] }: ConfigValue,
  { folder, whereIs }: Pick<Origin, 'folder' | 'whereIs'>,
): UserRulesRead =>
  readUserRules(customRules, {
    whereIs: (index, key) => whereIs(['customRules', index, ...(key === undefined ? [] : [key])]),
    library: () => celLibrary(folder),
  });

/** An optional peer: found beside this package, or beside the configuration. */
function celLibrary(folder: string): CelLibrary | undefined {
  for (const from of [__filename, resolve(folder, 'ipam.config.js')])
    try {
      return createRequire(from)('@marcbachmann/cel-js') as CelLibrary;
    } catch {}
  return undefined;
}

const fieldOf: Settings['whereIs'] = (path) => ({ field: path.map(String).join('.') });
