import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { helpAfter } from '../help';
import type { Finish } from '../outcome';
import type { SynthOptions } from '../synth';

export const defineSynth = (program: Command, finish: Finish): Command =>
  program
    .command('synth')
    .summary('synthesize the manifests and write the lock, both or neither')
    .description(
      'Runs the app of cdk8s.yaml beside the output folder. Only when it ends without an error does the new output take the ' +
        'place of the old one, as a whole, and after it the lock. Validations of cdk8s.yaml are for `cdk8s synth`.',
    )
    .option('--frozen', 'never change the lock: a lock that would change is an error')
    .option('--no-frozen', 'write the lock, also in a pipeline (default: frozen where CI or ARGOCD_APP_NAME is set)')
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--output <folder>', 'where the manifests go (default: `output` in cdk8s.yaml, or dist)')
    .addHelpText(
      'after',
      helpAfter(
        ['cdk8s-ipam synth', 'cdk8s-ipam synth --frozen', "cdk8s-ipam synth --app 'node --import tsx main.ts'"],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.stale, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((options: SynthOptions) => finish(import('../synth.js').then(({ synth }) => synth(options))));
