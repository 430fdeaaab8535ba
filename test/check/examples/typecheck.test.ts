import { join } from 'node:path';
import * as ts from 'typescript';
import { expect, test } from 'vitest';
import { RULES } from '../../../src/check/catalogue';
import { moduleOf } from './declared-example';

const FILE = join(__dirname, 'all-examples.ts');

/** A compiler that sees one file more than there is. */
function programWith(text: string): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.CommonJS,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === FILE || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === FILE ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2023) : getSourceFile(path, ...rest);
  return ts.createProgram([FILE], options, host);
}

test('what is declared in examples compiles against the public API', () => {
  const texts = RULES.flatMap(({ example }) => (example?.kind === 'declared' ? [example.bad, example.good] : []));
  const text = moduleOf(texts);
  const program = programWith(text);
  const found = program.getSemanticDiagnostics(program.getSourceFile(FILE)).map(({ messageText, start }) => {
    const line = text.slice(0, start).split('\n').length;
    return `${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${text.split('\n')[line - 1]}`;
  });
  expect(found).toEqual([]);
});
