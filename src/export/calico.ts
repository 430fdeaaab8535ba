import type { AllowList } from './allow-list';
import { DNS_SUBDOMAIN, LABEL_VALUE, safeName } from './safe-name';

/** The API through which Calico is told: `projectcalico.org/v3`, or the CRDs behind it where there is no other. */
export type CalicoExportApi = 'v3' | 'crd';

export interface GlobalNetworkSet {
  readonly apiVersion: string;
  readonly kind: 'GlobalNetworkSet';
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly nets: readonly string[] };
}

/** The label by which policies select a set: `ipam.dev/allow-list == 'prod.shop'`. */
export const LIST_LABEL = 'ipam.dev/allow-list';

export const globalNetworkSetName = (prefix: string, name: string): string => safeName(DNS_SUBDOMAIN, prefix, name);

/** A cluster-wide set of networks for each list. */
export const globalNetworkSets = (
  lists: readonly AllowList[],
  { prefix, api }: { readonly prefix: string; readonly api: CalicoExportApi },
): GlobalNetworkSet[] =>
  lists.map(({ name, cidrs }) => ({
    apiVersion: api === 'v3' ? 'projectcalico.org/v3' : 'crd.projectcalico.org/v1',
    kind: 'GlobalNetworkSet',
    metadata: {
      name: globalNetworkSetName(prefix, name),
      labels: {
        'app.kubernetes.io/managed-by': 'cdk8s-ipam',
        [LIST_LABEL]: safeName(LABEL_VALUE, name),
      },
    },
    spec: { nets: cidrs.map(({ cidr }) => `${cidr}`) },
  }));

/** As YAML. Every text in it is quoted as JSON is, which YAML reads in the same way. */
export const printGlobalNetworkSets = (sets: readonly GlobalNetworkSet[]): string => sets.map(printSet).join('---\n');

const printSet = ({ apiVersion, kind, metadata: { name, labels }, spec: { nets } }: GlobalNetworkSet): string =>
  [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${JSON.stringify(name)}`,
    '  labels:',
    ...Object.entries(labels).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`),
    'spec:',
    nets.length === 0 ? '  nets: []' : '  nets:',
    ...nets.map((net) => `    - ${JSON.stringify(net)}`),
    '',
  ].join('\n');
