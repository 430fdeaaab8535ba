import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { build } from './build';
import { capture, type Environment } from './capture';
import { buildName, PROGRAMS, versionOf } from './go-module';
import type { Minor } from './kubernetes-version';

/**
 * The folder with the programs of a control plane: the one that `KUBEBUILDER_ASSETS` names where it has them all in this
 * version, else one in the cache, into which they are built with Go when it is not there yet.
 *
 * @param env what is read of it: `KUBEBUILDER_ASSETS`, `XDG_CACHE_HOME`, `HOME`, and `PATH` for Go
 * @throws Error that says how to get them
 */
export function findBinaries(minor: Minor, env: Environment = process.env): string {
  const assets = env.KUBEBUILDER_ASSETS;
  const objection = assets === undefined ? 'it is not set' : objectionTo(assets, minor);
  if (assets !== undefined && objection === undefined) return assets;

  const cached = cacheFolder(minor, env);
  if (existsSync(cached)) return cached;
  if (capture('go', ['version'], env) === undefined) throw new Error(howToGet(minor, { objection, cached }));
  build({ minor, version: versionOf(minor), folder: cached, env });
  return cached;
}

/** Where programs that we have built ourselves are kept, outside the repository. */
export function cacheFolder(minor: Minor, env: Environment = process.env): string {
  return join(cacheOf(env), 'control-plane', buildName(minor));
}

/** Everything that we have built, below XDG_CACHE_HOME where that is set. */
export function cacheOf(env: Environment): string {
  return join(env.XDG_CACHE_HOME || join(env.HOME ?? homedir(), '.cache'), 'cdk8s-ipam');
}

/** Why a folder does not do, undefined where it does. */
function objectionTo(folder: string, minor: Minor): string | undefined {
  const missing = PROGRAMS.filter((program) => !existsSync(join(folder, program)));
  if (missing.length > 0) return `${folder} lacks ${missing.join(' and ')}`;
  const version = capture(join(folder, 'kube-apiserver'), ['--version']);
  if (version === undefined) return `${folder}/kube-apiserver does not start`;
  return version.startsWith(`Kubernetes v${minor}.`) ? undefined : `${folder} has ${version}`;
}

const howToGet = (minor: Minor, { objection, cached }: { objection: string | undefined; cached: string }): string =>
  `There is no control plane of Kubernetes ${minor}. Either
- let KUBEBUILDER_ASSETS name a folder with ${PROGRAMS.join(', ')} of this version (${objection}), or
- install Go 1.26 on the PATH, and they are built from Go modules: once, in some minutes, into
  ${cached}.`;
