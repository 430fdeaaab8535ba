import type { AllowList } from '../export/allow-list';
import {
  type CalicoExportApi,
  globalNetworkSetNames,
  globalNetworkSets,
  printGlobalNetworkSets,
} from '../export/calico';
import { notesOnSize } from '../export/calico-sizes';
import { printCsv, printCsvEips } from '../export/csv';
import { exportEipsJson, exportJson } from '../export/json';
import { nftablesName, printNftables } from '../export/nftables';
import { printPlain, printPlainEips } from '../export/plain';
import { doubledName } from '../export/safe-name';
import { printTfvars, printTfvarsJson, terraformName } from '../export/terraform';
import type { Family } from '../net/family';
import type { ExportJson } from './export-json-schema';
import type { ExportFormat } from './export-words';

/** What only some formats ask. */
export interface FormatOptions {
  /** What the names of variables, sets and objects begin with. */
  readonly prefix: string;
  readonly table: string;
  readonly api: CalicoExportApi;
  readonly families: ReadonlySet<Family>;
}

export interface Format {
  readonly print: (lists: readonly AllowList[], options: FormatOptions) => string;
  /** The lists of ids of public addresses. Absent: it has only addresses. */
  readonly printEips?: (lists: readonly AllowList[]) => string;
  /** What the format calls a list, or the parts of one. Absent: as it is called here. */
  readonly namesOf?: (list: AllowList, options: FormatOptions) => readonly string[];
  /** What somebody who takes the lists in this format should know of them. */
  readonly notes?: (lists: readonly AllowList[], options: FormatOptions) => readonly string[];
}

/** The forms in which lists leave. */
export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  plain: { print: printPlain, printEips: printPlainEips },
  csv: { print: printCsv, printEips: printCsvEips },
  json: {
    print: (lists) => jsonText(exportJson(lists) as ExportJson),
    printEips: (lists) => jsonText(exportEipsJson(lists) as ExportJson),
  },
  tfvars: {
    print: (lists, { prefix }) => printTfvars(lists, prefix),
    namesOf: ({ name }, { prefix }) => [terraformName(prefix, name)],
  },
  'tfvars.json': {
    print: (lists, { prefix }) => printTfvarsJson(lists, prefix),
    namesOf: ({ name }, { prefix }) => [terraformName(prefix, name)],
  },
  calico: {
    print: (lists, options) => printGlobalNetworkSets(globalNetworkSets(lists, options)),
    namesOf: (list, { prefix }) => globalNetworkSetNames(prefix, list),
    notes: notesOnSize,
  },
  nftables: {
    print: printNftables,
    namesOf: ({ name }, { prefix }) => [nftablesName(prefix, name, 4)],
  },
};

/** Two lists that the format would call the same. */
export const sameNames = (lists: readonly AllowList[], { namesOf }: Format, options: FormatOptions) =>
  namesOf && doubledName(lists, (list) => namesOf(list, options));

const jsonText = (value: ExportJson): string => `${JSON.stringify(value, undefined, 2)}\n`;
