import type { Owner } from '../model/owner';
import { groupedBy } from '../net/grouped-by';

const NOTHING: readonly never[] = [];

/** The lines of a section of the lock, which requests take out: what is left belongs to nobody who is declared. */
export class LinesByOwner<T extends { readonly owner: Owner }> {
  private readonly groups: Map<Owner, T[]>;

  constructor(lines: readonly T[]) {
    this.groups = groupedBy(lines, ({ owner }) => owner);
  }

  /** Those that nobody has taken, in the order of the lock for each owner. */
  get left(): ReadonlyMap<Owner, readonly T[]> {
    return this.groups;
  }

  /** Takes the lines of an owner that concern a request. */
  take(owner: Owner, isConcerned: (line: T) => boolean): readonly T[] {
    const group = this.groups.size > 0 ? this.groups.get(owner) : undefined;
    if (!group) return NOTHING;
    if (group.every(isConcerned)) {
      this.groups.delete(owner);
      return group;
    }
    this.groups.set(
      owner,
      group.filter((line) => !isConcerned(line)),
    );
    return group.filter(isConcerned);
  }
}
