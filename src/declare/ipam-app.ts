import { App, type AppProps, YamlOutputType } from 'cdk8s';
import { changedInPlace } from '../backends/calico/changed-in-place';
import { describeAnswered } from '../check/policy/answered';
import { runUserRules, type UserRule } from '../check/user/user-rule';
import { viewOf } from '../check/user/view-of';
import { fails, openProblems, type Verdict } from '../check/verdict';
import { Ipam } from '../collect/ipam';
import type { IpamConfig } from '../config/define-config';
import { readSettings } from '../config/read-settings';
import { commitOutput, type LockUpdate, type OutputFile } from '../files/commit-output';
import { type LockFileRead, lockChangedProblems, readLockFile } from '../files/lock-file';
import { manifestFiles } from '../files/manifest-files';
import { openStage, type Stage } from '../files/stage';
import type { OutputLayout } from '../model/output-layout';
import { isError, type Problem } from '../model/problem';
import { ProblemError } from '../model/problem-error';
import { describeProblem } from '../model/report';
import type { Manifest } from '../render/manifest';
import { yamlText } from '../render/yaml-text';
import { Clashes } from './clashes';
import { constructMetadata } from './construct-metadata';
import { objectsOf } from './objects-of';
import { outputPath } from './output-path';
import { callerOf } from './source-position';

/** Where an IpamApp keeps its lock, and how it writes. */
export interface IpamAppProps extends AppProps {
  /**
   * Path of the lock file, relative to the working folder. Keep it outside `dist`: cdk8s empties that first.
   *
   * @default 'ipam.lock.yaml'
   */
  readonly lockFile?: string;
  /**
   * Whether a lock that would change is an error instead of being written.
   *
   * @default true where CI or ARGOCD_APP_NAME is set, else false
   */
  readonly frozen?: boolean;
  /**
   * How the output of a cluster is laid out: `argo` = `dist/<cluster>/<chart>.k8s.yaml`, ordered by sync waves; `flux` =
   * `dist/<cluster>/{infra,workloads}/…`, for two Kustomizations of which one depends on the other.
   *
   * @default 'argo'
   */
  readonly layout?: OutputLayout;
  /**
   * How problems are judged, instead of what ipam.config.{ts,js,mjs,cjs,json} says; false: as their rules say.
   *
   * @default that file in the working folder, where there is one
   */
  readonly config?: IpamConfig | false;
}

/** A cdk8s App that keeps its allocation in `ipam.lock.yaml` and writes a folder for each cluster. */
export class IpamApp extends App {
  private readonly lockFile: string;
  private readonly layout: OutputLayout;
  private readonly stage: Stage | undefined;
  private readonly recordsMetadata: boolean;
  private readonly isFrozen: boolean;
  private readonly userRules: readonly UserRule[];

  constructor(props: IpamAppProps = {}) {
    const { lockFile = 'ipam.lock.yaml', frozen = isPipeline(), layout = 'argo', config, ...appProps } = props;
    super(appProps);
    this.lockFile = lockFile;
    this.layout = layout;
    this.recordsMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    this.stage = openStage();
    const ipam = Ipam.of(this);
    ipam.noteCallers(callerOf);
    ipam.registry.outputLayout = layout;
    const settings = readSettings(config === undefined ? {} : { config });
    ipam.usePolicy(settings.policy);
    ipam.registry.problems.push(...settings.problems);
    this.userRules = settings.userRules;
    const read = this.readLock();
    if (read.ok) ipam.useLock(read.text, lockFile);
    else ipam.registry.problems.push(...read.problems);
    this.isFrozen = this.stage?.request.frozen ?? frozen;
    const { move, adopt } = read.ok ? (this.stage?.request ?? {}) : {};
    if (move !== undefined) ipam.move(move);
    else if (adopt !== undefined) ipam.adopt(adopt);
    else if (this.isFrozen) ipam.freeze();
  }

  /**
   * Writes the manifests, then the lock, where there is no error; else nothing is touched.
   *
   * @throws ProblemError with every problem of the tree
   */
  override synth(): void {
    try {
      this.synthesize();
    } catch (failure) {
      const cause = Ipam.of(this).causeOf(failure);
      if (this.stage === undefined || !(cause instanceof ProblemError)) throw cause;
      this.stage.refuse(cause.problems);
    }
  }

  private readLock(): LockFileRead {
    const given = this.stage?.request.lock;
    return given === undefined ? readLockFile(this.lockFile) : { ok: true, text: given };
  }

  private synthesize(): void {
    const ipam = Ipam.of(this);
    const own = ipam.verdicts();
    this.stage?.noteRenames(ipam.renames());
    this.stage?.notePlaces(() => ipam.places());
    this.stage?.noteExplanation((text) => ipam.explain(text));
    this.stage?.noteClusters(() => ipam.clusters());
    this.stage?.noteFindings(() => ipam.found());
    const verdicts = own.some(fails) ? own : [...own, ...this.judgedByUsers()];
    const problems = openProblems(verdicts);
    if (problems.some(isError)) throw new ProblemError(problems);
    this.warn(problems, describeAnswered(verdicts));
    const text = ipam.lockText();
    if (text === undefined) throw new Error('an answer without errors has a lock');
    const lock = { path: this.lockFile, before: ipam.lockSource.text, text };
    const keepsLock = this.stage === undefined && !this.isFrozen;
    const files = this.filesOf(keepsLock ? lock : undefined);
    this.stage?.accept(lock, ipam.adoption);
    const { outdir, outputFileExtension: extension } = this;
    const inPlace = changedInPlace(manifestFiles(outdir, 'IPPool'), files);
    const refused =
      inPlace.length > 0 ? inPlace : commitOutput({ outdir, files, extension, ...(keepsLock ? { lock } : {}) });
    if (refused.length > 0) throw new ProblemError(refused);
  }

  /** The rules of users see a plan in which nothing is wrong, and what is rendered of it. */
  private judgedByUsers(): readonly Verdict[] {
    if (this.userRules.length === 0) return [];
    const ipam = Ipam.of(this);
    const view = viewOf(ipam.answer(), () => objectsOf(this.charts));
    const problems = runUserRules(this.userRules, view);
    this.stage?.noteFindings(() => {
      const found = ipam.found();
      return { ...found, problems: [...found.problems, ...problems] };
    });
    return ipam.judge(problems);
  }

  /** What is left to write. Other output types than one file per chart are cdk8s' own, which writes them here. */
  private filesOf(lock: LockUpdate | undefined): readonly OutputFile[] {
    if (this.yamlOutputType === YamlOutputType.FILE_PER_CHART) return this.render();
    const changed = lock === undefined ? [] : lockChangedProblems(lock);
    if (changed.length > 0) throw new ProblemError(changed);
    super.synth();
    return [];
  }

  /** All files as text, one chart after the other, so that the objects of one are in memory. */
  private render(): readonly OutputFile[] {
    const clashes = new Clashes();
    const files = this.charts.map((chart): OutputFile => {
      const objects: Manifest[] = chart.toJson();
      clashes.note(chart, objects);
      const path = outputPath(chart, { layout: this.layout, extension: this.outputFileExtension });
      clashes.noteFile(chart, path);
      return { path, text: yamlText(objects) };
    });
    if (clashes.problems.length > 0) throw new ProblemError(clashes.problems);
    return this.recordsMetadata ? [...files, constructMetadata(this.charts, Ipam.of(this).clusters())] : files;
  }

  private warn(problems: readonly Problem[], answered: string | undefined): void {
    this.stage?.warn(problems);
    this.stage?.noteAnswered(answered);
    if (this.stage !== undefined) return;
    for (const problem of problems) process.stderr.write(`${describeProblem(problem)}\n`);
    if (answered !== undefined) process.stderr.write(`${answered}\n`);
  }
}

const isPipeline = (): boolean => isSet(process.env.CI) || isSet(process.env.ARGOCD_APP_NAME);

const isSet = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== 'false' && value !== '0';
