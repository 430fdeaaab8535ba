import { absorb, FNV_OFFSET, finish } from '../../allocate/hash';
import type { Problem } from '../../model/problem';
import { fingerprintOf } from '../policy/baseline';
import type { Verdict } from '../verdict';

/**
 * A fingerprint for each verdict: the same from run to run while rule, object and field are the same, whatever lines are
 * put in above. Where several have all that in common their messages tell them apart, then their order.
 */
export function fingerprints(verdicts: readonly Verdict[]): readonly string[] {
  const seen = new Map<string, number>();
  return verdicts.map(({ problem }) => {
    const hash = hex(`${fingerprintOf(problem)}\n${withoutNumbers(problem)}`);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}

/** A message may count things that change while the problem stays. */
const withoutNumbers = ({ message }: Problem): string => message.replace(/\b\d+\b(?![./:])/g, '#');

/** 64 bits, out of two runs of the hash over the same text. */
const hex = (text: string): string =>
  [FNV_OFFSET, SECOND_SEED].map((seed) => finish(absorb(seed, text)).toString(16).padStart(8, '0')).join('');

const SECOND_SEED = 0x9747b28c;
