import { RULES } from '../check/catalogue';
import type { Whereabouts } from '../model/problem';
import type { IpamConfig } from './define-config';
import type { Settings } from './settings';

/** A setting, and who says so. */
export interface SettingLine {
  /** The key, such as `preset` or `rules.IPAM225`. */
  readonly name: string;
  readonly value: unknown;
  readonly source: 'default' | 'preset' | 'config' | 'command line';
  /** Where it stands in the configuration. */
  readonly at?: Whereabouts;
}

/** Settings that options of a command replace. */
export type CommandLineSettings = Partial<Pick<IpamConfig, 'failOn' | 'baseline' | 'manifests'>>;

/** Each setting that holds, with its source: what a command prints that is asked why it judges as it does. */
export function effectiveSettings(settings: Settings, given: CommandLineSettings = {}): readonly SettingLine[] {
  const { config, policy, failOn, baselineFile = false } = settings;
  const lineOf = (name: keyof IpamConfig, value: unknown): SettingLine => {
    if (given[name as keyof CommandLineSettings] !== undefined)
      return { name, value: given[name as keyof CommandLineSettings], source: 'command line' };
    if (config[name] === undefined) return { name, value, source: 'default' };
    return { name, value, source: 'config', at: settings.whereIs([name]) };
  };
  return [
    lineOf('preset', policy.preset),
    lineOf('failOn', failOn),
    lineOf('baseline', baselineFile),
    ...ruleLines(settings),
    lineOf('acknowledge', policy.acknowledgements.length),
    lineOf('manifests', config.manifests ?? []),
    lineOf('ignore', config.ignore ?? []),
    lineOf(
      'customRules',
      policy.rules.map(({ id }) => id),
    ),
  ];
}

/** What the preset makes of rules, then what the configuration does. */
function ruleLines({ policy, config, whereIs }: Settings): readonly SettingLine[] {
  const own = Object.entries(config.rules ?? {});
  const settled = new Set(own.map(([rule]) => rule));
  const raised = [...RULES, ...policy.rules].filter(({ id, severity }) => severity === 'warning' && !settled.has(id));
  const byPreset = policy.preset === 'strict' ? raised : [];
  return [
    ...byPreset.map(({ id }): SettingLine => ({ name: `rules.${id}`, value: 'error', source: 'preset' })),
    ...own.map(
      ([rule, value]): SettingLine => ({
        name: `rules.${rule}`,
        value,
        source: 'config',
        at: whereIs(['rules', rule]),
      }),
    ),
  ];
}
