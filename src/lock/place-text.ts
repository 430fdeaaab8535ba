const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const FORM = {
  subnet: new RegExp(`^${NAME}/${NAME}$`),
  pool: new RegExp(`^${NAME}/${NAME}/${NAME}$`),
} as const;

/** Whether the text is a key of this use: `cluster/subnet`, or `cluster/subnet/pool`. */
export const isPlaceOf = (use: keyof typeof FORM, text: string): boolean => FORM[use].test(text);

export const isPlace = (text: string): boolean => isPlaceOf('subnet', text) || isPlaceOf('pool', text);
