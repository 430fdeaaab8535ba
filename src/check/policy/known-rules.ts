import type { RuleId } from '../../model/problem';
import { compareNumber, compareText, firstDifference, sortedBy } from '../../net/compare';
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
    const near = [...this.byId.keys()].map((id) => ({ id, distance: distanceOf(text.toUpperCase(), id) }));
    const [nearest] = sortedBy(near, (a, b) =>
      firstDifference(compareNumber(a.distance, b.distance), compareText(a.id, b.id)),
    );
    return nearest !== undefined && nearest.distance <= FARTHEST ? (nearest.id as RuleId) : undefined;
  }
}

/** Two mistakes in typing; further away somebody meant something else. */
const FARTHEST = 2;

/** How many letters must be put in, left out or replaced (Levenshtein); beyond the farthest it does not matter how many. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > FARTHEST) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
