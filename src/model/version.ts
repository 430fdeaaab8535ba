import { type Parsed, parsed, refused, valueOrThrow } from '../net/parsed';

/** A major.minor[.patch] version of Kubernetes, Calico, Kube-OVN or ipamd; `patch` is 0 where it was not given. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads `1.36`, `v3.32.1`. */
export function parseVersion(text: string): Parsed<Version> {
  const parts = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return refused(text, 'is not a version such as 1.36 or 3.32.1');
  return parsed({ major: Number(parts[1]), minor: Number(parts[2]), patch: Number(parts[3] ?? 0) });
}

/** @throws Error when the text is not a version */
export const versionOf = (text: string): Version => valueOrThrow(parseVersion(text));

const compareVersions = (a: Version, b: Version): number => a.major - b.major || a.minor - b.minor || a.patch - b.patch;

/** Whether a version is this one or a later one: `isAtLeast(cluster.kubernetes, '1.36')`. */
export const isAtLeast = (version: Version, earliest: string): boolean =>
  compareVersions(version, versionOf(earliest)) >= 0;

/** `1.36`, or `3.2.5` where there is a patch. */
export const printVersion = ({ major, minor, patch }: Version): string =>
  patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
