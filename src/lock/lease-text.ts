import { type LeaseLine, leaseLine } from '../model/lock';
import { isOnePod } from '../model/runs';
import { counted } from '../net/counted';
import { type Parsed, parsed, refused } from '../net/parsed';
import { parseHolding, printHolding } from './holding-text';
import { parseRange, printRange } from './range-text';
import type { Recall } from './recall';

/** `10.64.3.0..10.64.3.5 bound prod/shop/StatefulSet/redis 0..5 scaleDown=24h` */
export const printLease = (line: LeaseLine): string => `${printRange(line.range)} ${printHolding(line)}`;

/** Reads only what `printLease` writes. */
export function parseLease(text: string, recall: Recall): Parsed<LeaseLine> {
  const space = text.indexOf(' ');
  const range = parseRange(text.substring(0, space));
  if (!range.ok) return range;
  const holding = parseHolding(text, space + 1, recall);
  if (!holding.ok) return holding;
  const { owner, ordinals, nic, family, tenure } = holding.value;
  if (family === 6) return refused('family=6', 'is not for a line with an address, which shows its family');
  if (ordinals && owner.includes('/Deployment/'))
    return refused(owner, 'has no ordinals: any of its pods takes any address');
  const { count } = range.value;
  if (ordinals && ordinals.last - ordinals.first + 1 !== count)
    return refused(
      text,
      `has ${counted(count, 'address', 'addresses')} for ${counted(ordinals.last - ordinals.first + 1, 'ordinal')}`,
    );
  if (count > 1 && isOnePod(owner)) return refused(text, `has ${range.value.size} addresses for one pod`);
  return parsed(leaseLine({ range: range.value, owner, ordinals, nic, tenure }));
}
