import { z } from 'zod';
import type { Cluster } from './cluster';

/** The cluster that is to be synced. */
export const clusterSchema = z.custom<Cluster>(
  (value) => typeof (value as Partial<Cluster> | null)?.namespaces === 'object',
  'a Cluster is wanted',
);

/** Relative, as Argo CD and Flux want it: without `./` and without a slash at the end. */
export const folderSchema = z
  .string()
  .refine(isInside, 'a folder relative to the root of the repository is wanted, such as dist')
  .transform((path) => path.replace(/\/+$/, ''));

function isInside(path: string): boolean {
  const steps = path.replace(/\/+$/, '').split('/');
  return !path.includes('\\') && steps.every((step) => step !== '' && step !== '.' && step !== '..');
}
