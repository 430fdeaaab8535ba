import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Minor } from './kubernetes-version';

/** The programs of a control plane, all of them names of one binary. */
export const PROGRAMS = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl'] as const;

/** The Go module that the binary is made from. */
export const MODULE = join(__dirname, 'binaries');

/** The module file of a version, relative to the module. */
export const moduleFile = (minor: Minor): string => `kubernetes-${minor}.mod`;

/** The version that the module file names, such as `1.36.3`. */
export function versionOf(minor: Minor): string {
  const [, version] = /k8s\.io\/kubernetes v(\S+)/.exec(sourceText(moduleFile(minor))) ?? [];
  if (version === undefined) throw new Error(`${moduleFile(minor)} does not say which Kubernetes it builds.`);
  return version;
}

/** A name for what the module makes, other than that of anything that other sources make. */
export function buildName(minor: Minor): string {
  const hash = createHash('sha256');
  const modules = moduleFile(minor);
  for (const file of [modules, modules.replace(/mod$/, 'sum'), 'main.go']) hash.update(sourceText(file));
  return `${versionOf(minor)}-${hash.digest('hex').slice(0, 12)}`;
}

const sourceText = (file: string): string => readFileSync(join(MODULE, file), 'utf8');
