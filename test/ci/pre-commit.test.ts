import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { declare, ReviewJob } from './review-job';
import { settings } from './shop';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files?: string;
  readonly exclude?: string;
  readonly pass_filenames?: boolean;
  readonly require_serial?: boolean;
}

const HOOKS: readonly Hook[] = parse(readFileSync(join(__dirname, '../../.pre-commit-hooks.yaml'), 'utf8'));

/** Runs a hook on files that are staged, as pre-commit does: not at all where none of them is for it, else on parts of them. */
function run(job: ReviewJob, id: string, staged: readonly string[]) {
  const hook = HOOKS.find((each) => each.id === id)!;
  const files = staged.filter(
    (file) => new RegExp(hook.files ?? '').test(file) && !(hook.exclude && new RegExp(hook.exclude).test(file)),
  );
  if (files.length === 0) return 'skipped';
  const runs = partsOf(files, hook).map((part) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `${hook.entry} ${part.join(' ')}`], {
      cwd: job.clone.folder,
      env: job.env,
      encoding: 'utf8',
    });
    return { code: status, log: `${stdout}${stderr}` };
  });
  return { code: runs.find(({ code }) => code !== 0)?.code ?? 0, log: runs.map(({ log }) => log).join('') };
}

/** Unless a hook forbids it, files are shared out among processes. */
function partsOf(files: readonly string[], hook: Hook): readonly (readonly string[])[] {
  if (hook.pass_filenames === false) return [[]];
  return hook.require_serial ? [files] : files.map((file) => [file]);
}

const unchanged = (): Promise<ReviewJob> => ReviewJob.of((repository) => repository.write('notes.txt', 'words'));

describe('the hooks before a commit', { timeout: 60_000 }, () => {
  it('let a lock pass that is whole, and stop one that an editor has spoilt', async () => {
    const job = await unchanged();
    expect(run(job, 'cdk8s-ipam-lock', ['ipam.lock.yaml'])).toMatchObject({ code: 0 });
    job.clone.write('ipam.lock.yaml', job.clone.read('ipam.lock.yaml')!.replace(' bound ', ' bnd '));
    expect(run(job, 'cdk8s-ipam-lock', ['ipam.lock.yaml'])).toMatchObject({ code: 3 });
    expect(run(job, 'cdk8s-ipam-lock', ['notes.txt'])).toBe('skipped');
  });

  it('stop a declaration whose lock was forgotten', async () => {
    const job = await unchanged();
    expect(run(job, 'cdk8s-ipam-fresh', ['settings.json'])).toMatchObject({ code: 0 });
    for (const [path, text] of Object.entries(settings({ redis: 3 }))) job.clone.write(path, text);
    expect(run(job, 'cdk8s-ipam-fresh', ['settings.json'])).toMatchObject({ code: 4 });
  });

  it('stop a manifest that is new and was forgotten', async () => {
    const job = await unchanged();
    const [manifest] = job.clone.git('ls-files', 'dist').split('\n');
    job.clone.git('rm', '--quiet', '--cached', manifest!);
    expect(run(job, 'cdk8s-ipam-fresh', ['settings.json'])).toMatchObject({
      code: 1,
      log: expect.stringContaining(`${manifest}\n`),
    });
  });

  it('stop a manifest of others with a mistake, and leave those alone that we write', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.clone.write(
      'pool.yaml',
      'apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata:\n  name: a\nspec:\n  cidr: 10.0.0.0/33\n',
    );
    expect(run(job, 'cdk8s-ipam-manifests', ['pool.yaml'])).toMatchObject({ code: 3 });
    for (const name of ['b', 'c'])
      job.clone.write(
        `${name}.yaml`,
        job.clone.read('pool.yaml')!.replace('name: a', `name: ${name}`).replace('/33', '/28'),
      );
    expect(run(job, 'cdk8s-ipam-manifests', ['b.yaml', 'c.yaml'])).toMatchObject({
      code: 3,
      log: expect.stringContaining('IPAM304'),
    });
    expect(run(job, 'cdk8s-ipam-manifests', ['dist/prod/shop.k8s.yaml', 'ipam.lock.yaml'])).toBe('skipped');
  });
});
