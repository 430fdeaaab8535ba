import type { Rule } from '../rule';
import { addressHeldByAnother } from '../rules/address-held-by-another';
import { incompleteWorkload } from '../rules/incomplete-workload';
import { manifestTooLarge } from '../rules/manifest-too-large';
import { rangeOverManagedSubnet } from '../rules/range-over-managed-subnet';
import { scaledBeyondAllocation } from '../rules/scaled-beyond-allocation';
import { staleOutput } from '../rules/stale-output';
import { unmanagedStaticAddress } from '../rules/unmanaged-static-address';

/** What is wrong with manifests of others beside the lock, whatever the CNI. */
export const MANIFEST_RULES: readonly Rule[] = [
  manifestTooLarge,
  incompleteWorkload,
  staleOutput,
  addressHeldByAnother,
  unmanagedStaticAddress,
  rangeOverManagedSubnet,
  scaledBeyondAllocation,
];
