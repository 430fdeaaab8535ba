import type { Command } from 'commander';
import { FORMATS } from '../../check/report/format-names';
import type { CheckOptions } from '../check-options';
import { EXIT } from '../exit-codes';
import { FormatPairs } from '../format-pairs';
import { helpAfter } from '../help';
import { CALICO_APIS } from '../lint-options';
import { LOCK_OPTION } from '../lock-option';
import type { Finish } from '../outcome';
import { withProgress } from '../progress';
import { together } from '../repeated-option';
import { WordOption } from '../word-option';

export function defineCheck(program: Command, finish: Finish): Command {
  const reports = new FormatPairs('text');
  return program
    .command('check')
    .summary('judge the app, its lock, its output, and manifests that others wrote')
    .description(
      'Without files: everything that the project has, which is what the app declares (it is run, frozen), the lock, the ' +
        'output folder, and the YAML that ipam.config names. With --base: also the lock against that of a git ref, and ' +
        'refuses what would give an address to two owners or cut a quarantine short, whatever the merge looks like. With ' +
        'files: Kubernetes YAML that this program has not written, such as what Helm prints; all files together are taken ' +
        'for one cluster, of any version that we support unless a version is said, and are held against the lock where ' +
        'there is one. Nothing is written but reports and baselines that are asked for.',
    )
    .argument('[file...]', 'YAML files, folders or patterns in quotes; - is standard input')
    .option('--base <ref>', 'a branch, tag or commit whose lock is deployed; repeat it for several', together, [])
    .option('--as-of <instant>', 'the time at which lock and acknowledgements are judged, in RFC 3339 (default: now)')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--no-app', 'look at the lock alone: renames count as hand-overs')
    .option('--cluster <name>', 'the cluster that the manifests are for, where the lock has several')
    .option('--calico <version>', 'the version of Calico that the manifests are for, such as 3.32')
    .addOption(
      new WordOption('--calico-api <api>', 'which API holds its pools: native, aggregated or crd', CALICO_APIS),
    )
    .option('--kube-ovn <version>', 'the version of Kube-OVN that the manifests are for, such as 1.15')
    .option('--tke <version>', 'the version of tke-eni-ipamd that the manifests are for, such as 3.4.7')
    .option(
      '--before <file>',
      'YAML of the same objects as they are now, for what may not change; repeat it for several',
      together,
      [],
    )
    .addOption(
      new WordOption(
        '--format <format>',
        `${FORMATS.join(', ')}; repeat it for several (default: text)`,
        FORMATS,
      ).argParser(reports.format),
    )
    .option('--output <file>', 'where the report of the format before it goes; - is standard output', reports.output)
    .option('--json', 'the same as --format json')
    .addOption(
      new WordOption(
        '--fail-on <severity>',
        'from which severity on it fails: error or warning (default: as ipam.config says)',
        ['error', 'warning'],
      ),
    )
    .option('--write-baseline', 'write all that is open now into the baseline, so that only more than that counts')
    .option('--prune-baseline', 'take out of the baseline what is mended')
    .option('--print-config', 'print the settings that hold, each with its source, and check nothing')
    .option('--verbose', 'name all files that are passed over')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam check',
          'cdk8s-ipam check --base origin/main --base origin/production',
          'cdk8s-ipam check --format text --format sarif --output ipam.sarif',
          "cdk8s-ipam check pools.yaml manifests/ 'helm/**/*.yaml'",
          'cdk8s-ipam check pools.yaml --calico 3.33 --calico-api native --before deployed.yaml',
          'helm template my-chart | cdk8s-ipam check -',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.stale, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((files: string[], options: CheckOptions) => {
      if (options.json === true) reports.format('json');
      return finish(
        withProgress(
          'checking',
          import('../check.js').then(({ check }) => check(files, { ...options, reports })),
        ),
      );
    });
}
