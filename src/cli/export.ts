import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { AllowList } from '../export/allow-list';
import { allowLists } from '../export/allow-lists';
import { type ExportPlace, PlaceMap } from '../export/place-map';
import { replaceFile } from '../files/atomic-write';
import type { StageReply } from '../files/stage';
import { holderEntries } from '../lock/entry';
import type { DeclaredPlace } from '../model/declared-place';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { Cidr } from '../net/cidr';
import { didYouMean } from './did-you-mean';
import { displayPath } from './display-path';
import { EXIT } from './exit-codes';
import { sameNames } from './export-format';
import { type ExportOptions, type ExportQuestion, readExportOptions } from './export-options';
import { helpAfter } from './help';
import { LOCK_OPTION } from './lock-option';
import { loadLock } from './lock-source';
import { type Finish, misuse, type Outcome, refusal, success, textOf } from './outcome';
import { withApp } from './with-app';

export const defineExport = (program: Command, finish: Finish): Command =>
  program
    .command('export')
    .summary('write allow-lists for firewalls and other systems')
    .description(
      'Prints exactly the addresses that are held, in as few CIDRs as can be, one list for each pool, workload or ' +
        'namespace, or one of all. Selectors: an owner or the beginning of one, a pool, a subnet, a network; * stands for ' +
        'any letters but /; owner:, pool:, subnet:, network: and cluster: before it say which. The app is run because only ' +
        'it knows where pools lie; nothing is decided anew.',
    )
    .argument('[selector...]', 'what to list, such as prod/shop (default: everything)')
    .option('--format <format>', 'plain, csv, json, tfvars, tfvars.json, calico or nftables', 'plain')
    .option('--per <what>', 'one list for each pool, workload or namespace, or one for all', 'all')
    .option('--state <states>', 'bound, headroom, retained, released, with commas between them', 'bound,headroom')
    .option('--family <family>', 'only IPv4 (4) or IPv6 (6)')
    .option('--eips', 'ids of public addresses instead of addresses')
    .option('--prefix <prefix>', 'what names of variables, sets and objects begin with', 'allow')
    .option('--table <table>', 'for nftables: family and name of the table', 'inet ipam')
    .option('--calico-api <api>', 'for calico: v3 (projectcalico.org/v3) or crd (crd.projectcalico.org/v1)', 'v3')
    .option('--output <file>', 'the file to write, in one step, instead of printing')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--no-app', 'look at the lock alone: of the pools only those are known that were carved')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam export prod/shop',
          'cdk8s-ipam export "prod/*/StatefulSet/redis*" --per workload --format csv',
          'cdk8s-ipam export pool:prod/pods/db --format tfvars --output shop.auto.tfvars',
          'cdk8s-ipam export --per namespace --format calico | kubectl apply --server-side -f -',
          'cdk8s-ipam export prod --format nftables --output prod.nft && nft -f prod.nft',
          'cdk8s-ipam export --eips --format json',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((selectors: string[], options: ExportOptions) => finish(exportLists(selectors, options)));

export async function exportLists(selectors: readonly string[], options: ExportOptions): Promise<Outcome> {
  const question = readExportOptions(selectors, options);
  if (!question.ok) return question.outcome;
  const source = loadLock(options.lock);
  if (!source.ok) return source.outcome;
  const { lock } = source.value;
  return withApp({ ...options, request: { places: true } }, (reply) =>
    answer(lock, question.value, { reply, options }),
  );
}

interface Asked {
  readonly reply: StageReply | undefined;
  readonly options: ExportOptions;
}

function answer(lock: Lock, question: ExportQuestion, { reply, options }: Asked): Outcome {
  const { format, formatOptions, selection } = question;
  const places = new PlaceMap(reply === undefined ? carvedPlaces(lock) : (reply.places ?? []).flatMap(placesOf));
  const { lists, unaddressed } = allowLists(lock, { ...question, places });
  if (selection.inVain.length > 0)
    return nothingMeant(selection.inVain, { lock, places, isAppAsked: reply !== undefined });
  const doubled = sameNames(lists, format, formatOptions);
  if (doubled !== undefined) return refusal([doubledNames(doubled, options.format)]);
  const text = options.eips ? format.printEips!(lists) : format.print(lists, formatOptions);
  const note = options.eips || unaddressed === 0 ? '' : textOf([withoutAddress(unaddressed)]);
  if (options.output === undefined) return { ...success(text), stderr: note };
  return written(options.output, { text, note: `${note}${textOf([summary(lists, options.output)])}` });
}

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

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** Everybody sees the old list or the new one, also a reader in between. */
function written(file: string, { text, note }: { readonly text: string; readonly note: string }): Outcome {
  try {
    const replaced = replaceFile(resolve(file), text, { confirm: () => true, undo: () => {} });
    if (replaced.kind === 'done') return { exitCode: EXIT.ok, stderr: note };
    return misuse(`${file} was not written: another program is writing it.`);
  } catch (failure) {
    return misuse(`${displayPath(resolve(file))} cannot be written: ${(failure as Error).message}.`);
  }
}

function nothingMeant(
  texts: readonly string[],
  { lock, places, isAppAsked }: { readonly lock: Lock; readonly places: PlaceMap; readonly isAppAsked: boolean },
): Outcome {
  const names = [...[...holderEntries(lock)].map(({ line }) => line.owner), ...places.places.map(({ key }) => key)];
  const [text = ''] = texts;
  const hint = didYouMean(text.replace(/^[a-z]+:/, ''), names);
  const pools = isAppAsked ? '' : ' Of the pools only those are known that were carved, because no app was asked.';
  return misuse(`nothing in the lock is meant by ${texts.map((each) => `"${each}"`).join(', ')}${hint}.${pools}`);
}

const doubledNames = ([one, other]: readonly [string, string], format: string): Problem => ({
  rule: 'IPAM730',
  severity: 'error',
  where: { identity: other },
  message: `The lists ${one} and ${other} would have one name in ${format}, and whoever reads it would see one of the two.`,
  fix: 'Export them one after the other with a --prefix each, or choose another --per.',
});
