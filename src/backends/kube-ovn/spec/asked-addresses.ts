import type { Address } from '../../../net/address';
import { type PodAnnotation, podAnnotationsOf } from './pod-annotation';
import { readPodList } from './pod-list';
import type { PodsOf } from './pods-of';
import { readAddress } from './text-forms';

/** An address that the pods of a workload ask for. */
export interface AskedAddress {
  readonly address: Address;
  /** The annotation that asks. */
  readonly key: string;
  /** The subnet that is named for the same NIC; the empty text where none is. */
  readonly subnet: string;
}

/**
 * All addresses that annotations ask for. Items that stand before those of the first ordinal only fill the list, and ask
 * for nothing.
 */
export function askedAddresses(
  annotations: Readonly<Record<string, unknown>>,
  pods: PodsOf | undefined,
): readonly AskedAddress[] {
  const all = podAnnotationsOf(annotations);
  return all.flatMap((annotation) =>
    textsIn(annotation, pods).flatMap((text) => {
      const address = readAddress(text.trim());
      if (!address.ok) return [];
      return { address: address.value, key: annotation.key, subnet: subnetBeside(annotation, all) };
    }),
  );
}

function textsIn({ what, value }: PodAnnotation, pods: PodsOf | undefined): readonly string[] {
  if (what === 'ip_address') return value.split(',');
  const list = what === 'ip_pool' ? readPodList(value) : undefined;
  return list?.kind === 'addresses' ? list.items.slice(pods?.first ?? 0).flat() : [];
}

const subnetBeside = ({ provider }: PodAnnotation, all: readonly PodAnnotation[]): string =>
  all.find((other) => other.provider === provider && other.what === 'logical_switch')?.value ?? '';
