import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Acknowledgement } from '../model/acknowledgement';
import type { AdoptionReport, AdoptRequest } from '../model/adoption';
import type { DeclaredCluster } from '../model/declared-cluster';
import type { DeclaredPlace } from '../model/declared-place';
import type { Explanation } from '../model/explanation';
import type { MoveRequest } from '../model/move';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import type { LockUpdate } from './commit-output';

/** Environment variable with the folder through which `cdk8s-ipam` and the app that it runs speak. */
export const STAGE_VARIABLE = 'CDK8S_IPAM_STAGE';

/** What the command asks of the app. */
export interface StageRequest {
  /** Absent: as the app itself decides. */
  readonly frozen?: boolean;
  readonly move?: MoveRequest;
  readonly adopt?: AdoptRequest;
  /** The text of a lock to read instead of the app's file. Absent: the file. */
  readonly lock?: string;
  /** What the reply is to explain. */
  readonly explain?: string;
  /** Whether the reply is to say where subnets and pools lie. */
  readonly places?: true;
  /** Whether the reply is to say what was found before anybody has answered for it. */
  readonly findings?: true;
}

/** What the app answers. */
export interface StageReply {
  readonly problems: readonly Problem[];
  /** Its path is absolute: the app may work in another folder than the command. */
  readonly lock?: LockUpdate;
  /** Old owner, new owner: what the declarations say with `formerly`. */
  readonly renames?: readonly Rename[];
  /** What came of a request to adopt. */
  readonly adoption?: AdoptionReport;
  /** What was asked to be explained. */
  readonly explanation?: Explanation;
  /** Where its subnets and pools lie, by key; where it was asked. */
  readonly places?: readonly DeclaredPlace[];
  /** What its clusters are; where it was asked for places. */
  readonly clusters?: readonly DeclaredCluster[];
  /** What was found before anybody has answered for it; where it was asked. */
  readonly findings?: StageFindings;
  /** How many problems do not count and why, as a sentence. Absent: none. */
  readonly answered?: string;
}

/** What the app has found, and what was said about it in its code and on its objects. */
export interface StageFindings {
  readonly problems: readonly Problem[];
  readonly acknowledgements: readonly Acknowledgement[];
}

export type Rename = readonly [old: Owner, current: Owner];

const REQUEST = 'request.json';
const REPLY = 'reply.json';

/** The app's end: instead of touching the lock it tells the command what it would write. */
export class Stage {
  private warnings: readonly Problem[] = [];
  private renames: readonly Rename[] = [];
  private explanation: Explanation | undefined;
  private places: readonly DeclaredPlace[] | undefined;
  private clusters: readonly DeclaredCluster[] | undefined;
  private findings: StageFindings | undefined;
  private answered: string | undefined;

  constructor(
    private readonly folder: string,
    readonly request: StageRequest,
  ) {}

  warn(problems: readonly Problem[]): void {
    this.warnings = problems;
  }

  /** Known before any problem is: also an app that is refused says so. */
  noteRenames(renames: readonly Rename[]): void {
    this.renames = renames;
  }

  /** The same; only if the command wants to know. */
  notePlaces(places: () => readonly DeclaredPlace[]): void {
    if (this.request.places) this.places = places();
  }

  /** The same. */
  noteClusters(clusters: () => readonly DeclaredCluster[]): void {
    if (this.request.places) this.clusters = clusters();
  }

  /** Costs an allocation, so that it is asked for only where the command wants it. */
  noteExplanation(explain: (text: string) => Explanation): void {
    if (this.request.explain !== undefined) this.explanation = explain(this.request.explain);
  }

  /** What was found before anybody has answered for it; the more that is known, the later it is noted again. */
  noteFindings(findings: () => StageFindings): void {
    if (this.request.findings) this.findings = findings();
  }

  /** How many problems do not count, as a sentence. */
  noteAnswered(answered: string | undefined): void {
    this.answered = answered;
  }

  accept(lock: LockUpdate, adoption?: AdoptionReport): void {
    const update = { ...lock, path: resolve(lock.path) };
    this.reply({ problems: this.warnings, lock: update, ...(adoption && { adoption }) });
  }

  refuse(problems: readonly Problem[]): void {
    this.reply({ problems: [...this.warnings, ...problems] });
  }

  private reply(reply: StageReply): void {
    const { renames, places, clusters, explanation, findings, answered } = this;
    const facts = { renames, places, clusters, explanation, findings, answered };
    writeFileSync(join(this.folder, REPLY), JSON.stringify({ ...reply, ...facts }));
  }
}

/** Undefined where no command runs the app. */
export function openStage(): Stage | undefined {
  const folder = process.env[STAGE_VARIABLE];
  if (folder === undefined || folder === '') return undefined;
  return new Stage(folder, JSON.parse(readFileSync(join(folder, REQUEST), 'utf8')) as StageRequest);
}

/** The command's end. */
export const writeRequest = (folder: string, request: StageRequest): void =>
  writeFileSync(join(folder, REQUEST), JSON.stringify(request));

/** Undefined where the app did not answer: it is no IpamApp, or it failed before synth. */
export function readReply(folder: string): StageReply | undefined {
  const path = join(folder, REPLY);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as StageReply) : undefined;
}
