import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { helpAfter } from '../help';
import type { AdoptOptions } from '../lock-adopt';
import type { Finish } from '../outcome';

export const defineLockAdopt = (lock: Command, finish: Finish): Command =>
  lock
    .command('adopt')
    .summary('take the addresses of a living cluster into the lock, before the first synth')
    .description(
      'Reads what kubectl prints of a living cluster (pods with their workloads, IPAMBlocks of Calico, IPs of Kube-OVN), and ' +
        'gives each declared claim the address that its pod has, so that the first synth moves nothing. Writes the lock ' +
        'only. Says what could not be adopted, and what has to be reserved because others use it.',
    )
    .argument('<file...>', 'JSON or YAML of `kubectl get -o json`, any mix; - is standard input')
    .option('--cluster <name>', 'the declared cluster that the files are of (default: the only one)')
    .option('--dry-run', 'say what would be adopted, and write nothing')
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .addHelpText(
      'after',
      helpAfter(
        [
          'kubectl get pods,statefulsets,deployments,replicasets -A -o json > pods.json',
          'kubectl get ipamblocks.crd.projectcalico.org -o json > blocks.json',
          'cdk8s-ipam lock adopt --cluster prod pods.json blocks.json',
          'kubectl get pods -A -o json | cdk8s-ipam lock adopt --dry-run -',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((files: string[], options: AdoptOptions) =>
      finish(import('../lock-adopt.js').then(({ lockAdopt }) => lockAdopt(files, options))),
    );
