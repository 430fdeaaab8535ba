import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { filesUnder } from '../architecture/files';

const ROOT = join(__dirname, '../..');

/** Shared by all tests of the same sources: compiling takes a second, and starting with a loader half a second each. */
const CACHE = join(ROOT, 'temp/compiled');

/** The program, the package, and what scripts of tests load by themselves. */
const ENTRIES = [
  ...['index', 'testing', 'cli/main'],
  ...['files/lock-file', 'lock/parse', 'lock/format', 'lock/canonical'],
] as const;

/** What must be the same for an app and for us, and what is looked for by itself. */
const OUTSIDE = ['cdk8s', 'constructs', 'cdk8s-plus-28', 'jiti', '@marcbachmann/cel-js'];

/** The folder of the compiled program, as it is now in src. */
export const LIB = join(compile(), 'lib');

export const MAIN = join(LIB, 'cli/main.js');

function compile(): string {
  const sources = filesUnder(['src', 'package.json'], ['.ts', '.json']);
  const digest = createHash('sha256')
    .update(JSON.stringify([sources, readFileSync(__filename, 'utf8')]))
    .digest('hex')
    .slice(0, 16);
  const target = join(CACHE, digest);
  if (existsSync(target)) return target;
  const fresh = join(CACHE, `${digest}-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  bundle(fresh);
  // What looks for the package beside its own folder finds it one folder higher once it is in a bundle.
  writeFileSync(join(fresh, 'index.js'), "module.exports = require('./lib');\n");
  copyFileSync(join(ROOT, 'package.json'), join(fresh, 'package.json'));
  try {
    renameSync(fresh, target);
  } catch {
    // Another test was faster.
    rmSync(fresh, { recursive: true });
  }
  forgetOldSources();
  return target;
}

/** Each entry as one file: a thousand small ones take longer to load than most tests to run. */
function bundle(folder: string): void {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES.map((entry) => ({ in: `src/${entry}.ts`, out: `lib/${entry}` })),
    outdir: folder,
    bundle: true,
    external: OUTSIDE,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    keepNames: true,
    logLevel: 'error',
  });
}

function forgetOldSources(): void {
  const hourAgo = Date.now() - 3_600_000;
  for (const path of readdirSync(CACHE).map((name) => join(CACHE, name)))
    if (statSync(path).mtimeMs < hourAgo) rmSync(path, { recursive: true, force: true });
}
