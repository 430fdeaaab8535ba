import { STATES, type State } from '../export/allow-list';
import type { Per } from '../export/allow-lists';
import { parseSelector, Selection, type Selector } from '../export/selector';
import { FAMILIES, type Family } from '../net/family';
import { describeFault } from '../net/parsed';
import type { AppOptions } from './ask-about-lock';
import { FORMATS, type Format, type FormatOptions } from './export-format';
import { EXPORT_APIS, EXPORT_FORMATS, PERS } from './export-words';
import { type Found, found, misuse, notFound } from './outcome';

/** As commander gives them. */
export interface ExportOptions extends AppOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly per: string;
  readonly state: string;
  readonly family?: string;
  readonly prefix: string;
  readonly table: string;
  readonly calicoApi: string;
  readonly eips?: boolean;
  readonly output?: string;
}

/** The same, understood. */
export interface ExportQuestion {
  readonly selection: Selection;
  readonly states: ReadonlySet<State>;
  readonly families: ReadonlySet<Family>;
  readonly per: Per;
  readonly format: Format;
  readonly formatName: string;
  readonly formatOptions: FormatOptions;
}

export function readExportOptions(selectors: readonly string[], options: ExportOptions): Found<ExportQuestion> {
  const { format: formatName = options.json ? 'json' : 'plain' } = options;
  const known = EXPORT_FORMATS.find((each) => each === formatName);
  if (known === undefined) return wrong('--format', formatName, EXPORT_FORMATS);
  const format = FORMATS[known];
  if (options.json && formatName !== 'json')
    return notFound(
      misuse(`--json is the same as --format json, and --format says ${formatName}: leave one of them out.`),
    );
  if (options.eips && format.printEips === undefined)
    return notFound(misuse(`--eips lists ids, which ${formatName} has no place for; use plain, csv or json.`));
  const per = PERS.find((each) => each === options.per);
  if (per === undefined) return wrong('--per', options.per, PERS);
  if (options.eips && per === 'pool') return notFound(misuse('EIPs are in no pool: ask for them --per workload.'));
  const api = EXPORT_APIS.find((each) => each === options.calicoApi);
  if (api === undefined) return wrong('--calico-api', options.calicoApi, EXPORT_APIS);
  const families = FAMILIES.filter((family) => options.family === undefined || `${family}` === options.family);
  if (families.length === 0) return wrong('--family', options.family ?? '', ['4', '6']);
  const states = statesOf(options.state);
  if (!states.ok) return states;
  const selection = selectionOf(selectors);
  if (!selection.ok) return selection;
  const names = readNames(options);
  if (!names.ok) return names;
  const formatOptions = { ...names.value, api, families: new Set(families) };
  return found({
    selection: selection.value,
    states: states.value,
    families: new Set(families),
    per,
    format,
    formatName,
    formatOptions,
  });
}

function statesOf(text: string): Found<ReadonlySet<State>> {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !STATES.some((state) => state === word));
  return unknown === undefined ? found(new Set(words as State[])) : wrong('--state', unknown, STATES);
}

function selectionOf(texts: readonly string[]): Found<Selection> {
  const selectors: Selector[] = [];
  for (const text of texts) {
    const selector = parseSelector(text);
    if (!selector.ok) return notFound(misuse(`${describeFault(selector.fault)}.`));
    selectors.push(selector.value);
  }
  return found(new Selection(selectors));
}

/** They get into identifiers and commands as they are. */
function readNames({ prefix, table }: ExportOptions): Found<{ readonly prefix: string; readonly table: string }> {
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(prefix))
    return notFound(misuse('--prefix wants a lower-case letter and then letters, digits, - and _, at most 40.'));
  if (!/^(?:ip|ip6|inet|bridge|netdev|arp) [A-Za-z][A-Za-z0-9_]{0,63}$/.test(table))
    return notFound(misuse('--table wants the family and the name of a table, such as "inet filter".'));
  return found({ prefix, table });
}

const wrong = (option: string, text: string, known: readonly string[]) =>
  notFound(misuse(`${option} "${text}" is none of ${known.join(', ')}.`));
