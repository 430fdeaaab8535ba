/** For an option that may be given several times. */
export const together = (value: string, values: readonly string[]): string[] => [...values, value];
