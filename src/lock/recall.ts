import type { Tenure } from '../model/lock';
import type { Parsed } from '../net/parsed';
import { parseTerms, type State } from './tenure-text';

/**
 * What one reading of a lock has understood so far: the same few terms recur on most lines and are judged once. Equal
 * tenures are one object.
 */
export class Recall {
  private readonly tenures: Readonly<Record<State, Map<string, Parsed<Tenure>>>> = {
    bound: new Map(),
    headroom: new Map(),
    retained: new Map(),
    released: new Map(),
  };

  tenure(state: State, terms: string): Parsed<Tenure> {
    const tenures = this.tenures[state];
    const known = tenures.get(terms);
    if (known) return known;
    const tenure = parseTerms(state, terms);
    tenures.set(terms, tenure);
    return tenure;
  }
}
