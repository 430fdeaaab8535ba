import type { Command } from 'commander';
import { type HolderEntry, printEntry } from '../lock/entry';
import { releaseLines } from '../lock/release';
import { parseReleaseTarget, type ReleaseTarget } from '../lock/release-target';
import type { Lock } from '../model/lock';
import { describeFault } from '../net/parsed';
import { clusterAdvice } from './cluster-advice';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { LOCK_OPTION } from './lock-option';
import { loadLock, saveLock } from './lock-source';
import { addressChanges } from './lock-summary';
import { type Finish, type Found, found, misuse, notFound, type Outcome, refusal, success, textOf } from './outcome';

interface ReleaseOptions {
  readonly lock: string;
  readonly network?: string;
}

export const defineLockRelease = (lock: Command, finish: Finish): Command =>
  lock
    .command('release')
    .summary('give up what is retained')
    .description(
      'Turns retained lines into released ones; their quarantine begins with the next `lock gc`. What is bound or head-room ' +
        'is refused: its pods may be running. With several targets, all are released or none.',
    )
    .argument('<target...>', 'an owner (all of it, or "owner ordinal"), an address, or the id of an EIP')
    .option('--network <name>', 'the network of an address that several networks have')
    .option(...LOCK_OPTION)
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam lock release prod/shop/StatefulSet/redis',
          'cdk8s-ipam lock release "prod/shop/StatefulSet/redis 4" 10.64.3.9',
          'cdk8s-ipam lock release eip-1a2b3c4d',
        ],
        [EXIT.ok, EXIT.problems, EXIT.usage],
      ),
    )
    .action((targets: string[], options: ReleaseOptions) => finish(lockRelease(targets, options)));

export function lockRelease(texts: readonly string[], options: ReleaseOptions): Outcome {
  const targets = parseTargets(texts, options.network);
  if (!targets.ok) return targets.outcome;
  const source = loadLock(options.lock);
  if (!source.ok) return source.outcome;
  const edit = releaseAll(source.value.lock, targets.value);
  if (!edit.ok) return edit.outcome;
  const refused = saveLock(source.value, edit.value.lock);
  if (refused.length > 0) return refusal(refused);
  const changes = addressChanges(source.value.lock, edit.value.lock);
  return success(textOf(describeEdit(edit.value)), { changes });
}

function parseTargets(texts: readonly string[], network: string | undefined): Found<readonly ReleaseTarget[]> {
  const targets: ReleaseTarget[] = [];
  for (const text of texts) {
    const target = parseReleaseTarget(text);
    if (!target.ok) return notFound(misuse(`${describeFault(target.fault)}.`));
    const isPlaced = target.value.kind === 'address' && network !== undefined;
    targets.push(isPlaced ? { ...target.value, network } : target.value);
  }
  return found(targets);
}

interface Edit {
  readonly lock: Lock;
  readonly released: readonly HolderEntry[];
  readonly kept: readonly HolderEntry[];
}

/** One target after the other, each in the lock that the one before has left. */
function releaseAll(lock: Lock, targets: readonly ReleaseTarget[]): Found<Edit> {
  let edit: Edit = { lock, released: [], kept: [] };
  for (const target of targets) {
    const release = releaseLines(edit.lock, target);
    if (!release.ok) return notFound(refusal(release.problems));
    edit = {
      lock: release.lock,
      released: [...edit.released, ...release.released],
      kept: [...edit.kept, ...release.kept],
    };
  }
  return found(edit);
}

const describeEdit = ({ released, kept }: Edit): string[] => [
  `released: ${released.length}`,
  ...released.map((entry) => `  ${printEntry(entry)}`),
  ...(kept.length > 0 ? [`in use, or released already, and left as they are: ${kept.length}`] : []),
  ...kept.map((entry) => `  ${printEntry(entry)}`),
  '',
  'The cluster may still keep these addresses for their owner. Where no pod uses them any more, delete there:',
  ...clusterAdvice(released),
];
