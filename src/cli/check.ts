import type { Command } from 'commander';
import { lintCalicoDocuments } from '../check/calico-documents';
import type { ForeignDocument } from '../check/foreign-document';
import { type ForeignYaml, readForeignYaml } from '../check/foreign-yaml';
import { lintKubeOvnDocuments } from '../check/kube-ovn-documents';
import { type ManifestSource, nameOfSource, readManifests } from '../files/manifest-source';
import type { Problem } from '../model/problem';
import { reportProblems } from '../model/report';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';
import { EXIT, exitCodeFor } from './exit-codes';
import { helpAfter } from './help';
import { type Finish, type Outcome, textOf } from './outcome';

export const defineCheck = (program: Command, finish: Finish): Command =>
  program
    .command('check')
    .summary('look for mistakes in manifests that others wrote')
    .description(
      'Reads Kubernetes YAML that this program has not written, such as what Helm prints, and looks for mistakes in its ' +
        'objects of Calico and Kube-OVN. All files together are taken for one cluster. Nothing is written.',
    )
    .argument('<file...>', 'YAML files; - is standard input')
    .addHelpText(
      'after',
      helpAfter(
        ['cdk8s-ipam check pools.yaml pods.yaml', 'helm template my-chart | cdk8s-ipam check -'],
        [EXIT.ok, EXIT.problems, EXIT.usage],
      ),
    )
    .action((files: string[]) => finish(check(files)));

export async function check(files: readonly string[]): Promise<Outcome> {
  const sources = await Promise.all([...new Set(files)].map(readManifests));
  const contents = sources.map(contentOf);
  const documents = contents.flatMap((content) => content.documents);
  const problems = inOrder([...contents.flatMap((content) => content.problems), ...mistakesIn(documents)], files);
  const report = problems.length === 0 ? [] : [reportProblems(problems)];
  return { exitCode: exitCodeFor(problems), stdout: textOf([...report, summary(contents, problems)]) };
}

const contentOf = (source: ManifestSource): ForeignYaml =>
  source.ok ? readForeignYaml(source.text, source.file) : { documents: [], problems: [source.problem] };

const mistakesIn = (documents: readonly ForeignDocument[]): readonly Problem[] => [
  ...lintCalicoDocuments(documents),
  ...lintKubeOvnDocuments(documents),
];

/** As somebody reads the files: in the order in which they were named, from top to bottom. */
function inOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const placeOf = new Map(files.map((file, i) => [nameOfSource(file), i]));
  return sortedBy(problems, ({ rule, where: a }, { rule: other, where: b }) =>
    firstDifference(
      compareNumber(placeOf.get(a.file ?? '') ?? 0, placeOf.get(b.file ?? '') ?? 0),
      compareNumber(a.line ?? 0, b.line ?? 0),
      compareText(rule, other),
    ),
  );
}

function summary(contents: readonly ForeignYaml[], problems: readonly Problem[]): string {
  const objects = contents.reduce((sum, { documents }) => sum + documents.filter(isObject).length, 0);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const found = [counted(errors, 'error'), counted(problems.length - errors, 'warning')].join(', ');
  return `${counted(objects, 'object')} in ${counted(contents.length, 'file')}: ${found}`;
}

const isObject = ({ value }: ForeignDocument): boolean => typeof value === 'object' && value !== null;

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
