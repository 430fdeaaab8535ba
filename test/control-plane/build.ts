import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fillFolder } from './cached-build';
import type { Environment } from './capture';
import { goBuild } from './go-build';
import { MODULE, moduleFile, PROGRAMS } from './go-module';
import type { Minor } from './kubernetes-version';

export interface Build {
  readonly minor: Minor;
  /** The full version, such as `1.36.3`. */
  readonly version: string;
  /** Where the programs shall be. Nobody sees it half done. */
  readonly folder: string;
  readonly env: Environment;
}

/** Builds the programs of a control plane, one binary that looks at the name it is called by. */
export function build({ minor, version, folder, env }: Build): void {
  console.error(`Building Kubernetes ${version} into ${folder}: once, some minutes, 2.5 GB of memory.`);
  fillFolder(folder, (unfinished) => {
    const binary = join(unfinished, 'control-plane');
    goBuild({ module: MODULE, binary, moduleFile: moduleFile(minor), values: versionValues(version), env });
    for (const program of PROGRAMS) symlinkSync('control-plane', join(unfinished, program));
  });
}

/** Without a version an API server takes itself for v0.0.0, and refuses to start. */
function versionValues(version: string): Readonly<Record<string, string>> {
  const [major = '', minor = ''] = version.split('.');
  const values = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor };
  const ofPackage = Object.entries(values).map(([name, value]) => [`k8s.io/component-base/version.${name}`, value]);
  return Object.fromEntries(ofPackage);
}
