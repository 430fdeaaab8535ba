import type { Problem } from '../model/problem';

/** What to say when the file system refuses the manifests. */
export const unwritableOutput = (output: string, failure: NodeJS.ErrnoException): Problem => ({
  rule: 'IPAM406',
  severity: 'error',
  where: { file: output },
  message: `The manifests could not be written: ${failure.code ?? 'error'} at ${failure.path ?? output}. The lock is unchanged.`,
  fix: 'Make the folder writable (or free space on the disk) and synthesize again.',
});
