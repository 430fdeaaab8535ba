import { resolve } from 'node:path';
import type { AllowList } from '../export/allow-list';
import { allowLists } from '../export/allow-lists';
import { type ExportPlace, PlaceMap } from '../export/place-map';
import type { StageReply } from '../files/stage';
import { writeNamedFile } from '../files/write-named-file';
import { holderEntries } from '../lock/entry';
import type { DeclaredPlace } from '../model/declared-place';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { Cidr } from '../net/cidr';
import { counted } from '../net/counted';
import { didYouMean } from './did-you-mean';
import { displayPath } from './display-path';
import { EXIT } from './exit-codes';
import { sameNames } from './export-format';
import { type ExportOptions, type ExportQuestion, readExportOptions } from './export-options';
import { STANDARD_OUTPUT } from './format-pairs';
import { loadLock } from './lock-source';
import { misuse, type Outcome, refusal, success, textOf } from './outcome';
import { withApp } from './with-app';

export async function exportLists(selectors: readonly string[], options: ExportOptions): Promise<Outcome> {
  const question = readExportOptions(selectors, options);
  if (!question.ok) return question.outcome;
  const source = loadLock(options.lock);
  if (!source.ok) return source.outcome;
  const { lock } = source.value;
  return withApp(options, { places: true }, (reply) => answer(lock, question.value, { reply, options }));
}

interface Asked {
  readonly reply: StageReply | undefined;
  readonly options: ExportOptions;
}

function answer(lock: Lock, question: ExportQuestion, { reply, options }: Asked): Outcome {
  const { format, formatName, formatOptions, selection } = question;
  const places = new PlaceMap(reply === undefined ? carvedPlaces(lock) : (reply.places ?? []).flatMap(placesOf));
  const { lists, unaddressed } = allowLists(lock, { ...question, places });
  if (selection.inVain.length > 0)
    return nothingMeant(selection.inVain, { lock, places, isAppAsked: reply !== undefined });
  const doubled = sameNames(lists, format, formatOptions);
  if (doubled !== undefined) return refusal([doubledNames(doubled, formatName)]);
  const text = options.eips ? format.printEips!(lists) : format.print(lists, formatOptions);
  const isPoolUnknown = question.per === 'pool' && reply === undefined;
  const note = options.eips
    ? ''
    : textOf([
        ...(isPoolUnknown ? [`${ONLY_CARVED}: addresses of all others are in no-pool.`] : []),
        ...(unaddressed === 0 ? [] : [withoutAddress(unaddressed)]),
        ...(format.notes?.(lists, formatOptions) ?? []),
      ]);
  if (options.output === undefined || options.output === STANDARD_OUTPUT) return { ...success(text), stderr: note };
  return written(options.output, { text, note: `${note}${textOf([summary(lists, options.output)])}` });
}

const ONLY_CARVED = 'Of the pools only those are known that were carved, because no app was asked';

const placesOf = ({ use, key, network, cidrs }: DeclaredPlace): ExportPlace[] =>
  cidrs.map(({ cidr }) => ({ use, key, network, range: Cidr.of(cidr).range }));

/** What the lock itself says of subnets and pools. */
const carvedPlaces = ({ networks }: Lock): ExportPlace[] =>
  networks.flatMap(({ name: network, carved }) =>
    carved.map(({ use, key, cidr }) => ({ use, key, network, range: cidr.range })),
  );

const withoutAddress = (count: number): string =>
  `${count === 1 ? 'One claim has' : `${count} claims have`} no address in the lock, because the cloud decides it: in no list.`;

const summary = (lists: readonly AllowList[], file: string): string => {
  const cidrs = lists.reduce((sum, list) => sum + list.cidrs.length, 0);
  return `${file}: ${counted(lists.length, 'list')}, ${counted(cidrs, 'CIDR')}.`;
};

function written(file: string, { text, note }: { readonly text: string; readonly note: string }): Outcome {
  const why = writeNamedFile(resolve(file), text);
  if (why === undefined) return { exitCode: EXIT.ok, stderr: note };
  return misuse(`${displayPath(resolve(file))} cannot be written: ${why}.`);
}

function nothingMeant(
  texts: readonly string[],
  { lock, places, isAppAsked }: { readonly lock: Lock; readonly places: PlaceMap; readonly isAppAsked: boolean },
): Outcome {
  const names = [...[...holderEntries(lock)].map(({ line }) => line.owner), ...places.places.map(({ key }) => key)];
  const [text = ''] = texts;
  const hint = didYouMean(text.replace(/^[a-z]+:/, ''), names);
  const pools = isAppAsked ? '' : ` ${ONLY_CARVED}.`;
  return misuse(`nothing in the lock is meant by ${texts.map((each) => `"${each}"`).join(', ')}${hint}.${pools}`);
}

const doubledNames = ([one, other]: readonly [string, string], format: string): Problem => ({
  rule: 'IPAM730',
  severity: 'error',
  where: { identity: other },
  message: `The lists ${one} and ${other} would have one name in ${format}, and whoever reads it would see one of the two.`,
  fix: 'Export them one after the other with a --prefix each, or choose another --per.',
});
