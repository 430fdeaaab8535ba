import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { declare, ReviewJob } from './review-job';
import { settings } from './shop';

interface Step {
  readonly command: readonly string[];
  readonly args: readonly string[];
}

const { spec } = parse(readFileSync(join(__dirname, '../../docs/ci/argocd-plugin.yaml'), 'utf8'));

/** Runs a step of the plugin in a checkout, as the sidecar does. */
function run({ command, args }: Step, job: ReviewJob, env: Readonly<Record<string, string>>) {
  const [program, ...options] = [...command, ...args];
  const { status, stdout, stderr } = spawnSync(program!, options, {
    cwd: job.clone.folder,
    env: { ...job.env, CI: '', ARGOCD_APP_NAME: 'prod', ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('the plugin of Argo CD', { timeout: 60_000 }, () => {
  it('writes the manifests of one cluster to stdout, and nothing else', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    expect(run(spec.init, job, {})).toMatchObject({ code: 0, stdout: '' });
    const { code, stdout, stderr } = run(spec.generate, job, { ARGOCD_ENV_CLUSTER: 'prod' });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const kinds = parseAllDocuments(stdout).flatMap((document) => (document.toJS() as { kind: string }).kind);
    expect(kinds).toContain('IPPool');
    expect(kinds).toContain('StatefulSet');
    expect(kinds.every((kind) => typeof kind === 'string')).toBe(true);
  });

  it('fails where the lock was not committed, and writes neither manifests nor the lock', async () => {
    const job = await ReviewJob.of((repository) =>
      repository.write('settings.json', settings({ redis: 5 })['settings.json']!),
    );
    const before = job.clone.read('ipam.lock.yaml');
    const { code, stdout, stderr } = run(spec.generate, job, { ARGOCD_ENV_CLUSTER: 'prod' });
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('IPAM250');
    expect(job.clone.read('ipam.lock.yaml')).toBe(before);
  });

  it('fails where the Application names no cluster', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 2, queue: 1 }));
    const { code, stdout, stderr } = run(spec.generate, job, {});
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('the Application sets no variable CLUSTER');
  });
});
