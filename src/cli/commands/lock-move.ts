import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { helpAfter } from '../help';
import type { MoveOptions } from '../lock-move';
import type { Finish } from '../outcome';

export const defineLockMove = (lock: Command, finish: Finish): Command =>
  lock
    .command('move')
    .summary('give a workload new addresses')
    .description(
      'Binds new addresses in place of those that the workload may no longer have, and releases the old ones. Writes the ' +
        'lock only: review it, then synthesize. The pods have their new addresses when they are made anew.',
    )
    .argument('<owner>', 'cluster/namespace/Kind/name')
    .option(
      '--to <pool|address>',
      'where to: a pool such as prod/pods/db, or the one address (default: where there is room)',
    )
    .option('--all', 'also what it may keep')
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam lock move prod/shop/StatefulSet/redis',
          'cdk8s-ipam lock move prod/shop/StatefulSet/redis --to prod/pods/db --all',
          'cdk8s-ipam lock move prod/shop/Pod/licences --to 10.23.19.7',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.usage],
      ),
    )
    .action((owner: string, options: MoveOptions) =>
      finish(import('../lock-move.js').then(({ lockMove }) => lockMove(owner, options))),
    );
