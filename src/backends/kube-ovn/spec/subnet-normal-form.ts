import { compareText, sortedBy } from '../../../net/compare';
import { nameOf } from '../../../net/family';
import { Range } from '../../../net/range';
import { RangeSet } from '../../../net/range-set';
import { DEFAULT_VPC } from '../object-names';
import { defaultGateway } from '../usable-range';
import { type Fields, fault, type SpecFault, textOf, textsIn } from './spec-fault';
import { addressesOf, cidrsOf, isOvnProvider, vpcOf } from './subnet-spec';
import { PROTOCOLS } from './subnet-values';
import { readSpan } from './text-forms';

/**
 * The fields of a Subnet that the controller would write otherwise than they stand: what it fills in where nothing was
 * said is no difference to a GitOps engine, what it rewrites is one for ever. Of a subnet that it would reject nothing
 * is said.
 */
export const rewrittenSubnetFields = (spec: Fields): readonly SpecFault[] =>
  Object.entries(rewrittenBy(spec)).flatMap(([key, rewritten]) => {
    const own = spec[key];
    if (own === undefined || own === '' || isSame(own, rewritten)) return [];
    return fault([key], `The controller rewrites ${key} from ${JSON.stringify(own)} to ${JSON.stringify(rewritten)}.`);
  });

function rewrittenBy(spec: Fields): Fields {
  const cidrs = cidrsOf(spec);
  if (cidrs.length !== textOf(spec, 'cidrBlock').split(',').length) return {};
  const isRejected = !['', ...PROTOCOLS].includes(textOf(spec, 'protocol'));
  const [only, second] = cidrs;
  return {
    cidrBlock: cidrs.join(','),
    ...(only === undefined || isRejected ? {} : { protocol: second === undefined ? nameOf(only.family) : 'Dual' }),
    gateway: gateways(spec).join(','),
    ...excludedTexts(spec),
    ...(isDistributed(spec) ? { gatewayNode: '' } : {}),
  };
}

/** The controller fills in the type of gateway in the default VPC only. */
const isDistributed = (spec: Fields): boolean =>
  (textOf(spec, 'gatewayType') || (isOvnProvider(spec) && vpcOf(spec) === DEFAULT_VPC ? 'distributed' : '')) ===
  'distributed';

/** The gateways that were named, and the first usable address of each family that has none. */
export const gateways = (spec: Fields): readonly string[] =>
  cidrsOf(spec).map((cidr) => {
    const named = addressesOf(textOf(spec, 'gateway')).find(({ family }) => family === cidr.family);
    return String(named ?? defaultGateway(cidr));
  });

/** Overlapping ranges become one, gateways are added where no item has them, and all is sorted as texts. */
function excludedTexts(spec: Fields): Fields {
  const items = textsIn(spec, 'excludeIps');
  const spans = items.flatMap(({ value }) => {
    const span = readSpan(value);
    return span.ok ? span.value : [];
  });
  if (items.length === 0 || spans.length < items.length) return {};
  const covered = RangeSet.from(spans);
  const missing = gateways(spec).filter((gateway) => !covered.covers(Range.of(gateway)));
  return { excludeIps: sortedBy([...mergedWhereOverlapping(spans).map(String), ...missing], compareText) };
}

/** Ranges that have an address in common become one; those that only adjoin stay apart. */
function mergedWhereOverlapping(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of sortedBy(ranges, Range.compare)) {
    const before = merged.at(-1);
    if (before?.overlaps(range)) merged[merged.length - 1] = joined(before, range);
    else merged.push(range);
  }
  return merged;
}

const joined = (a: Range, b: Range): Range => Range.between(a.first, a.last.isBefore(b.last) ? b.last : a.last);

const isSame = (own: unknown, rewritten: unknown): boolean => JSON.stringify(own) === JSON.stringify(rewritten);
