import type { RuleId, Severity, Whereabouts } from '../../model/problem';
import type { Rule } from '../rule';
import type { Acknowledgement } from './acknowledgement';
import type { Baseline } from './baseline';

/**
 * check/policy: which problems count. Rules find problems; the policy of a project says how severe each is to it, for
 * which ones somebody has answered, and which were there before checks began. Nothing is lost: every problem gets one
 * verdict, and what the policy itself gets wrong is a finding too.
 */
export interface Policy {
  readonly preset: Preset;
  /** Of those that fit a problem the last one counts. */
  readonly settings: readonly RuleSetting[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly baseline?: Baseline;
  /** The rules of users, besides those of the catalogue. */
  readonly rules: readonly Rule[];
}

/** `recommended`: as the rules say. `strict`: warnings are errors. */
export type Preset = 'recommended' | 'strict';

export const PRESETS: readonly Preset[] = ['recommended', 'strict'];

/** How severe the problems of a rule are, or that they are none. */
export type Level = 'off' | Severity;

export const LEVELS: readonly Level[] = ['off', 'warning', 'error'];

export interface RuleSetting {
  readonly rule: RuleId;
  readonly level: Level;
  /** Globs over identity, construct path or file of a problem, one of which must fit. Empty: everywhere. */
  readonly places: readonly string[];
  /** Why; needed where an error is turned down or off. */
  readonly reason?: string;
  readonly writtenAt: Whereabouts;
}

/** Where nobody has said anything: everything counts as its rule says. */
export const NO_POLICY: Policy = { preset: 'recommended', settings: [], acknowledgements: [], rules: [] };
