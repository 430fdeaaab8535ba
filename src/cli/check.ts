import type { Command } from 'commander';
import { type BaseOptions, checkBases } from './check-bases';
import { checkManifests } from './check-manifests';
import { checkAsJson, checkAsText } from './check-report';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { type LintOptions, lintOptionIn, readTarget } from './lint-options';
import { LOCK_FILE, LOCK_OPTION } from './lock-source';
import { together } from './locks-at-refs';
import { type Finish, misuse, type Outcome } from './outcome';

interface CheckOptions extends BaseOptions, LintOptions {
  readonly json?: boolean;
}

export const defineCheck = (program: Command, finish: Finish): Command =>
  program
    .command('check')
    .summary('judge the lock against what is deployed, and manifests that others wrote')
    .description(
      'With --base: compares the lock with that of a git ref, and refuses what would give an address to two owners or cut ' +
        'a quarantine short, whatever the merge looks like. The app is run, frozen, because only it knows renames. With ' +
        'files: reads Kubernetes YAML that this program has not written, such as what Helm prints, and looks for mistakes ' +
        'in its objects of Calico and Kube-OVN and its annotations of TKE; all files together are taken for one cluster, of any version that we ' +
        'support unless a version is said. Nothing is written.',
    )
    .argument('[file...]', 'YAML files; - is standard input')
    .option('--base <ref>', 'a branch, tag or commit whose lock is deployed; repeat it for several', together, [])
    .option('--as-of <instant>', 'the time at which the lock is judged, in RFC 3339 (default: now)')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--no-app', 'look at the lock alone: renames count as hand-overs')
    .option('--calico <version>', 'the version of Calico that the manifests are for, such as 3.32')
    .option('--calico-api <api>', 'which API holds its pools: native, aggregated or crd')
    .option('--kube-ovn <version>', 'the version of Kube-OVN that the manifests are for, such as 1.15')
    .option('--tke <version>', 'the version of tke-eni-ipamd that the manifests are for, such as 3.4.7')
    .option(
      '--before <file>',
      'YAML of the same objects as they are now, for what may not change; repeat it for several',
      together,
      [],
    )
    .option('--json', 'print JSON instead of text')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam check --base origin/main',
          'cdk8s-ipam check --base origin/main --base origin/production',
          'cdk8s-ipam check pools.yaml pods.yaml',
          'cdk8s-ipam check pools.yaml --calico 3.33 --calico-api native --before deployed.yaml',
          'helm template my-chart | cdk8s-ipam check -',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.stale, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((files: string[], options: CheckOptions) => finish(check(files, options)));

export async function check(files: readonly string[], options: CheckOptions = NO_BASE): Promise<Outcome> {
  const { base, before, json = false } = options;
  if (files.length === 0 && base.length === 0)
    return misuse('there is nothing to check: name a ref with --base, or YAML files.');
  const option = lintOptionIn(options);
  if (files.length === 0 && option !== undefined) return misuse(`${option} is about YAML files: name them.`);
  const target = readTarget(options);
  if (!target.ok) return target.outcome;
  const report = json ? checkAsJson : checkAsText;
  const looked = files.length === 0 ? {} : { manifests: await checkManifests(files, { target: target.value, before }) };
  return base.length === 0 ? report(looked) : checkBases(options, (bases) => report({ ...looked, bases }));
}

const NO_BASE: CheckOptions = { base: [], before: [], lock: LOCK_FILE };
