import { type Ageing, ageAt } from '../lock/aging';
import type { Released, Retained } from '../model/lock';
import type { Fault } from './fault';
import { dateOf, type Moment } from './moment';

/**
 * A line leaves in one way only: released, dated, and its quarantine over, all of it in the base. An undated line without
 * quarantine leaves at once, as `lock gc` has it.
 */
export function faultsOfDeparture(tenure: Ageing, { asOf }: Moment): Fault[] {
  if (tenure.state === 'retained') return ['retainedErased'];
  if (tenure.state !== 'released') return ['erased'];
  if (ageAt(tenure, asOf).kind === 'removed') return [];
  return [tenure.since === undefined ? 'quarantineSkipped' : 'quarantineCutShort'];
}

/**
 * What is wrong where one holder keeps one thing. Held lines may have any terms, which are those of the declaration, and
 * become retained or released; those may become held, which is a return. Only dates and kept terms can be wrong.
 */
export const faultsOfTenure = (before: Ageing, after: Ageing, moment: Moment): Fault[] => [
  ...faultsOfDate(before, after, moment),
  ...faultsOfTerms(before, after),
];

/**
 *     base                  now                     the date
 *     released              released since=…        begins to count: written by lock gc
 *     retained since=…      released since=…        begins to count: aged by lock gc
 *     released since=…      released                is gone: the owner was back and has left again, or gc was reverted
 *     released since=…      released since=other    changed: mended with --restamp where it was in the future
 *     anything else         since=…                 out of nowhere
 */
function faultsOfDate(before: Ageing, after: Ageing, moment: Moment): Fault[] {
  const [was, is] = [dateOf(before), dateOf(after)];
  if (is === undefined) return [];
  if (before.state === after.state && was !== undefined) {
    if (was === is) return [];
    return was > moment.asOf && is <= moment.asOf ? ['dateMended', ...faultsOfTime(is, moment)] : ['dateChanged'];
  }
  const isAged = before.state === 'retained' && was !== undefined && after.state === 'released';
  return before.state === after.state || isAged ? faultsOfTime(is, moment) : ['dateFromNowhere'];
}

function faultsOfTime(date: string, { asOf, latest }: Moment): Fault[] {
  if (date > asOf) return ['dateAhead'];
  return latest !== undefined && date < latest ? ['dateBehind'] : [];
}

/** Nobody declares the terms of a line whose owner is gone, so they stay, or get longer. */
function faultsOfTerms(before: Ageing, after: Ageing): Fault[] {
  if (!isKept(before) || !isKept(after)) return [];
  const isQuarantineShorter = after.quarantine < before.quarantine;
  const isRetentionShorter =
    before.state === 'retained' && after.state === 'retained' && lengthOf(after) < lengthOf(before);
  return isQuarantineShorter || isRetentionShorter ? ['termsShortened'] : [];
}

const isKept = (tenure: Ageing): tenure is Retained | Released =>
  tenure.state === 'retained' || tenure.state === 'released';

const lengthOf = (retained: Retained): number => (retained.for === 'forever' ? Number.POSITIVE_INFINITY : retained.for);
