import { isKnownVersion, KNOWN_VERSIONS, type KnownVersions } from '../backends/known-versions';
import type { LintTarget } from '../check/lint-target';
import { printVersion, type Version } from '../model/version';

/** Versions that nobody has read or tried: rules hold them for the nearest ones. */
export const untriedVersions = ({ calico, kubeOvn }: LintTarget): readonly string[] => [
  ...untried('Calico', calico?.version, KNOWN_VERSIONS.calico),
  ...untried('Kube-OVN', kubeOvn?.version, KNOWN_VERSIONS.kubeOvn),
];

function untried(name: string, version: Version | undefined, versions: KnownVersions): readonly string[] {
  if (version === undefined || isKnownVersion(version, versions)) return [];
  const said = `${name} ${printVersion(version)} is none of the versions that are known here`;
  return [`${said}, from ${versions.from} to before ${versions.below}: it is taken for the nearest of them.`];
}
