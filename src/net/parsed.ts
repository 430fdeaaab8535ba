/** What parsing text gives: the value, or why the text is not one, with the text that was probably meant. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Refused;

export interface Refused {
  readonly ok: false;
  readonly fault: Fault;
}

/**
 * Why a text was refused. `reason` completes the sentence "`<text>` …"; `suggestion` is a text that the same parser
 * accepts, and is absent where nobody can know what was meant.
 */
export interface Fault {
  readonly text: string;
  readonly reason: string;
  readonly suggestion?: string;
}

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const refused = (text: string, reason: string, suggestion?: string): Refused => ({
  ok: false,
  fault: suggestion === undefined ? { text, reason } : { text, reason, suggestion },
});

/** The text that was meant by a parsed text: the value's own, else the one that its fault suggests. */
export const meantBy = (result: Parsed<{ toString(): string }>): string | undefined =>
  result.ok ? result.value.toString() : result.fault.suggestion;

/** One sentence about a fault, for messages. Line breaks and quotes in the text are escaped. */
export const describeFault = ({ text, reason, suggestion }: Fault): string =>
  `${JSON.stringify(text)} ${reason}${suggestion === undefined ? '' : `; write ${JSON.stringify(suggestion)}`}`;

/** The value, or a thrown Error: for literals in code and for text that was parsed before. */
export const valueOrThrow = <T>(result: Parsed<T>): T => {
  if (result.ok) return result.value;
  throw new Error(describeFault(result.fault));
};
