import { counted } from '../../net/counted';
import type { CapacityChange, DerivedChange, ObjectChange, PlaceChange, Usage } from '../review';
import { atMost, folded, section, table } from './blocks';
import type { Detail } from './detail';
import { code, prose } from './escape';

/** Subnets and pools that come, go or change. */
export function places(changes: readonly PlaceChange[], detail: Detail): readonly string[] {
  const { shown, rest } = atMost(changes, detail.rows);
  const rows = shown.map(({ action, use, key, before, after, reason }) => [
    action,
    `${use} ${code(key)}`,
    fromTo(before, after),
    prose(reason),
  ]);
  return section('Subnets and pools', [...table(['action', 'which', 'CIDR', 'why'], rows), ...aboutRest(rest)]);
}

/** How full pools were, and are. */
export function capacity(changes: readonly CapacityChange[], detail: Detail): readonly string[] {
  const { shown, rest } = atMost(changes, detail.rows);
  const rows = shown.map(({ pool, family, before, after }) => [
    code(pool),
    `IPv${family}`,
    arrow(before.size, after.size),
    arrow(used(before), used(after)),
    arrow(before.free, after.free),
    share(after),
  ]);
  const head = ['pool', 'family', 'addresses', 'with a line', 'free', 'in use'];
  return section('Capacity', [...table(head, rows), ...aboutRest(rest)]);
}

/** What a firewall or a node does otherwise from now on. */
export function derived(changes: readonly DerivedChange[], detail: Detail): readonly string[] {
  const { shown, rest } = atMost(changes, detail.rows);
  const rows = shown.map(({ of, where, added, removed }) => [
    of,
    code(where),
    cidrs(added, detail),
    cidrs(removed, detail),
  ]);
  return section('What follows from it', [...table(['what', 'where', 'comes', 'goes'], rows), ...aboutRest(rest)]);
}

/** Manifests that are others than before. */
export function objects(changes: readonly ObjectChange[], detail: Detail): readonly string[] {
  if (changes.length === 0) return [];
  const { shown, rest } = atMost(changes, detail.rows);
  const rows = shown.map((change) => [
    change.action,
    code(change.cluster),
    code(`${change.kind} ${change.namespace === undefined ? '' : `${change.namespace}/`}${change.name}`),
    fields(change, detail),
  ]);
  const body = [...table(['action', 'cluster', 'object', 'fields'], rows), ...aboutRest(rest)];
  return [folded(`${counted(changes.length, 'object')} of the output`, body)];
}

function fields({ formerly, fields: all }: ObjectChange, detail: Detail): string {
  const { shown, rest } = atMost(all, detail.fields);
  return [
    ...(formerly === undefined ? [] : [`was ${code(formerly)}`]),
    ...shown.map(code),
    ...(rest > 0 ? [`${rest} ${shown.length > 0 ? 'more' : rest === 1 ? 'field' : 'fields'}`] : []),
  ].join(', ');
}

const aboutRest = (rest: number): readonly string[] => (rest > 0 ? [`… and ${rest} more.`] : []);

/** So many CIDRs a cell has. */
const MOST_CIDRS = 12;

function cidrs(all: readonly string[], { fields: limit }: Detail): string {
  const { shown, rest } = atMost(all, limit === 0 ? 3 : MOST_CIDRS);
  return [...shown.map(code), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

const fromTo = (before: readonly string[], after: readonly string[]): string =>
  arrow(before.map(code).join(', '), after.map(code).join(', '));

const arrow = (before: string, after: string): string =>
  before === after ? after : `${before === '' ? '–' : before} → ${after === '' ? '–' : after}`;

const used = ({ held, retained, released }: Usage): string => `${BigInt(held) + BigInt(retained) + BigInt(released)}`;

/** In percent, rounded down. */
const share = (usage: Usage): string =>
  usage.size === '0' ? '–' : `${(BigInt(used(usage)) * 100n) / BigInt(usage.size)} %`;
