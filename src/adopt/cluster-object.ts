import { z } from 'zod';

/** An object out of a file that `kubectl get` wrote. */
export interface ClusterObject {
  readonly kind: string;
  readonly value: unknown;
  readonly file: string;
}

/** What an object of a living cluster is called. */
export const METADATA = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).nullish(),
  annotations: z.record(z.string(), z.string()).nullish(),
  deletionTimestamp: z.unknown().optional(),
  ownerReferences: z
    .array(z.object({ kind: z.string(), name: z.string(), controller: z.boolean().nullish() }))
    .nullish(),
});

export type Metadata = z.infer<typeof METADATA>;

/** The owner that manages an object; undefined for what stands by itself. */
export const controllerOf = ({ ownerReferences }: Metadata) =>
  ownerReferences?.find(({ controller }) => controller === true);
