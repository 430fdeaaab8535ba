/** A Kubernetes object as the API server returns it. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into specs of every kind
  readonly spec?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly status?: any;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly Readonly<Record<string, unknown>>[];
  readonly managedFields?: unknown;
}

/** What an object is found by. */
export type ObjectRef = Pick<KubeObject, 'apiVersion' | 'kind'> & {
  readonly metadata: Pick<Metadata, 'name' | 'namespace'>;
};

/** The reference to an object, such as `refTo('apps/v1', 'StatefulSet', 'shop/redis')`; without namespace `refTo('v1', 'Namespace', 'shop')`. */
export function refTo(apiVersion: string, kind: string, path: string): ObjectRef {
  const [name, namespace] = path.split('/').reverse() as [string, string?];
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}
