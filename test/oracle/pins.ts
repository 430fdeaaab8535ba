import type { Group } from './census';

/** The pins of those identities of a group that exist: ordinals count from 0 where pods have none. */
export function pinsOf({ section, demand, bound, headroom, isSet }: Group): { ordinal: number; address: string }[] {
  if (section !== 'leases' || !demand) return [];
  const wanted = [...bound, ...headroom].map((ordinal) => ordinal ?? 0);
  return demand.pins
    .filter(({ ordinal }) => (isSet ? ordinal < wanted.length : wanted.includes(ordinal)))
    .map(({ ordinal, address }) => ({ ordinal, address: `${address}` }));
}
