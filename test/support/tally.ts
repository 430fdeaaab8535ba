/** How often things happened: a model in which nothing happens shows nothing. */
export class Tally {
  private readonly counts = new Map<string, number>();

  readonly add = (what: string, by = 1): void => {
    this.counts.set(what, this.of(what) + by);
  };

  readonly of = (what: string): number => this.counts.get(what) ?? 0;

  toString(): string {
    return [...this.counts]
      .sort(([, a], [, b]) => b - a)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
  }
}
