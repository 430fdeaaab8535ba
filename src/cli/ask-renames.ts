import { resolve } from 'node:path';
import { POLICY_RULES } from '../check/areas/policy';
import type { StageReply } from '../files/stage';
import type { Acknowledgement } from '../model/acknowledgement';
import type { DeclaredCluster } from '../model/declared-cluster';
import type { DeclaredPlace } from '../model/declared-place';
import type { Owner } from '../model/owner';
import type { Problem, RuleId } from '../model/problem';
import { displayPath } from './display-path';
import { inRunFolder } from './in-run-folder';
import { noIpamApp } from './no-ipam-app';
import { type Found, found, misuse, notFound, type Outcome, refusal } from './outcome';
import { hasProject, readProject } from './project';
import { askApp } from './run-app';

export interface AppOptions {
  /** The command that runs it; false: it is not run. Absent: as cdk8s.yaml says, where there is one. */
  readonly app?: string | false;
  /** The lock file that it must keep. */
  readonly lock: string;
}

/** What the app knows about its lock that the lock does not say. */
export interface AppKnowledge {
  /** Old owner → new owner. Absent where the app was not asked. */
  readonly renames?: ReadonlyMap<Owner, Owner>;
  /** What is wrong with its declarations, or between them and the lock, whoever has answered for it. */
  readonly problems: readonly Problem[];
  /** Written in its code, or on objects of its charts. Absent: none. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Where its subnets and pools lie. Absent: unknown. */
  readonly places?: readonly DeclaredPlace[];
  /** What its clusters are. Absent: unknown. */
  readonly clusters?: readonly DeclaredCluster[];
  /** The folder that it has written into, as long as it is gone on with. Absent: it was not asked. */
  readonly fresh?: string;
}

/** What is done with that. */
type GoOn = (known: AppKnowledge) => Outcome | Promise<Outcome>;

/** Runs the app, frozen, for the renames that it declares, and goes on with them; without an app nothing is known. */
export async function askRenames({ app, lock }: AppOptions, goOn: GoOn): Promise<Outcome> {
  if (app === false || (app === undefined && !hasProject())) return goOn({ problems: [] });
  const project = readProject(app === undefined ? {} : { app });
  if (!project.ok) return project.outcome;
  const { app: command, output } = project.value;
  return inRunFolder(output, async (folder, interruption) => {
    const run = await askApp({
      command,
      request: { frozen: true, places: true, findings: true },
      folder,
      interruption,
    });
    if (!run.ok) return run.outcome;
    const known = knowledge(run.value, lock);
    return known.ok ? goOn({ ...known.value, fresh: folder.fresh }) : known.outcome;
  });
}

function knowledge(reply: StageReply | undefined, file: string): Found<AppKnowledge> {
  if (reply === undefined) return notFound(refusal([noIpamApp({ file })]));
  const path = reply.lock?.path ?? resolve(file);
  if (path !== resolve(file))
    return notFound(misuse(`the app keeps its lock in ${displayPath(path)}, not in ${file}; name it with --lock.`));
  const { renames = [], places, clusters, findings = { problems: [] } } = reply;
  const problems = [...findings.problems, ...foundLater(reply)];
  return found({
    ...findings,
    problems,
    renames: new Map(renames),
    ...(places && { places }),
    ...(clusters && { clusters }),
  });
}

/** What the app was refused for when it wrote its output. What is wrong with the policy, a check finds itself. */
function foundLater({ problems, findings }: StageReply): readonly Problem[] {
  const noted = new Set(findings?.problems.map(nameOf));
  return problems.filter((problem) => !noted.has(nameOf(problem)) && !OF_POLICY.has(problem.rule));
}

/** The policy may have changed its severity. */
const nameOf = ({ rule, message, where }: Problem): string => JSON.stringify([rule, message, where]);

const OF_POLICY: ReadonlySet<RuleId> = new Set(POLICY_RULES.map(({ id }) => id));
