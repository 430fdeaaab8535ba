import type { Rule } from '../rule';
import { addressHeldByAnother } from '../rules/address-held-by-another';
import { annotationIsNoText } from '../rules/annotation-is-no-text';
import { incompleteWorkload } from '../rules/incomplete-workload';
import { manifestTooLarge } from '../rules/manifest-too-large';
import { misspeltAnnotation } from '../rules/misspelt-annotation';
import { objectTwiceInFile } from '../rules/object-twice-in-file';
import { rangeOverManagedSubnet } from '../rules/range-over-managed-subnet';
import { scaledBeyondAllocation } from '../rules/scaled-beyond-allocation';
import { staleOutput } from '../rules/stale-output';
import { unmanagedStaticAddress } from '../rules/unmanaged-static-address';

/** What is wrong with manifests of others beside the lock, whatever the CNI. */
export const MANIFEST_RULES: readonly Rule[] = [
  manifestTooLarge,
  incompleteWorkload,
  annotationIsNoText,
  misspeltAnnotation,
  objectTwiceInFile,
  staleOutput,
  addressHeldByAnother,
  unmanagedStaticAddress,
  rangeOverManagedSubnet,
  scaledBeyondAllocation,
];
