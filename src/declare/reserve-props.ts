/** Addresses kept out of allocation. */
export interface ReserveProps {
  /** `10.0.0.1`, `10.0.0.1..10.0.0.9`, the short `10.0.0.1..9`, or a CIDR. */
  readonly range: string;
  /** Why they are kept. */
  readonly reason: string;
  /**
   * Who holds them, such as a team.
   *
   * @default nobody is named
   */
  readonly owner?: string;
}
