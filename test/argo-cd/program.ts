import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheOf } from '../control-plane/binaries';
import { fillFolder } from '../control-plane/cached-build';
import { capture, type Environment } from '../control-plane/capture';
import { goBuild } from '../control-plane/go-build';

/** The Go module that the program is made from. */
const MODULE = join(__dirname, 'engine');

const NAME = 'argo-sync';

/**
 * The path of the program that syncs with Argo CD's engine. It is built with Go into the cache when it is not there yet.
 *
 * @param env what is read of it: `XDG_CACHE_HOME`, `HOME`, and `PATH` for Go
 * @throws Error where it cannot be built
 */
export function findArgoSync(env: Environment = process.env): string {
  const folder = join(cacheOf(env), NAME, digestOf(MODULE));
  if (!existsSync(folder)) build(folder, env);
  return join(folder, NAME);
}

function build(folder: string, env: Environment): void {
  if (capture('go', ['version'], env) === undefined)
    throw new Error(`There is no ${NAME}: install Go 1.26 on the PATH, and it is built once, into ${folder}.`);
  console.error(`Building the engine of Argo CD into ${folder}: once, two minutes.`);
  fillFolder(folder, (unfinished) => goBuild({ module: MODULE, binary: join(unfinished, NAME), env }));
}

function digestOf(module: string): string {
  const hash = createHash('sha256');
  const sources = readdirSync(module).filter((file) => /\.(go|mod|sum)$/.test(file));
  for (const file of sources.sort()) hash.update(file).update(readFileSync(join(module, file)));
  return hash.digest('hex').slice(0, 12);
}
