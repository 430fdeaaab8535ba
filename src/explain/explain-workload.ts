import { type HolderEntry, type LeaseEntry, linesByOwner } from '../lock/entry';
import type { ExplainedWorkload, Why } from '../model/explanation';
import type { Owner } from '../model/owner';
import { holdingOf, partHolding } from './holding';
import { Reasons } from './why-held';
import type { World } from './world';

export function explainWorkload(owner: Owner, world: World): ExplainedWorkload {
  const reasons = new Reasons(world);
  const [declaration] = world.declarationsOf(owner);
  const { where, formerly } = declaration ?? {};
  const entries = linesByOwner(world.facts.lock).get(owner) ?? [];
  return {
    kind: 'workload',
    owner,
    ...(world.isAppAsked && { isDeclared: declaration !== undefined }),
    ...(where && { declared: where }),
    ...(formerly !== undefined && { formerly }),
    holdings: entries.flatMap((entry) => holdingsOf(entry, world, reasons)),
  };
}

/** A line, in parts where the reasons part. */
function holdingsOf(entry: HolderEntry, world: World, reasons: Reasons): ExplainedWorkload['holdings'] {
  if (entry.section !== 'leases') return [{ ...holdingOf(entry, world), why: whyOf(entry, reasons) }];
  const { network, line } = entry;
  const parts = reasons.partsOf(network, line);
  return parts.map(({ range, why }) => ({ ...partHolding(network, line, { range, world }), why }));
}

/** Why a claim or an EIP stands as it does. */
export function whyOf(entry: Exclude<HolderEntry, LeaseEntry>, reasons: Reasons): Why {
  if (entry.section === 'claims') return reasons.ofClaim(entry.line.tenure);
  const { id, owner, ordinals, tenure } = entry.line;
  return reasons.ofEip(id, { owner, ordinal: ordinals?.first, tenure });
}
