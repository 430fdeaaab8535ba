import type { HolderEntry } from '../lock/entry';
import { linesByOwner } from '../lock/entry';
import type { ExplainedWorkload, Why } from '../model/explanation';
import type { Owner } from '../model/owner';
import { holdingOf } from './holding';
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
    holdings: entries.map((entry) => ({ ...holdingOf(entry, world), why: whyOf(entry, reasons) })),
  };
}

export function whyOf(entry: HolderEntry, reasons: Reasons): Why {
  switch (entry.section) {
    case 'leases':
      return reasons.ofLease(entry.network, entry.line);
    case 'claims':
      return reasons.ofClaim(entry.line.tenure);
    case 'eips': {
      const { id, owner, ordinals, tenure } = entry.line;
      return reasons.ofEip(id, { owner, ordinal: ordinals?.first, tenure });
    }
  }
}
