import type { Level, Preset } from '../check/policy/policy';
import type { AcknowledgeProps } from '../check/policy/read-acknowledgement';
import type { CustomRule } from '../check/user/custom-rule';
import type { Severity } from '../model/problem';

/**
 * config: what a project says of its checks, in `ipam.config.{ts,js,mjs,cjs,json}` in the folder of cdk8s.yaml. A shell: it
 * reads files and runs the user's, and gives settings as plain data.
 */
export interface IpamConfig {
  /** `recommended`: problems are as severe as their rules say. `strict`: warnings are errors. @default 'recommended' */
  readonly preset?: Preset;
  /**
   * How severe the problems of a rule are, by its id: of several settings that fit a problem the last one counts.
   *
   * @default as the preset says
   */
  readonly rules?: Readonly<Record<string, Level | RuleSettingProps | readonly RuleSettingProps[]>>;
  /** Problems for which somebody has answered. @default none */
  readonly acknowledge?: readonly AcknowledgeProps[];
  /** YAML in the repository that `check` looks at, which others wrote: patterns, or patterns with their cluster. @default none */
  readonly manifests?: readonly (string | ManifestsProps)[];
  /** Files that `check` passes over. @default none */
  readonly ignore?: readonly IgnoreProps[];
  /** The file of the problems that were there before checks began, or that there is none. @default 'ipam-baseline.json' */
  readonly baseline?: string | false;
  /** From which severity on `check` fails. (Synth fails for errors; `strict` makes warnings errors.) @default 'error' */
  readonly failOn?: Severity;
  /** Rules of your own. @default none */
  readonly customRules?: readonly CustomRule[];
}

/** How severe a rule is, and where. */
export interface RuleSettingProps {
  readonly severity: Level;
  /** Patterns over identity, construct path or file of a problem, one of which must fit. @default everywhere */
  readonly where?: string | readonly string[];
  /** Why: needed where an error is turned down or off. Ten characters at least. @default none */
  readonly reason?: string;
}

/** YAML of one cluster; what is absent is not known, and it is judged for every version then. */
export interface ManifestsProps {
  /** Patterns over paths of files from the working folder: `*`, `**` and `?`. */
  readonly files: string | readonly string[];
  /** The cluster that it is for, as the lock names it. @default the only one that there is */
  readonly cluster?: string;
  /** The version of Calico, such as `3.32`. @default unknown */
  readonly calico?: string;
  /** Which API holds its pools. @default unknown */
  readonly calicoApi?: 'native' | 'aggregated' | 'crd';
  /** The version of Kube-OVN, such as `1.15`. @default unknown */
  readonly kubeOvn?: string;
  /** The version of tke-eni-ipamd, such as `3.4.7`. @default unknown */
  readonly tke?: string;
}

/** Files that are passed over, and why. */
export interface IgnoreProps {
  readonly files: string | readonly string[];
  /** Ten characters at least. */
  readonly reason: string;
}

/** A configuration as it is given: for its types. */
export const defineConfig = (config: IpamConfig): IpamConfig => config;
