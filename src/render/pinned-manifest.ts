import type { Whereabouts } from '../model/problem';
import { ProblemError } from '../model/problem-error';
import { type Manifest, sortKeys } from './manifest';
import { pinTemplate } from './pin-template';
import type { PodPin } from './pod-pin';
import { SYNC_WAVE_ANNOTATION, syncWaveText } from './sync-wave';

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
  if (contradictions.length === 0) return withWave(pinned);
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

/** After everything that its pods need, where the object does not say when itself. */
function withWave(manifest: Manifest): Manifest {
  const annotations = manifest.metadata.annotations as Readonly<Record<string, string>> | undefined;
  if (annotations?.[SYNC_WAVE_ANNOTATION] !== undefined) return manifest;
  const waved = sortKeys({ ...annotations, [SYNC_WAVE_ANNOTATION]: syncWaveText('workload') });
  return { ...manifest, metadata: sortKeys({ ...manifest.metadata, annotations: waved }) as Manifest['metadata'] };
}
