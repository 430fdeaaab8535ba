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
const LIST_LABEL = 'ipam.dev/allow-list';

/**
 * The names of the sets of a list. The first is that of a list that is in one set, so that it stays when the list grows;
 * one selector means all of them, because they have one label.
 */
export const globalNetworkSetNames = (prefix: string, list: AllowList): string[] =>
  partsOf(list).map((_, part) => nameOfSet(prefix, list, part));

const nameOfSet = (prefix: string, { name }: AllowList, part: number): string =>
  safeName(DNS_SUBDOMAIN, prefix, part === 0 ? name : `${name}/part-${part + 1}`);

/** A cluster-wide set of networks for each list, or several for one that is too large. */
export const globalNetworkSets = (
  lists: readonly AllowList[],
  { prefix, api }: { readonly prefix: string; readonly api: CalicoExportApi },
): GlobalNetworkSet[] =>
  lists.flatMap((list) =>
    partsOf(list).map((nets, part) => ({
      apiVersion: api === 'v3' ? 'projectcalico.org/v3' : 'crd.projectcalico.org/v1',
      kind: 'GlobalNetworkSet',
      metadata: {
        name: nameOfSet(prefix, list, part),
        labels: {
          'app.kubernetes.io/managed-by': 'cdk8s-ipam',
          [LIST_LABEL]: safeName(LABEL_VALUE, list.name),
        },
      },
      spec: { nets },
    })),
  );

/**
 * etcd takes no object beyond 1.5 MiB, and kubectl and the API server add to what is written here. The 100,000 networks
 * that Calico takes in a set are always more than that.
 */
const MOST_BYTES_OF_NETS = 1_000_000;

/** What an entry of a list in JSON has besides its text: quotes and a comma. */
const BYTES_AROUND = 3;

/** The networks of a list, as many together as fit into an object. There is always a first part. */
function partsOf({ cidrs }: AllowList): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const { cidr } of cidrs) {
    const net = `${cidr}`;
    bytes += net.length + BYTES_AROUND;
    if (bytes > MOST_BYTES_OF_NETS) {
      parts.push([]);
      bytes = net.length + BYTES_AROUND;
    }
    parts.at(-1)!.push(net);
  }
  return parts;
}

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
