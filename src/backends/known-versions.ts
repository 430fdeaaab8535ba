import { isAtLeast, type Version } from '../model/version';

/** The versions of a CNI that were read and tried: from the first on, and before the second. */
export interface KnownVersions {
  readonly from: string;
  readonly below: string;
}

export const KNOWN_VERSIONS = {
  calico: { from: '3.28', below: '3.34' },
  kubeOvn: { from: '1.13', below: '1.17' },
} as const satisfies Record<string, KnownVersions>;

export const isKnownVersion = (version: Version, { from, below }: KnownVersions): boolean =>
  isAtLeast(version, from) && !isAtLeast(version, below);
