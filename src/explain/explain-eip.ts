import type { ExplainedEip } from '../model/explanation';
import { whyOf } from './explain-workload';
import { holdingOf } from './holding';
import { Reasons } from './why-held';
import type { World } from './world';

export function explainEip(id: string, world: World): ExplainedEip {
  const { lock, declarations } = world.facts;
  const inventory = declarations?.inventories.find(({ ids }) => ids.includes(id));
  const stock = inventory && { inventory: inventory.key, declared: inventory.where };
  const line = lock.eips.find((each) => each.id === id);
  if (line === undefined)
    return {
      kind: 'eip',
      id,
      ...stock,
      why: { reason: 'free', text: 'Nobody has it: the next claim on its inventory may get it.' },
    };
  const entry = { section: 'eips' as const, line };
  const declared = world.declarationsOf(line.owner)[0]?.where ?? stock?.declared;
  return {
    kind: 'eip',
    id,
    ...stock,
    holding: holdingOf(entry, world),
    why: whyOf(entry, new Reasons(world)),
    ...(declared && { declared }),
  };
}
