import type { Rule } from '../rule';

/** Found in documents: see check/calico-documents. */
export const calicoUnknownPool: Rule = {
  id: 'IPAM317',
  name: 'calico-unknown-pool',
  severity: 'warning',
  title: 'Annotation that names an IPPool which is nowhere declared',
  why: 'Calico looks a pool up by its exact name, or by its exact CIDR; with one unknown pool in the list, no pod starts.',
  fix: 'Write the metadata.name of an IPPool. If the pool is made elsewhere, acknowledge this.',
};
