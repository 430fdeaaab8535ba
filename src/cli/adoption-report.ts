import type { ClusterReading } from '../adopt/read-cluster';
import type { AdoptedRun, AdoptionReport, StrangerRun } from '../model/adoption';
import { counted } from '../net/counted';
import { LISTED } from './lock-summary';

/** What came of an adoption, as lines of text; what could not be adopted is told besides. */
export function describeAdoption(report: AdoptionReport, read: ClusterReading): string[] {
  return [
    ...described(read),
    ...adoptedLines(report),
    ...(report.known === 0 ? [] : [`already in the lock: ${counted(report.known, 'address', 'addresses')}`]),
    ...(report.unaddressed === 0 ? [] : [nothingToAdopt(report.unaddressed)]),
    ...(report.passedOver === 0 ? [] : [passedOver(report.passedOver)]),
    ...reservations(report.strangers),
  ];
}

function described({ counts, silent, observations }: ClusterReading): string[] {
  const kinds = [...counts].map(([kind, count]) => counted(count, kind));
  const quiet = [...silent].map(([why, count]) => `${why} (${count})`);
  const nameless = observations.filter(({ user }) => user.kind === 'pod' && user.workload === undefined).length;
  return [
    `read: ${kinds.join(', ')}`,
    ...(quiet.length === 0 ? [] : [`without an address to adopt: ${quiet.join(', ')}`]),
    ...(nameless === 0 ? [] : [podsMissing(nameless)]),
  ];
}

const podsMissing = (count: number): string =>
  `${counted(count, 'address is', 'addresses are')} of pods that no file has: which Deployment they are of, only \`kubectl get pods -A -o json\` says`;

function adoptedLines({ adopted, known, unaddressed, problems, cluster }: AdoptionReport): string[] {
  if (adopted.length === 0 && known + unaddressed + problems.length > 0) return ['adopted: nothing new'];
  if (adopted.length === 0) return [`adopted: nothing; no pod of a workload that is declared in ${cluster} was seen`];
  const owners = new Set(adopted.map(({ owner }) => owner)).size;
  const rest = adopted.length - LISTED;
  return [
    `adopted for ${counted(owners, 'workload')}:`,
    ...adopted.slice(0, LISTED).map((run) => `  ${describeRun(run)}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

const describeRun = ({ range, owner, ordinals, nic }: AdoptedRun): string =>
  [range, owner, ordinals, nic && `nic=${nic}`].filter((part) => part !== undefined).join(' ');

const nothingToAdopt = (count: number): string =>
  `no address to decide: ${counted(count, 'pod')} of declared workloads whose backend chooses the address and keeps it with the pod's name`;

const passedOver = (count: number): string =>
  `left as they are: ${counted(count, 'address', 'addresses')} of others, outside the pools or reserved already`;

/** Entries of `reserve`, ready to be pasted. */
function reservations(strangers: readonly StrangerRun[]): string[] {
  const subnets = [...new Set(strangers.map(({ subnet }) => subnet))];
  return subnets.flatMap((subnet) => [
    '',
    `In use by others in ${subnet}. Paste into its \`reserve\`, or make sure that they are gone before somebody gets them:`,
    ...strangers.filter((run) => run.subnet === subnet).map((run) => `  ${entryOf(run)}`),
  ]);
}

const entryOf = ({ range, users }: StrangerRun): string =>
  `{ range: '${range}', reason: '${escaped(`in use by ${someUsers(users)} (seen in the cluster)`)}' },`;

const NAMED = 3;

const someUsers = (users: readonly string[]): string =>
  users.length <= NAMED ? users.join(', ') : `${users.slice(0, NAMED).join(', ')} and ${users.length - NAMED} more`;

const escaped = (text: string): string => text.replace(/[\\']/g, (sign) => `\\${sign}`);
