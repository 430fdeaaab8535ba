import type { CalicoConfig } from '../model/snapshot';
import { isAtLeast, type Version } from '../model/version';
import type { LintTarget } from './lint-target';

/**
 * The versions that a flaw is a flaw in: those of one product, `from` (with it) and `below` (without it), and of Calico
 * perhaps only where the objects go through some of its APIs. What is absent does not limit.
 */
export interface Extent {
  readonly of: 'Calico' | 'Kube-OVN';
  readonly from?: string;
  readonly below?: string;
  readonly apis?: readonly CalicoConfig['api'][];
}

/** Whether the target is within the extent for all that is known of it. */
export function mayLieIn(extent: Extent | undefined, target: LintTarget): boolean {
  if (extent === undefined) return true;
  const { from, below, apis } = extent;
  const { version, api } = knownOf(extent, target);
  if (version !== undefined && from !== undefined && !isAtLeast(version, from)) return false;
  if (version !== undefined && below !== undefined && isAtLeast(version, below)) return false;
  return api === undefined || apis === undefined || apis.includes(api);
}

/** Whether the target may be of a later version, which has no such flaw: what is newer than old versions is no mistake. */
export const mayBeOutgrown = (extent: Extent | undefined, target: LintTarget): boolean =>
  extent?.below !== undefined && knownOf(extent, target).version === undefined;

/** The sentence that says of which versions a flaw is, where the target leaves that open. */
export function describeExtent(extent: Extent | undefined, target: LintTarget): string | undefined {
  if (extent === undefined) return undefined;
  const { version, api } = knownOf(extent, target);
  const versions = version === undefined ? versionsIn(extent) : undefined;
  const apis = api === undefined && extent.apis !== undefined ? `with the ${served(extent.apis)} API` : undefined;
  if (versions === undefined && apis === undefined) return undefined;
  return `So it is in ${[`${extent.of}${versions ?? ''}`, apis].filter(Boolean).join(' ')}.`;
}

/** Where the API is open the object is of the group that both others have. */
const served = (apis: readonly CalicoConfig['api'][]): string => apis.filter((api) => api !== 'crd').join(' or ');

interface Known {
  readonly version?: Version;
  readonly api?: CalicoConfig['api'];
}

const knownOf = ({ of }: Extent, { calico, kubeOvn }: LintTarget): Known => (of === 'Calico' ? calico : kubeOvn) ?? {};

function versionsIn({ from, below }: Extent): string | undefined {
  if (from !== undefined && below !== undefined) return ` from ${from} to before ${below}`;
  if (from !== undefined) return ` from ${from} on`;
  return below === undefined ? undefined : ` before ${below}`;
}
