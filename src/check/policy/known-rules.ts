import type { RuleId } from '../../model/problem';
import { nearestTexts } from '../../net/nearest-texts';
import { RULES } from '../catalogue';
import type { Rule } from '../rule';

/** The rules that a policy can speak of: those of the catalogue, and those of users. */
export class KnownRules {
  private readonly byId: ReadonlyMap<string, Rule>;

  constructor(own: readonly Rule[] = []) {
    this.byId = new Map([...RULES, ...own].map((rule) => [rule.id, rule]));
  }

  get(id: RuleId): Rule | undefined {
    return this.byId.get(id);
  }

  /** The id that was probably meant: that of the rule with this name, or the nearest one. Undefined where none is near. */
  meantBy(text: string): RuleId | undefined {
    const named = [...this.byId.values()].find(({ name }) => name === text.toLowerCase());
    if (named !== undefined) return named.id;
    return nearestTexts(text, this.byId.keys())[0] as RuleId | undefined;
  }
}
