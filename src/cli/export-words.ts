import type { Per } from '../export/allow-lists';
import type { CalicoExportApi } from '../export/calico';

/** The formats of `export`, by the word that `--format` takes. */
export const EXPORT_FORMATS = ['plain', 'csv', 'json', 'tfvars', 'tfvars.json', 'calico', 'nftables'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What `--per` takes. */
export const PERS: readonly Per[] = ['pool', 'workload', 'namespace', 'all'];

/** What `--calico-api` takes. */
export const EXPORT_APIS: readonly CalicoExportApi[] = ['v3', 'crd'];
