import { z } from 'zod';
import { parseDuration, type Seconds } from '../model/duration';
import { isDnsLabel, isDnsSubdomain } from '../model/owner';
import type { Problem, Whereabouts } from '../model/problem';
import { parseVersion } from '../model/version';
import { Address } from '../net/address';
import { Cidr } from '../net/cidr';
import { describeFault, type Parsed } from '../net/parsed';
import { Range } from '../net/range';

/** What reading props gives: the value where all of it is right, and a problem for each thing that is not. */
export interface PropsRead<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads the props of a construct. Nothing throws: a wrong prop is a problem with the construct's path, reported together
 * with all others at synth. Unknown props are refused, because a misspelt one would be lost in silence.
 */
export function readProps<S extends z.ZodType>(schema: S, props: unknown, where: Whereabouts): PropsRead<z.output<S>> {
  const result = schema.safeParse(props);
  return result.success
    ? { value: result.data, problems: [] }
    : { value: undefined, problems: result.error.issues.flatMap((issue) => problemsOf(issue, where)) };
}

/** The props, or none where a caller without types has left them out: then it is told what is missing. */
export const orNone = <P extends object>(props: P | null | undefined): P => props ?? ({} as P);

function problemsOf(issue: z.core.$ZodIssue, where: Whereabouts): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownProp([...issue.path, key], where));
  const prop = pathText(issue.path);
  return [
    {
      rule: 'IPAM111',
      severity: 'error',
      where,
      message: prop === '' ? `The props are wrong: ${issue.message}.` : `The prop ${prop}: ${issue.message}.`,
      fix: prop === '' ? 'Correct the props.' : `Correct the prop ${prop}.`,
    },
  ];
}

const unknownProp = (path: readonly PropertyKey[], where: Whereabouts): Problem => ({
  rule: 'IPAM110',
  severity: 'error',
  where,
  message: `There is no prop ${pathText(path)} here; it would be lost without a word.`,
  fix: `Remove ${pathText(path)} or correct its spelling.`,
});

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );

const parsedBy = <T>(parse: (text: string) => Parsed<T>) =>
  z.string().transform((text, context): T => {
    const result = parse(text);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: describeFault(result.fault) });
    return z.NEVER;
  });

export const address = parsedBy(Address.parse);
export const cidr = parsedBy(Cidr.parse);
export const range = parsedBy(Range.parse);
export const duration = parsedBy<Seconds>(parseDuration);
export const version = parsedBy(parseVersion);
export const count = z.int('a whole number is wanted').min(0, 'a number below 0 makes no sense');
export const dnsLabel = z
  .string()
  .refine(isDnsLabel, 'Kubernetes wants lower-case letters, digits and dashes, at most 63 (DNS label)');
export const objectName = z
  .string()
  .refine(
    isDnsSubdomain,
    'Kubernetes wants lower-case letters, digits, dashes and dots, at most 253 (DNS subdomain); without this prop it is the construct id',
  );

/** One value or a list of values, read as a list. (A union of schemas would say only "invalid input".) */
export const oneOrMore = <S extends z.ZodType>(schema: S) =>
  z.unknown().transform((value, context): z.output<S>[] => {
    const isList = Array.isArray(value);
    return (isList ? value : [value]).map((item, i): z.output<S> => {
      const read = schema.safeParse(item);
      if (read.success) return read.data;
      for (const { message, path } of read.error.issues) {
        context.addIssue({ code: 'custom', message, path: isList ? [i, ...path] : [...path] });
      }
      return z.NEVER;
    });
  });
