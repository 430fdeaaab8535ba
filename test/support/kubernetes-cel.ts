import { Environment } from '@marcbachmann/cel-js';
import type { CelEnvironment, CelLibrary } from '../../src/check/user/cel-library';
import { kubernetesCel as environmentOf } from '../../src/check/user/kubernetes-cel';

const LIBRARY = { Environment } as unknown as CelLibrary<Environment & CelEnvironment>;

/** The CEL of API servers, as far as our policies and the CRDs use it. */
export const kubernetesCel = (): Environment => environmentOf(LIBRARY);
