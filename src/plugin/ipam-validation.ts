import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type LintTarget, targetOf } from '../check/lint-target';

import { asOpen, openProblems, type Verdict } from '../check/verdict';
import { readSettings } from '../config/read-settings';
import type { Settings } from '../config/settings';
import { METADATA_FILE, METADATA_KEY } from '../model/construct-metadata';
import type { DeclaredCluster } from '../model/declared-cluster';
import type { Problem } from '../model/problem';
import { groupedBy } from '../net/grouped-by';
import type { ValidationContext, ValidationViolation } from './cdk8s-validation';
import { judgeOutput, type OutputText } from './judge-output';
import { readProperties, type ValidationProperties } from './validation-properties';

/**
 * A validation plugin for cdk8s-cli: runs the rules over the manifests of `cdk8s synth`, also those that other constructs
 * have rendered, with the policy of `ipam.config`. It runs after the output was written, and so cannot keep it back;
 * `cdk8s-ipam check` can. In cdk8s.yaml:
 *
 *     validations:
 *       - package: ./node_modules/cdk8s-ipam
 *         version: 0.1.0
 *         class: IpamValidation
 */
export class IpamValidation {
  private readonly properties: ReturnType<typeof readProperties>;

  /** @throws Error that says which property is wrong */
  constructor(properties?: ValidationProperties) {
    this.properties = readProperties(properties);
  }

  /** Called by cdk8s-cli. Removes `construct-metadata.json`, which cdk8s writes for it and Argo CD would read. */
  async validate({ manifests, report }: ValidationContext): Promise<void> {
    const output = outputFolderOf(manifests);
    const settings = readSettings();
    try {
      const verdicts = this.verdictsOn(manifests, output, settings);
      const open = openProblems(verdicts);
      for (const violation of violationsOf(open)) report.addViolation(violation);
      report.submit(this.fails(open, settings) ? 'failure' : 'success', tally(verdicts));
    } finally {
      if (output !== undefined) rmSync(join(output, METADATA_FILE));
    }
  }

  private verdictsOn(
    manifests: readonly string[],
    output: string | undefined,
    { problems, policy, userRules }: Settings,
  ): readonly Verdict[] {
    if (problems.length > 0) return asOpen(problems);
    const targets = { ...declaredTargets(output), ...this.properties.clusters };
    const files = manifests.map((path) => outputText(path, output));
    return judgeOutput(files, { policy, userRules, targetOf: (cluster) => targets[cluster] ?? {} });
  }

  private fails(open: readonly Problem[], settings: Settings): boolean {
    const failOn = this.properties.failOn ?? settings.failOn;
    return open.some(({ severity }) => severity === 'error' || failOn === 'warning');
  }
}

/** It is where cdk8s has written its metadata, which it does for validations. Undefined where it has not. */
function outputFolderOf(manifests: readonly string[]): string | undefined {
  for (let folder = dirname(manifests[0] ?? ''); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, METADATA_FILE))) return folder;
  return undefined;
}

/** An IpamApp says for which versions its clusters are. */
function declaredTargets(output: string | undefined): Readonly<Record<string, LintTarget>> {
  if (output === undefined) return {};
  const metadata = JSON.parse(readFileSync(join(output, METADATA_FILE), 'utf8'));
  const clusters: readonly DeclaredCluster[] = metadata[METADATA_KEY]?.clusters ?? [];
  return Object.fromEntries(clusters.map((cluster) => [cluster.name, targetOf(cluster)]));
}

function outputText(path: string, output: string | undefined): OutputText {
  const below = withSlashes(output === undefined ? basename(path) : relative(output, path));
  return {
    cluster: below.includes('/') ? below.slice(0, below.indexOf('/')) : '',
    path: below,
    file: withSlashes(relative('.', path)),
    text: readFileSync(path, 'utf8'),
  };
}

const withSlashes = (path: string): string => path.split(sep).join('/');

/** One for each rule and severity: cdk8s-cli knows no severities, so the name says it. */
const violationsOf = (problems: readonly Problem[]): readonly ValidationViolation[] =>
  [...groupedBy(problems, ({ rule, severity, fix }) => `${severity} ${rule} ${fix}`).values()].map((same) => {
    const { rule, severity, fix, message } = same[0]!;
    return {
      ruleName: `${rule} (${severity})`,
      recommendation: same.length === 1 ? message : `${message} And ${same.length - 1} more.`,
      fix,
      violatingResources: same.map(({ where: { identity, path, file, line, column, field }, message: text }) => ({
        resourceName: identity?.split('/').at(-1) ?? path ?? 'none',
        locations: [[line && `line ${line}:${column ?? 1}`, field, text].filter(Boolean).join(' ')],
        manifestPath: file ?? 'none',
      })),
    };
  });

function tally(verdicts: readonly Verdict[]): Readonly<Record<string, string>> {
  const count = (isOne: (verdict: Verdict) => boolean): string => `${verdicts.filter(isOne).length}`;
  return {
    errors: count(({ standing, problem }) => standing.kind === 'open' && problem.severity === 'error'),
    warnings: count(({ standing, problem }) => standing.kind === 'open' && problem.severity === 'warning'),
    acknowledged: count(({ standing }) => standing.kind === 'acknowledged'),
    baseline: count(({ standing }) => standing.kind === 'baseline'),
  };
}
