import { POLICY_RULES } from '../check/areas/policy';
import type { StageReply } from '../files/stage';
import type { Acknowledgement } from '../model/acknowledgement';
import type { DeclaredCluster } from '../model/declared-cluster';
import type { DeclaredPlace } from '../model/declared-place';
import type { Owner } from '../model/owner';
import type { Problem, RuleId } from '../model/problem';
import { type AppOptions, askAboutLock, hasApp } from './ask-about-lock';
import type { Outcome } from './outcome';
import { askApp } from './run-app';

/** What the app knows about itself and its lock that the lock does not say. */
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

/** Runs the app, frozen, and goes on with what it knows; without an app nothing is known. */
export async function askForKnowledge(options: AppOptions, goOn: GoOn): Promise<Outcome> {
  if (!hasApp(options)) return goOn({ problems: [] });
  const request = { frozen: true, places: true, findings: true } as const;
  return askAboutLock(options, { run: askApp, request }, (reply, fresh) => goOn({ ...knowledgeIn(reply), fresh }));
}

function knowledgeIn(reply: StageReply): AppKnowledge {
  const { renames = [], places, clusters, findings = { problems: [] } } = reply;
  return {
    ...findings,
    problems: [...findings.problems, ...foundLater(reply)],
    renames: new Map(renames),
    ...(places && { places }),
    ...(clusters && { clusters }),
  };
}

/** What the app was refused for when it wrote its output. What is wrong with the policy, a check finds itself. */
function foundLater({ problems, findings }: StageReply): readonly Problem[] {
  const noted = new Set(findings?.problems.map(nameOf));
  return problems.filter((problem) => !noted.has(nameOf(problem)) && !OF_POLICY.has(problem.rule));
}

/** The policy may have changed its severity. */
const nameOf = ({ rule, message, where }: Problem): string => JSON.stringify([rule, message, where]);

const OF_POLICY: ReadonlySet<RuleId> = new Set(POLICY_RULES.map(({ id }) => id));
