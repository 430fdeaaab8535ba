import type { HolderEntry } from '../lock/entry';
import type { Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import type { AllocationAction } from './review';
import type { Transition } from './transitions';

/** What is known besides the lines. */
export interface ActionContext {
  /** Whether a line of the base may leave the lock now. */
  readonly mayLeave: (tenure: Tenure) => boolean;
  /** Old owner → new owner, of the renames that the head has made. */
  readonly renames: ReadonlyMap<Owner, Owner>;
}

/**
 * What one transition is. By the states before (down) and after (across), for one holder; `–` is no line:
 *
 *                 –         bound      headroom   retained   released
 *     –                     allocate   allocate   retain     release
 *     bound       erase     amend      spare      retain     release
 *     headroom    erase     activate   amend      retain     release
 *     retained    erase     return     return     amend      release
 *     released    expire *  return     return     retain     amend
 *
 *     * erase where its quarantine is not over
 *
 * A claim that comes from elsewhere moves; with another holder it is a rename or a reassignment.
 */
export function actionOf({ before, after, from }: Transition, { mayLeave, renames }: ActionContext): AllocationAction {
  if (before === undefined) return from ? 'move' : arrivalAction(after!);
  if (after === undefined) return mayLeave(before.line.tenure) ? 'expire' : 'erase';
  if (isSameHolder(before, after)) return ownAction(before, after);
  if (!isSameHolder(renamed(before, renames), after)) return 'reassign';
  const action = ownAction(before, after);
  return SMALLER_THAN_A_RENAME.has(action) ? 'rename' : action;
}

/** Of a change of state and a change of name in one, the greater is told. */
const SMALLER_THAN_A_RENAME: ReadonlySet<AllocationAction> = new Set(['amend', 'activate', 'spare']);

const arrivalAction = (after: HolderEntry): AllocationAction => {
  const { state } = after.line.tenure;
  if (state === 'released') return 'release';
  return state === 'retained' ? 'retain' : 'allocate';
};

function ownAction(before: HolderEntry, after: HolderEntry): AllocationAction {
  const [was, is] = [before.line.tenure.state, after.line.tenure.state];
  if (was === is) return 'amend';
  switch (is) {
    case 'retained':
      return 'retain';
    case 'released':
      return 'release';
    case 'bound':
      return was === 'headroom' ? 'activate' : 'return';
    case 'headroom':
      return was === 'bound' ? 'spare' : 'return';
  }
}

/** Both lines are cut to the same addresses, so that the first ordinals tell. */
const isSameHolder = ({ line: a }: HolderEntry, { line: b }: HolderEntry): boolean =>
  a.owner === b.owner && a.nic === b.nic && a.ordinals?.first === b.ordinals?.first;

const renamed = (entry: HolderEntry, renames: ReadonlyMap<Owner, Owner>): HolderEntry => {
  const owner = renames.get(entry.line.owner);
  return owner === undefined ? entry : ({ ...entry, line: { ...entry.line, owner } } as HolderEntry);
};
