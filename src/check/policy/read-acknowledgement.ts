import type { Problem, RuleId, Whereabouts } from '../../model/problem';
import { finding } from '../finding';
import { wrongAcknowledgement } from '../rules/wrong-acknowledgement';
import type { Acknowledgement, Scope } from './acknowledgement';
import { isDay } from './expiry';

/** What somebody answers for. */
export interface AcknowledgeProps {
  /** The id of a rule, such as `IPAM203`; or with one place, `IPAM203[prod/shop/StatefulSet/redis]`. */
  readonly rule: string;
  /**
   * Patterns over identity, construct path or file of a problem, one of which must fit: `*` is any text without a slash,
   * `**` any text, `?` one character.
   *
   * @default every place; in code: the construct and everything below it
   */
  readonly where?: string | readonly string[];
  /** Why the problem is none here, in a few words: ten characters at least. */
  readonly reason: string;
  /** The last day on which it counts, in UTC, such as `2027-01-31`. */
  readonly expires: string;
  /** Where more is said about it: a number, a link. @default none */
  readonly ticket?: string;
}

/** Where an acknowledgement stands, and what it was written on. */
export interface Writing {
  readonly writtenAt: Whereabouts;
  readonly scope?: Scope;
}

export type AcknowledgementRead =
  | { readonly ok: true; readonly acknowledgement: Acknowledgement }
  | { readonly ok: false; readonly problem: Problem };

/** Reads what somebody wrote; values of a wrong type are refused too. Whether there is such a rule is asked later. */
export function readAcknowledgement(props: AcknowledgeProps, { writtenAt, scope }: Writing): AcknowledgementRead {
  const fault = faultOf(props);
  if (fault !== undefined) return { ok: false, problem: finding(wrongAcknowledgement, writtenAt, fault) };
  const { rule, place } = splitRule(props.rule);
  const { where = [], reason, expires, ticket } = props;
  const places = [...(place === undefined ? [] : [place]), ...(typeof where === 'string' ? [where] : where)];
  return {
    ok: true,
    acknowledgement: {
      rule: rule as RuleId,
      places,
      ...(scope === undefined ? {} : { scope }),
      reason: reason.trim(),
      expires,
      ...(ticket === undefined ? {} : { ticket }),
      writtenAt,
    },
  };
}

/** Shorter ones say nothing: "ok", "see above". */
const SHORTEST_REASON = 10;

const isReason = (text: unknown): text is string =>
  typeof text === 'string' && text.trim().length >= SHORTEST_REASON && /\S\s+\S/.test(text);

function faultOf(props: AcknowledgeProps): string | undefined {
  const { rule, where, reason, expires, ticket } = (props ?? {}) as Partial<Record<keyof AcknowledgeProps, unknown>>;
  if (typeof rule !== 'string') return 'An acknowledgement does not say of which rule it is.';
  const isPlaced = where === undefined || [where].flat().every((text) => typeof text === 'string' && text !== '');
  if (!isPlaced) return `The acknowledgement of ${rule} says something as \`where\` that is no text.`;
  if (reason === undefined || reason === '') return `The acknowledgement of ${rule} gives no reason.`;
  if (!isReason(reason))
    return `The acknowledgement of ${rule} gives ${JSON.stringify(reason)} as its reason, of which nobody can learn why.`;
  if (expires === undefined) return `The acknowledgement of ${rule} has no end: it lacks \`expires\`.`;
  if (typeof expires !== 'string' || !isDay(expires))
    return `The acknowledgement of ${rule} ends on ${JSON.stringify(expires)}, which is no day such as 2027-01-31.`;
  if (ticket !== undefined && typeof ticket !== 'string')
    return `The acknowledgement of ${rule} has a ticket that is no text.`;
  return undefined;
}

interface RuleText {
  readonly rule: string;
  readonly place?: string;
}

function splitRule(text: string): RuleText {
  const match = /^([^[\]]+)\[(.+)\]$/.exec(text.trim());
  return match === null ? { rule: text.trim() } : { rule: match[1]!, place: match[2]! };
}
