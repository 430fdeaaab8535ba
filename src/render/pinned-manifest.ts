import { ProblemError } from '../model/problem-error';
import type { Whereabouts } from '../model/problem';
import type { Manifest } from './manifest';
import { pinTemplate } from './pin-template';
import type { PodPin } from './pod-pin';

interface Pinning {
  readonly pin: () => PodPin;
  readonly where: Whereabouts;
}

/**
 * The rendered object with its pin. It goes in after everything else, JsonPatches included, so that nothing can take it
 * away without a word; what contradicts it is refused.
 *
 * @throws ProblemError when the template says something else under a key of the pin
 */
export function pinnedManifest(manifest: object, { pin, where }: Pinning): Manifest {
  const contradictions: string[] = [];
  const pinned = pinTemplate(manifest as Manifest, pin(), contradictions);
  if (contradictions.length === 0) return pinned;
  throw new ProblemError(
    contradictions.map((contradiction) => ({
      rule: 'IPAM403',
      severity: 'error',
      where,
      message: `${contradiction}. One address would have two masters.`,
      fix: 'Remove it from the pod template (and from JsonPatches): the pin writes it.',
    })),
  );
}
