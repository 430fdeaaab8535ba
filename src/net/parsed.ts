/** What parsing text gives: the value, or why the text is not one, with the text that was probably meant. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** Why a text was refused. `reason` completes the sentence "`<text>` …"; `suggestion` is a text that would be accepted. */
export interface Fault {
  readonly text: string;
  readonly reason: string;
  readonly suggestion?: string;
}

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const refused = (
  text: string,
  reason: string,
  suggestion?: string,
): { readonly ok: false; readonly fault: Fault } => ({
  ok: false,
  fault: suggestion === undefined ? { text, reason } : { text, reason, suggestion },
});

/** One sentence about a fault, for messages. */
export const describeFault = (fault: Fault): string =>
  `"${fault.text}" ${fault.reason}${fault.suggestion === undefined ? '' : `; write "${fault.suggestion}"`}`;

/** The value, or a thrown Error: for literals in code and for text that was parsed before. */
export const valueOrThrow = <T>(result: Parsed<T>): T => {
  if (result.ok) return result.value;
  throw new Error(describeFault(result.fault));
};
