import { parseDuration, printDuration } from '../model/duration';
import { parseInstant } from '../model/instant';
import type { Held, Released, Retained, Tenure } from '../model/lock';
import { DEFAULT_QUARANTINE, type Retention } from '../model/reclaim';
import { type Parsed, parsed, refused } from '../net/parsed';

export type State = Tenure['state'];

/** The terms that a line of each state may have, in the order in which they are written. */
const TERMS: Readonly<Record<State, readonly string[]>> = {
  bound: ['scaleDown', 'delete', 'quarantine'],
  headroom: ['scaleDown', 'delete', 'quarantine'],
  retained: ['for', 'since', 'quarantine'],
  released: ['since', 'quarantine', 'moved'],
};

/** The state of this name. It answers with a literal, because texts cut out of a file are slow as keys. */
export function stateOf(text: string): State | undefined {
  switch (text) {
    case 'bound':
      return 'bound';
    case 'headroom':
      return 'headroom';
    case 'retained':
      return 'retained';
    case 'released':
      return 'released';
    default:
      return undefined;
  }
}

/** What stands at the end of a line, each term with a space before it: ` scaleDown=24h quarantine=48h`, or nothing. */
export function printTerms(tenure: Tenure): string {
  switch (tenure.state) {
    case 'bound':
    case 'headroom':
      return `${policyTerm('scaleDown', tenure.reclaim.onScaleDown)}${policyTerm('delete', tenure.reclaim.onDelete)}${quarantineTerm(tenure)}`;
    case 'retained':
      return ` for=${printRetention(tenure.for)}${sinceTerm(tenure)}${quarantineTerm(tenure)}`;
    case 'released':
      return `${sinceTerm(tenure)}${quarantineTerm(tenure)}${tenure.moved ? ' moved' : ''}`;
  }
}

const policyTerm = (key: string, retention: Retention): string =>
  retention === 'release' ? '' : ` ${key}=${printRetention(retention)}`;

const quarantineTerm = ({ quarantine }: Tenure): string =>
  quarantine === DEFAULT_QUARANTINE ? '' : ` quarantine=${printDuration(quarantine)}`;

const sinceTerm = ({ since }: Retained | Released): string => (since === undefined ? '' : ` since=${since}`);

const printRetention = (retention: Retention): string =>
  typeof retention === 'number' ? printDuration(retention) : retention;

/** Reads terms without the space before the first. Accepts only what `printTerms` writes. */
export function parseTerms(state: State, text: string): Parsed<Tenure> {
  const terms = collectTerms(state, text);
  if (!terms.ok) return terms;
  const tenure = tenureOf(state, terms.value);
  if (!tenure.ok) return tenure;
  const canonical = printTerms(tenure.value).slice(1);
  if (canonical === text) return tenure;
  return canonical === ''
    ? refused(text, 'says only what is so without it and has to be left out')
    : refused(text, 'is not how these terms are written', canonical);
}

function collectTerms(state: State, text: string): Parsed<ReadonlyMap<string, string>> {
  const terms = new Map<string, string>();
  for (const word of text === '' ? [] : text.split(' ')) {
    const equals = word.indexOf('=');
    const key = equals < 0 ? word : word.slice(0, equals);
    const isFlag = key === 'moved';
    if (!TERMS[state].includes(key) || isFlag !== equals < 0) return refused(word, notATerm(state));
    if (terms.has(key)) return refused(word, 'stands twice on the line');
    terms.set(key, isFlag ? '' : word.slice(equals + 1));
  }
  return parsed(terms);
}

const notATerm = (state: State): string =>
  `is not a term of a ${state} line, which may have ${TERMS[state].map((key) => (key === 'moved' ? key : `${key}=`)).join(', ')} in this order after owner, ordinals and nic=`;

function tenureOf(state: State, terms: ReadonlyMap<string, string>): Parsed<Tenure> {
  const quarantine = durationTerm(terms.get('quarantine'));
  if (!quarantine.ok) return quarantine;
  switch (state) {
    case 'bound':
    case 'headroom':
      return heldOf(state, terms, quarantine.value);
    case 'retained':
      return retainedOf(terms, quarantine.value);
    case 'released':
      return releasedOf(terms, quarantine.value);
  }
}

function heldOf(state: Held['state'], terms: ReadonlyMap<string, string>, quarantine: number): Parsed<Held> {
  const onScaleDown = parseRetention(terms.get('scaleDown') ?? 'release');
  if (!onScaleDown.ok) return onScaleDown;
  const onDelete = parseRetention(terms.get('delete') ?? 'release');
  if (!onDelete.ok) return onDelete;
  return parsed({ state, reclaim: { onScaleDown: onScaleDown.value, onDelete: onDelete.value }, quarantine });
}

function retainedOf(terms: ReadonlyMap<string, string>, quarantine: number): Parsed<Retained> {
  const text = terms.get('for');
  if (text === undefined) return refused('retained', 'needs for= with a duration or "forever"');
  const retention = parseRetention(text);
  if (!retention.ok) return retention;
  if (retention.value === 'release') return refused('for=release', 'retains nothing: the state would be released');
  const since = instantTerm(terms.get('since'));
  if (!since.ok) return since;
  if (retention.value === 'forever' && since.value !== undefined)
    return refused(`since=${since.value}`, 'counts nothing on a line that is retained for ever', 'for=forever');
  return parsed({ state: 'retained', for: retention.value, ...dated(since.value), quarantine });
}

function releasedOf(terms: ReadonlyMap<string, string>, quarantine: number): Parsed<Released> {
  const since = instantTerm(terms.get('since'));
  if (!since.ok) return since;
  const moved = terms.has('moved') ? { moved: true as const } : {};
  return parsed({ state: 'released', ...dated(since.value), quarantine, ...moved });
}

const dated = (since: string | undefined) => (since === undefined ? {} : { since });

const parseRetention = (text: string): Parsed<Retention> =>
  text === 'release' || text === 'forever' ? parsed(text) : parseDuration(text);

const durationTerm = (text: string | undefined): Parsed<number> =>
  text === undefined ? parsed(DEFAULT_QUARANTINE) : parseDuration(text);

const instantTerm = (text: string | undefined): Parsed<string | undefined> =>
  text === undefined ? parsed(undefined) : parseInstant(text);
