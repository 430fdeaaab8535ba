/** How many columns a terminal has; undefined where it is none, or does not say: in many containers it has 0. */
export const terminalWidth = ({ columns }: { readonly columns?: number }): number | undefined =>
  columns !== undefined && columns > 0 ? columns : undefined;
