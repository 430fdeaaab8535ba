import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import type { ExplainOptions } from '../explain';
import { helpAfter } from '../help';
import { LOCK_OPTION } from '../lock-option';
import type { Finish } from '../outcome';

export const defineExplain = (program: Command, finish: Finish): Command =>
  program
    .command('explain')
    .summary('explain an address, a workload, a pool, an EIP or a rule')
    .description(
      'Of an address: who holds it, in which pool, why it is this one, by which declaration, and since which commit. Of ' +
        'a workload: all that it holds. Of a CIDR, subnet or pool: how much is used, and by whom. Of a rule: what it is ' +
        'about, why, and what to do. Why is found by asking the allocator once more; nothing is written. Without an ' +
        'argument: the list of all rules.',
    )
    .argument('[what]', 'an address, range or CIDR; an owner; a subnet or pool; the id of an EIP; a rule')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--no-app', 'look at the lock alone: who holds what, but not why')
    .option('--json', 'print JSON instead of text')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam explain 10.64.3.4',
          'cdk8s-ipam explain prod/shop/StatefulSet/redis',
          'cdk8s-ipam explain prod/pods/db',
          'cdk8s-ipam explain 10.64.3.0/24 --json',
          'cdk8s-ipam explain eip-1a2b3c4d',
          'cdk8s-ipam explain IPAM250',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((what: string | undefined, options: ExplainOptions) =>
      finish(import('../explain.js').then(({ explainThis }) => explainThis(what, options))),
    );
