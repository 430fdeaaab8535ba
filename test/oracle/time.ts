import { type Instant, instantPlus } from '../../src/model/instant';
import type { Lock, Released, Tenure } from '../../src/model/lock';
import { censusOf, show, thingOf } from './census';

/** What `lock gc` at an instant has to make of a tenure: undefined where the line leaves. */
function aged(tenure: Tenure, now: Instant): Tenure | undefined {
  if (tenure.state === 'bound' || tenure.state === 'headroom') return tenure;
  if (tenure.state === 'retained') {
    const { since } = tenure;
    if (tenure.for === 'forever') return tenure;
    if (since === undefined) return { ...tenure, since: now };
    const isOver = since < now && instantPlus(since, tenure.for) <= now;
    return isOver ? { state: 'released', since: now, quarantine: tenure.quarantine } : tenure;
  }
  return agedReleased(tenure as Released, now);
}

function agedReleased(released: Released, now: Instant): Tenure | undefined {
  const { since, quarantine } = released;
  if (since === undefined) return quarantine === 0 ? undefined : { ...released, since: now };
  return since < now && instantPlus(since, quarantine) <= now ? undefined : released;
}

/** What is wrong with what `lock gc` made of a lock. */
export function faultsOfGc(before: Lock, after: Lock, now: Instant): string[] {
  const left = new Map(censusOf(after).map((entry) => [thingOf(entry), entry]));
  const faults = censusOf(before).flatMap((entry) => {
    const wanted = aged(entry.tenure, now);
    const is = left.get(thingOf(entry));
    left.delete(thingOf(entry));
    if (!wanted) return is ? [`should have left: ${show(is)}`] : [];
    const isSame =
      is && JSON.stringify({ ...entry, tenure: order(wanted) }) === JSON.stringify({ ...is, tenure: order(is.tenure) });
    return isSame ? [] : [`${show(entry)} became ${is ? show(is) : 'nothing'} at ${now}`];
  });
  return [...faults, ...[...left.values()].map((entry) => `out of nowhere: ${show(entry)}`)];
}

const order = (tenure: Tenure): unknown => Object.entries(tenure).sort();
