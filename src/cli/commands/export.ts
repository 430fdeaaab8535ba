import type { Command } from 'commander';
import { STATES } from '../../export/allow-list';
import { EXIT } from '../exit-codes';
import type { ExportOptions } from '../export-options';
import { EXPORT_APIS, EXPORT_FORMATS, PERS } from '../export-words';
import { helpAfter } from '../help';
import { LOCK_OPTION } from '../lock-option';
import type { Finish } from '../outcome';
import { WordOption } from '../word-option';

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
    .addOption(
      new WordOption(
        '--format <format>',
        'plain, csv, json, tfvars, tfvars.json, calico or nftables (default: plain)',
        EXPORT_FORMATS,
      ),
    )
    .option('--json', 'the same as --format json')
    .addOption(
      new WordOption('--per <what>', 'one list for each pool, workload or namespace, or one for all', PERS).default(
        'all',
      ),
    )
    .addOption(
      new WordOption(
        '--state <states>',
        'bound, headroom, retained, released, with commas between them',
        STATES,
      ).default('bound,headroom'),
    )
    .addOption(new WordOption('--family <family>', 'only IPv4 (4) or IPv6 (6)', ['4', '6']))
    .option('--eips', 'ids of public addresses instead of addresses')
    .option('--prefix <prefix>', 'what names of variables, sets and objects begin with', 'allow')
    .option('--table <table>', 'for nftables: family and name of the table', 'inet ipam')
    .addOption(
      new WordOption(
        '--calico-api <api>',
        'for calico: v3 (projectcalico.org/v3) or crd (crd.projectcalico.org/v1)',
        EXPORT_APIS,
      ).default('v3'),
    )
    .option('--output <file>', 'the file to write, in one step, instead of printing; - is standard output')
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
    .action((selectors: string[], options: ExportOptions) =>
      finish(import('../export.js').then(({ exportLists }) => exportLists(selectors, options))),
    );
