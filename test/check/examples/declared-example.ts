import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import * as ts from 'typescript';
import * as api from '../../../src/index';
import { HEADER } from '../../../src/lock/format';
import { isError, type Problem } from '../../../src/model/problem';
import { ProblemError } from '../../../src/model/problem-error';

/** A pod template, as the examples have it in scope. */
const template = { spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] } };

const SCOPE = { ...cdk8s, Construct, ...api, template };

/** What a declared example leads to: the problems of its tree, and those of writing it out. */
export function problemsOfDeclared(text: string, lock: string | undefined): readonly Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-example-'));
  try {
    const lockFile = join(folder, 'ipam.lock.yaml');
    if (lock !== undefined) writeFileSync(lockFile, withHeader(lock));
    const app = new api.IpamApp({ outdir: join(folder, 'dist'), lockFile, frozen: false });
    return withoutPathsOf(folder, problemsOfApp(app, text));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Examples leave the comments out that stand above every lock. */
export const withHeader = (lock: string): string => [...HEADER, lock, ''].join('\n');

/** What the examples are typechecked as: one module, each text in a block of its own. */
export function moduleOf(texts: readonly string[]): string {
  const names = (module: object) => Object.keys(module).filter((name) => name !== 'default');
  const own = new Set(names(api));
  return [
    `import { ${names(cdk8s).filter((name) => !own.has(name))} } from 'cdk8s';`,
    `import { Construct } from 'constructs';`,
    `import { ${[...own]} } from '../../../src/index';`,
    'declare const app: IpamApp;',
    'declare const template: object;',
    ...texts.map((text) => `{\n${text}\n}`),
  ].join('\n');
}

function problemsOfApp(app: api.IpamApp, text: string): readonly Problem[] {
  try {
    evaluate(text, app);
    const problems = api.Ipam.of(app).problems();
    if (!problems.some(isError)) app.synth();
    return problems;
  } catch (failure) {
    if (failure instanceof ProblemError) return failure.problems;
    throw failure;
  }
}

function evaluate(text: string, app: cdk8s.App): void {
  const { outputText } = ts.transpileModule(`{\n${text}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
  });
  new Function('app', ...Object.keys(SCOPE), outputText)(app, ...Object.values(SCOPE));
}

const withoutPathsOf = (folder: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, message: problem.message.replaceAll(`${folder}/`, '') }));
