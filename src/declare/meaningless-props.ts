import type { Problem, Whereabouts } from '../model/problem';
import type { BackendConfig } from '../model/snapshot';

/** Props that are right in themselves, but say nothing where the CNI has no object of its own for the thing. */
export interface Meaningless {
  /** By name, with the value that was given. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Completes "…, but on Kube-OVN ". */
  readonly why: string;
}

/** Pools are IPPools of their own on Calico only, and every subnet is automatic on the others. */
export function meaninglessProps(
  backend: BackendConfig | undefined,
  where: Whereabouts,
  { props, why }: Meaningless,
): readonly Problem[] {
  if (backend === undefined || backend.kind === 'calico') return [];
  const name = backend.kind === 'tke' ? 'TKE' : 'Kube-OVN';
  return Object.entries(props)
    .filter(([, value]) => value !== undefined)
    .map(
      ([prop, value]): Problem => ({
        rule: 'IPAM133',
        severity: 'error',
        where,
        message: `The prop ${prop} is ${JSON.stringify(value)}, but on ${name} ${why}.`,
        fix: `Remove the prop ${prop}.`,
      }),
    );
}
