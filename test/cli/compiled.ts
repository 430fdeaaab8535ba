import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { filesUnder } from '../architecture/files';

const ROOT = join(__dirname, '../..');

/** Shared by all tests of the same sources: compiling takes seconds, and starting with a loader half a second each. */
const CACHE = join(ROOT, 'temp/compiled');

/** The folder of the compiled program, as it is now in src. */
export const LIB = join(compile(), 'lib');

export const MAIN = join(LIB, 'cli/main.js');

function compile(): string {
  const sources = filesUnder(['src', 'package.json'], ['.ts', '.json']);
  const digest = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const target = join(CACHE, digest);
  if (existsSync(target)) return target;
  const fresh = join(CACHE, `${digest}-${process.pid}`);
  for (const { path, text } of sources.filter((source) => source.path.endsWith('.ts')))
    write(join(fresh, 'lib', path.slice('src/'.length).replace(/\.ts$/, '.js')), toJavaScript(text));
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

function forgetOldSources(): void {
  const hourAgo = Date.now() - 3_600_000;
  for (const path of readdirSync(CACHE).map((name) => join(CACHE, name)))
    if (statSync(path).mtimeMs < hourAgo) rmSync(path, { recursive: true, force: true });
}

function toJavaScript(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
