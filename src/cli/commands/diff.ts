import type { Command } from 'commander';
import type { DiffOptions } from '../diff';
import { DIFF_FORMATS } from '../diff-formats';
import { EXIT } from '../exit-codes';
import { FormatPairs } from '../format-pairs';
import { helpAfter } from '../help';
import { LOCK_OPTION } from '../lock-option';
import type { Finish } from '../outcome';
import { WordOption } from '../word-option';

export function defineDiff(program: Command, finish: Finish): Command {
  const pairs = new FormatPairs('human');
  return program
    .command('diff')
    .summary('show what a change does to addresses: who gets what, why, and what to look at')
    .description(
      'Compares two states of the repository: the locks, and the manifests of the output folder. Each is a git ref, a lock ' +
        'file, an output folder or the folder of a project. Without a base: where this branch left the default branch of ' +
        'origin, else HEAD. Without a head: the working tree. The app is run, frozen, where it is the one of the head: it ' +
        'knows renames, and pools and their sizes. Nothing is written but the reports.',
    )
    .argument('[base]', 'a branch, tag or commit, a lock file, an output folder, or the folder of a project')
    .argument('[head]', 'the same (default: the working tree)')
    .addOption(
      new WordOption(
        '--format <format>',
        `one of ${DIFF_FORMATS.join(', ')} (default: human); repeat it for several`,
        DIFF_FORMATS,
      ).argParser(pairs.format),
    )
    .option('--output <file>', 'where the format before it goes (default: standard output)', pairs.output)
    .option('--json', 'the same as --format json')
    .option('--exit-code', `end with ${EXIT.changed} where anything changes`)
    .option('--all', 'shorten nothing')
    .option('--id <name>', 'tells comments in markdown apart, where a pull request has several (default: default)')
    .option('--link <url>', 'where the whole of it is, for markdown that has to leave something out')
    .option('--as-of <instant>', 'the time at which the change is judged, in RFC 3339 (default: now)')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--no-app', 'compare locks and manifests alone: renames count as hand-overs')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam diff',
          'cdk8s-ipam diff origin/main HEAD',
          'cdk8s-ipam diff origin/main --format markdown --output comment.md --format human',
          'cdk8s-ipam diff old.lock.yaml new.lock.yaml --json',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.changed, EXIT.problems, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((base: string | undefined, head: string | undefined, options: DiffOptions) => {
      if (options.json) pairs.format('json');
      return finish(import('../diff.js').then(({ diff }) => diff({ base, head }, options, pairs)));
    });
}
