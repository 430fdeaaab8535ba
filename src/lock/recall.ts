import type { Tenure } from '../model/lock';
import { isDnsSubdomain, type Owner, parseOwner } from '../model/owner';
import type { Parsed } from '../net/parsed';
import { parseTerms, type State } from './tenure-text';

/**
 * What one reading of a lock has understood so far: terms and the beginnings of owners recur on most lines and are
 * judged once. Equal tenures are one object.
 */
export class Recall {
  private readonly tenures: Readonly<Record<State, Map<string, Parsed<Tenure>>>> = {
    bound: new Map(),
    headroom: new Map(),
    retained: new Map(),
    released: new Map(),
  };

  /** `prod/shop/StatefulSet`: what owners have before their names. */
  private readonly kinds = new Set<string>();

  isOwner(text: string): text is Owner {
    const slash = text.lastIndexOf('/');
    const kind = text.substring(0, slash);
    if (this.kinds.has(kind)) return isDnsSubdomain(text.substring(slash + 1));
    const { ok } = parseOwner(text);
    if (ok) this.kinds.add(kind);
    return ok;
  }

  tenure(state: State, terms: string): Parsed<Tenure> {
    const known = this.tenures[state].get(terms);
    if (known) return known;
    const tenure = parseTerms(state, terms);
    this.tenures[state].set(terms, tenure);
    return tenure;
  }
}
