import { z } from 'zod';
import type { Pool } from './pool';
import type { Subnet } from './subnet';

/** How a namespace is declared. */
export interface NamespaceProps {
  /**
   * Whether the Namespace object is there already and is not emitted. `default` and `kube-…` always are.
   *
   * @default false
   */
  readonly existing?: boolean;
  /**
   * Labels of the Namespace object and of every object in the chart.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** What only Calico knows of a namespace. @default none */
  readonly calico?: CalicoNamespaceProps;
}

/** Out of which IPPools the ordinary pods of a namespace get their addresses: those without a claim of their own. */
export interface CalicoNamespaceProps {
  /** Automatic subnets, and pools from which no workload claims, in order of preference. */
  readonly pools: readonly (Pool | Subnet)[];
}

const place = z.custom<Pool | Subnet>(
  (value) => typeof (value as Partial<Pool> | null)?.key === 'string',
  'a Pool or Subnet is wanted',
);

/** @internal */
export const namespaceSchema = z.strictObject({
  existing: z.boolean().default(false),
  labels: z.record(z.string(), z.string()).optional(),
  calico: z.strictObject({ pools: z.array(place).min(1, 'at least one pool is wanted') }).optional(),
});

/** @internal Two declarations of one namespace say the same where this is the same. */
export const namespaceText = ({ existing = false, labels = {}, calico }: NamespaceProps): string =>
  JSON.stringify([existing, Object.entries(labels).sort(), calico?.pools.map(({ key }) => key) ?? []]);
