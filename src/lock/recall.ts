import type { Tenure } from '../model/lock';
import { type Owner, parseOwner } from '../model/owner';
import { type Parsed, parsed } from '../net/parsed';
import { parseTerms, type State } from './tenure-text';

/**
 * What one reading of a lock has understood so far. Owners and terms recur on thousands of lines: each is judged once,
 * and equal tenures are one object.
 */
export class Recall {
  private readonly owners = new Map<string, Parsed<Owner>>();
  private readonly tenures: Readonly<Record<State, Map<string, Parsed<Tenure>>>> = {
    bound: new Map(),
    headroom: new Map(),
    retained: new Map(),
    released: new Map(),
  };

  owner(text: string): Parsed<Owner> {
    const known = this.owners.get(text);
    if (known) return known;
    const identity = parseOwner(text);
    const owner = identity.ok ? parsed(text) : identity;
    this.owners.set(text, owner);
    return owner;
  }

  tenure(state: State, terms: string): Parsed<Tenure> {
    const known = this.tenures[state].get(terms);
    if (known) return known;
    const tenure = parseTerms(state, terms);
    this.tenures[state].set(terms, tenure);
    return tenure;
  }
}
