import type {
  AddressInNetwork,
  ExplainedAddress,
  ExplainedEip,
  ExplainedRange,
  ExplainedWorkload,
  Explanation,
  Holding,
  RangeInNetwork,
} from '../model/explanation';
import type { Whereabouts } from '../model/problem';
import { describeWhereabouts } from '../model/report';
import { counted } from '../net/counted';
import type { History, HistoryEvent } from './explain-history';

export type Explained = Exclude<Explanation, { readonly kind: 'unknown' }>;

/** An explanation for people, as lines. */
export function describeExplanation(explanation: Explained, history: History | undefined): string[] {
  return [...describe(explanation), ...(history === undefined ? [] : describeHistory(history))];
}

function describe(explanation: Explained): string[] {
  switch (explanation.kind) {
    case 'address':
      return describeAddress(explanation);
    case 'range':
      return describeRange(explanation);
    case 'workload':
      return describeWorkload(explanation);
    case 'eip':
      return describeEip(explanation);
  }
}

const describeAddress = ({ address, networks }: ExplainedAddress): string[] =>
  networks.length === 0
    ? [`${address} is in no subnet and no line of the lock: nobody manages it here.`]
    : networks.flatMap((network) => addressIn(address, network));

function addressIn(address: string, part: AddressInNetwork): string[] {
  const { network, subnet, pool, standing, holding, why, declared } = part;
  const place = pool === undefined ? (subnet === undefined ? undefined : `subnet ${subnet}`) : `pool ${pool}`;
  const who = holding === undefined ? STANDINGS[standing] : `${holderText(holding)}, ${holding.state}`;
  return [
    `${address} in the network ${network}: ${who}`,
    ...field('where', place),
    ...field('terms', holding?.terms),
    ...field('why', why.text),
    ...declaredField(declared),
  ];
}

const STANDINGS: Readonly<Record<AddressInNetwork['standing'], string>> = {
  held: 'held',
  free: 'free',
  backend: 'not known here',
  reserved: 'reserved',
  excluded: 'never given',
  closed: 'held by nobody',
  'no-pool': 'in no pool',
};

const describeRange = ({ what, parts }: ExplainedRange): string[] =>
  parts.length === 0
    ? [`${what} has nothing of a subnet or a line of the lock: nobody manages it here.`]
    : parts.flatMap((part) => rangeIn(what, part));

function rangeIn(what: string, part: RangeInNetwork): string[] {
  const { network, range, use, lifecycle, size, held, outOfUse, free, claims, pools, holders, declared } = part;
  const kind = use === undefined ? '' : ` (${use}${lifecycle === undefined ? '' : `, ${lifecycle}`})`;
  const states = Object.entries(held).filter(([, count]) => count !== '0');
  const counts = states.map(([state, count]) => `${count} ${state}`);
  return [
    `${what}${kind} in the network ${network}: ${range}, ${counted(BigInt(size), 'address', 'addresses')}`,
    ...field('held', counts.length === 0 ? 'none' : counts.join(', ')),
    ...field('out of use', outOfUse),
    ...field('free', free),
    ...(claims === undefined
      ? []
      : field('claims', `${claims}: the backend decides their addresses, among what is free in the pool`)),
    ...(use === 'pool' ? [] : field('pools', pools.join(', ') || (free === undefined ? '' : NO_POOLS))),
    ...declaredField(declared),
    ...holderFields(holders),
  ];
}

const NO_POOLS = 'none, so that no claim gets an address here';

/** As many as a screen has room for. */
const MOST_HOLDERS = 20;

function holderFields(holders: RangeInNetwork['holders']): string[] {
  const shown = holders.slice(0, MOST_HOLDERS).map(({ owner, addresses }) => `${owner} (${addresses})`);
  const rest = holders.length - shown.length;
  const all = rest > 0 ? [...shown, `and ${rest} more; lock show lists them`] : shown;
  return all.flatMap((text, i) => field(i === 0 ? 'holders' : '', text));
}

function describeWorkload({ owner, isDeclared, declared, formerly, holdings }: ExplainedWorkload): string[] {
  return [
    `${owner}${isDeclared === false ? ' is not declared any more' : ''}`,
    ...declaredField(declared),
    ...field('formerly', formerly),
    ...(holdings.length === 0 ? field('holds', 'nothing') : []),
    ...holdings.flatMap((holding) => [...field('holds', holdingText(holding)), ...field('why', holding.why.text)]),
  ];
}

const describeEip = ({ id, inventory, holding, why, declared }: ExplainedEip): string[] => [
  `${id}: ${holding === undefined ? 'held by nobody' : `${holderText(holding)}, ${holding.state}`}`,
  ...field('inventory', inventory),
  ...field('terms', holding?.terms),
  ...field('why', why.text),
  ...declaredField(declared),
];

function holdingText(holding: Holding): string {
  const { what, pool, state, terms, network } = holding;
  const place = pool === undefined || pool === what ? '' : ` of ${pool}`;
  const where = network === undefined ? '' : ` in the network ${network}`;
  const ordinals = ordinalsText(holding);
  const pods = ordinals === '' ? '' : `, for ${ordinals}`;
  return `${what}${place}${where}, ${state}${pods}${terms === '' ? '' : ` (${terms})`}`;
}

const holderText = (holding: Holding): string => [holding.owner, ordinalsText(holding)].filter(Boolean).join(' ');

function ordinalsText({ ordinals, nic }: Holding): string {
  const pods =
    ordinals === undefined
      ? ''
      : ordinals.first === ordinals.last
        ? `${ordinals.first}`
        : `${ordinals.first}..${ordinals.last}`;
  return [pods, nic === undefined ? '' : `(NIC ${nic})`].filter(Boolean).join(' ');
}

const declaredField = (declared: Whereabouts | undefined): string[] =>
  declared === undefined ? [] : field('declared', describeWhereabouts(declared));

function describeHistory({ events, end }: History): string[] {
  const lines = events.flatMap((event, i) => field(i === 0 ? 'history' : '', ...eventLines(event)));
  return [...lines, ...field(lines.length === 0 ? 'history' : '', ENDS[end])];
}

const ENDS: Readonly<Record<History['end'], string>> = {
  complete: '',
  shallow: 'This clone is shallow: what was before is not known here (git fetch --unshallow).',
  'cut-off': 'What was before was not looked at.',
  'no-git': 'It is not known since when: there is no git repository here that has the lock.',
};

const eventLines = ({ commit, added, removed }: HistoryEvent): string[] => [
  commit === undefined
    ? 'not committed yet'
    : `${commit.date} ${commit.commit.slice(0, 12)} ${commit.author}: ${commit.subject}`,
  ...removed.map((line) => `  - ${line}`),
  ...added.map((line) => `  + ${line}`),
];

/** A label and its text; further lines stand below. Nothing where there is no text. */
function field(label: string, ...texts: readonly (string | undefined)[]): string[] {
  const lines = texts.filter((text) => text !== undefined && text !== '');
  return lines.map((text, i) => `  ${(i === 0 ? label : '').padEnd(WIDTH)} ${text}`);
}

const WIDTH = 10;
