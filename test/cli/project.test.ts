import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes';
import { readProject } from '../../src/cli/project';
import { temporaryFolder } from '../support/folder';

/** The working folder from now on: with a link to a folder, a package, and a cdk8s.yaml. */
function workIn(config?: string): string {
  const folder = realpathSync(temporaryFolder());
  if (config !== undefined) writeFileSync(join(folder, 'cdk8s.yaml'), config);
  mkdirSync(join(folder, 'packages/a'), { recursive: true });
  writeFileSync(join(folder, 'packages/a/package.json'), '{}');
  symlinkSync('packages', join(folder, 'link'));
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  return folder;
}

describe('cdk8s.yaml', () => {
  it('says what to run and where the manifests go, or dist', () => {
    const folder = workIn('app: node main.js\nlanguage: typescript\nimports: [k8s]\n');
    expect(readProject({})).toEqual({ ok: true, value: { app: 'node main.js', output: join(folder, 'dist') } });
  });

  it('is less than the flags', () => {
    const folder = workIn('app: node main.js\noutput: dist\n');
    const value = { app: 'node other.js', output: join(folder, 'build/out') };
    expect(readProject({ app: 'node other.js', output: 'build/out' })).toEqual({ ok: true, value });
  });

  it.each([
    ['that is missing', undefined, 'There is no cdk8s.yaml'],
    ['without an app', 'output: dist\n', 'has no key `app`'],
    ['that is empty', '', 'has no key `app`'],
    ['that is not YAML', 'app: [\n', 'cdk8s.yaml cannot be used'],
    ['that is a list', '- app\n', 'the file is wrong'],
    ['with an app that is no text', 'app: [node, app.js]\n', 'the key app is wrong'],
    ['that asks for a Helm chart', 'app: a\nsynthConfig: { format: helm }\n', 'asks for a Helm chart'],
    ['with an output outside', 'app: a\noutput: ../dist\n', 'it is not below the working folder'],
    ['with an absolute output', 'app: a\noutput: /tmp/dist\n', 'it is not below the working folder'],
    ['with the working folder as output', 'app: a\noutput: .\n', 'it is not below the working folder'],
    ['with an output that is a file', 'app: a\noutput: cdk8s.yaml\n', 'it is not a folder'],
    ['with an output that is a link', 'app: a\noutput: link\n', 'link is a symbolic link'],
    ['with an output below a link', 'app: a\noutput: link/dist\n', 'link is a symbolic link'],
    ['with an output that is a project', 'app: a\noutput: packages/a\n', 'it has package.json in it'],
  ])('%s is wrong use', (_, config, message) => {
    workIn(config);
    expect(readProject({})).toMatchObject({
      ok: false,
      outcome: { exitCode: EXIT.usage, stderr: expect.stringContaining(message) },
    });
  });
});
