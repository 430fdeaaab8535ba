import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { ATTRIBUTES_FILE } from '../git-attributes';
import type { GitSetupOptions } from '../git-setup';
import { helpAfter } from '../help';
import { LOCK_OPTION } from '../lock-option';
import type { Finish } from '../outcome';

export const defineGitSetup = (program: Command, finish: Finish): Command =>
  program
    .command('git-setup')
    .summary('tell git how to treat the lock and the manifests')
    .description(
      `Adds to ${ATTRIBUTES_FILE} in this folder what is missing: the lock keeps its line ends, is merged by git itself ` +
        'and shown in reviews, and the manifests are marked as generated. Then sets up the diff driver of this clone, ' +
        'with which the heading of each hunk names the network or pool. There is no merge driver on purpose: git swaps ' +
        'the sides between a merge and a rebase, so a driver could not know which lock is deployed; `lock resolve ' +
        '--base <ref>` is told. Running it again changes nothing.',
    )
    .option('--check', `change nothing: say what ${ATTRIBUTES_FILE} lacks, for pipelines`)
    .option(...LOCK_OPTION)
    .option('--output <folder>', 'where the manifests are (default: `output` in cdk8s.yaml, or dist)')
    .addHelpText(
      'after',
      helpAfter(['cdk8s-ipam git-setup', 'cdk8s-ipam git-setup --check'], [EXIT.ok, EXIT.problems, EXIT.usage]),
    )
    .action((options: GitSetupOptions) => finish(import('../git-setup.js').then(({ gitSetup }) => gitSetup(options))));
