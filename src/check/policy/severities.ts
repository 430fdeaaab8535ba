import type { Problem, RuleId, Severity } from '../../model/problem';
import { groupedBy } from '../../net/grouped-by';
import { anyFits, type Glob, globOf } from './glob';
import { placesOf } from './places-of';
import type { Policy, RuleSetting } from './policy';

/** How severe a problem is under the settings of a policy, or why it is none. */
export type Weight =
  | { readonly kind: 'counts'; readonly severity: Severity }
  | { readonly kind: 'off'; readonly reason?: string };

/** The settings of a policy by rule. */
export class Severities {
  private readonly byRule: ReadonlyMap<RuleId, readonly Prepared[]>;

  constructor(
    private readonly preset: Policy['preset'],
    settings: readonly RuleSetting[],
  ) {
    const prepared = settings.map((setting) => ({ setting, globs: setting.places.map(globOf) }));
    this.byRule = groupedBy(prepared, ({ setting }) => setting.rule);
  }

  weightOf({ rule, severity, where }: Problem): Weight {
    const settings = this.byRule.get(rule);
    const places = settings === undefined ? [] : placesOf(where);
    const last = settings?.filter(({ globs }) => globs.length === 0 || anyFits(globs, places)).at(-1)?.setting;
    if (last === undefined) return { kind: 'counts', severity: this.preset === 'strict' ? 'error' : severity };
    if (last.level !== 'off') return { kind: 'counts', severity: last.level };
    return { kind: 'off', ...(last.reason === undefined ? {} : { reason: last.reason }) };
  }
}

interface Prepared {
  readonly setting: RuleSetting;
  readonly globs: readonly Glob[];
}
