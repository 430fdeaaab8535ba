import type { Policy } from '../check/policy/policy';
import type { UserRule } from '../check/user/user-rule';
import type { Problem, Severity, Whereabouts } from '../model/problem';
import type { IpamConfig, ManifestsProps } from './define-config';

/** What a project says of its checks, read. */
export interface Settings {
  /** The configuration file, relative to the working folder. Absent: there is none. */
  readonly file?: string;
  /** As it was written, as far as it could be read. */
  readonly config: IpamConfig;
  /** With the baseline, where there is one. */
  readonly policy: Policy;
  readonly userRules: readonly UserRule[];
  readonly manifests: readonly ManifestGroup[];
  readonly ignore: readonly IgnoredFiles[];
  /** Relative to the working folder, whether it is there or not. Absent: none is wanted. */
  readonly baselineFile?: string;
  readonly failOn: Severity;
  /** Where a key of the configuration stands, such as `['preset']`. */
  readonly whereIs: (path: readonly PropertyKey[]) => Whereabouts;
  /** What is wrong with the files themselves. All are errors that nobody may silence: nothing should be judged then. */
  readonly problems: readonly Problem[];
}

/** YAML of one cluster. */
export interface ManifestGroup extends Omit<ManifestsProps, 'files'> {
  readonly files: readonly string[];
  readonly writtenAt: Whereabouts;
}

/** Files that are passed over. */
export interface IgnoredFiles {
  readonly files: readonly string[];
  readonly reason: string;
  readonly writtenAt: Whereabouts;
}

export const DEFAULT_BASELINE = 'ipam-baseline.json';
