import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Job, type JobEnd, runAction } from './composite-action';
import { declare, ReviewJob } from './review-job';
import { settings } from './shop';

/** A stand-in for GitHub's own program: it lists the comments of a file, and keeps what it is given as a body. */
const gh = (listed: string, written: string): string => `case "$*" in
  *--paginate*) cat "${listed}" ;;
  *) for word in "$@"; do case "$word" in body=@*) cp "\${word#body=@}" "${written}" ;; esac; done ;;
esac`;

/** Runs the Action on pull request 7, which has these comments of ours. */
function run(job: ReviewJob, ...comments: readonly string[]): JobEnd & { readonly comment: string } {
  const [listed, written] = [join(job.temporary, 'listed.txt'), join(job.temporary, 'written.md')];
  writeFileSync(listed, comments.map((id) => `${id}\n`).join(''));
  job.program('gh', gh(listed, written));
  return { ...runAction(jobOf(job)), comment: existsSync(written) ? readFileSync(written, 'utf8') : '' };
}

const jobOf = (job: ReviewJob, more: Partial<Pick<Job, 'contexts' | 'inputs'>> = {}): Job => ({
  folder: job.clone.folder,
  temporary: job.temporary,
  env: job.env,
  contexts: {
    'github.token': 'token',
    'github.event_name': 'pull_request',
    'github.base_ref': 'main',
    'github.repository': 'platform/addresses',
    'github.event.pull_request.number': '7',
    'github.server_url': 'https://github.com',
    'github.run_id': '42',
    'runner.temp': job.temporary,
    ...more.contexts,
  },
  ...(more.inputs && { inputs: more.inputs }),
});

/** Git takes it for a name. */
const HOSTILE = 'release/`>pwned`;$(>pwned)"\'|tee>pwned';

/** A warning: there is no such problem. */
const UNUSED = { rule: 'IPAM131', reason: 'The third pod never runs.', expires: '2099-01-01' };

describe('the GitHub Action', { timeout: 60_000 }, () => {
  it('writes a comment with what changes, a summary, and its outputs', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3, queue: 1 }));
    const { code, outputs, summary, comment, log } = run(job);
    expect({ code, log }).toMatchObject({ code: 0 });
    expect(outputs).toMatchObject({ changed: 'true', blocked: 'false', 'exit-code': '0' });
    expect(comment).toMatch(/^<!-- cdk8s-ipam:diff:default -->\n/);
    expect(comment).toContain('prod/shop/StatefulSet/queue');
    expect(summary).toBe(comment);
    expect(JSON.parse(readFileSync(outputs.diff!, 'utf8')).formatVersion).toMatch(/^1\./);
    expect(JSON.parse(readFileSync(outputs.sarif!, 'utf8')).version).toBe('2.1.0');
    expect(job.callsOf('gh').at(-1)).toContain('--method POST repos/platform/addresses/issues/7/comments');
  });

  it('takes back what its comment has said where the app does not run any more', async () => {
    const job = await ReviewJob.of((repository) => repository.write('main.js', 'throw new Error("no");\n'));
    const { code, outputs, comment, summary } = run(job, '1234');
    expect({ code, outputs }).toMatchObject({ code: 1, outputs: { diff: '', changed: 'false' } });
    expect(comment).toMatch(/^<!-- cdk8s-ipam:diff:default -->\n\n### Addresses: not known\n\n.*runs\/42\)/);
    expect(summary).toBe(comment);
    run(job);
    expect(job.callsOf('gh').filter((call) => call.includes('--method POST'))).toEqual([]);
  });

  it('puts the new text in the place of its comment', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    run(job, '1234');
    expect(job.callsOf('gh').at(-1)).toContain('--method PATCH repos/platform/addresses/issues/comments/1234');
  });

  it('says nothing where no address changes, unless there is a comment already', async () => {
    const job = await ReviewJob.of((repository) => repository.write('notes.txt', 'words'));
    expect(run(job)).toMatchObject({ code: 0, outputs: { changed: 'false' }, comment: '' });
    expect(run(job, '1234').comment).toContain('nothing changes');
  });

  it('fails where the lock was forgotten, and still shows the rest', async () => {
    const job = await ReviewJob.of((repository) => {
      for (const [path, text] of Object.entries(settings({ redis: 3 }))) repository.write(path, text);
    });
    expect(run(job)).toMatchObject({ code: 4, outputs: { 'exit-code': '4' } });
  });

  it('fails where the manifests are not those of the synth', async () => {
    const job = await ReviewJob.of(async (repository) => {
      await declare(repository, { redis: 3 });
      repository.git('checkout', 'main', '--', 'dist');
    });
    const { code, log } = run(job);
    expect(code).toBe(4);
    expect(log).toContain('::error title=Manifests are out of date::');
  });

  it('fails where an address changes hands at once, says so in the comment, and annotates', async () => {
    const job = await ReviewJob.of(async (repository) => {
      const lock = repository.read('ipam.lock.yaml')!;
      await declare(repository, { queue: 2 });
      repository.write('ipam.lock.yaml', lock.replaceAll('StatefulSet/redis', 'StatefulSet/queue'));
      await declare(repository, { queue: 2 });
    });
    // To git, the tag comes before the branch.
    job.clone.git('tag', 'origin/main', 'HEAD');
    const { code, outputs, comment, log } = run(job);
    expect({ code, log }).toMatchObject({ code: 3 });
    expect(outputs).toMatchObject({ blocked: 'true' });
    expect(comment).toContain('### Addresses: blocked');
    expect(log).toMatch(/^::error .*IPAM240/m);
  });

  it.each([
    ['read', 'exit 1'],
    ['write', 'case "$*" in *--paginate*) ;; *) exit 1 ;; esac'],
  ])('goes on without a comment where the token may not %s', async (_, gh) => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.program('gh', gh);
    const end = runAction(jobOf(job));
    expect(end).toMatchObject({ code: 0, log: expect.stringContaining('::notice title=No comment::') });
  });

  it('asks the server that it runs on', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.program('gh', 'echo "host=$GH_HOST token=$GH_ENTERPRISE_TOKEN" >&2; exit 1');
    const end = runAction(jobOf(job, { contexts: { 'github.server_url': 'https://git.example.com' } }));
    expect(end.log).toContain('host=git.example.com token=token\n');
  });

  it('fails from the severity on that the project has chosen', async () => {
    const job = await ReviewJob.of(async (repository) => {
      repository.write('ipam.config.json', JSON.stringify({ failOn: 'warning', acknowledge: [UNUSED] }));
      await declare(repository, { redis: 3 });
    });
    expect(run(job)).toMatchObject({ code: 3 });
    expect(runAction(jobOf(job, { inputs: { 'fail-on': 'error' } }))).toMatchObject({ code: 0 });
  });

  it('judges the default branch after a push by what it was before', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const before = job.clone.git('rev-parse', 'origin/main').trim();
    job.clone.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const pushed = (before: string) =>
      runAction(
        jobOf(job, {
          contexts: {
            'github.event_name': 'push',
            'github.ref': 'refs/heads/main',
            'github.base_ref': '',
            'github.event.repository.default_branch': 'main',
            'github.event.pull_request.number': '',
            'github.event.before': before,
          },
        }),
      );
    expect(pushed(before)).toMatchObject({ code: 0, outputs: { changed: 'true' } });
    const first = pushed('0'.repeat(40));
    expect(first).toMatchObject({ code: 0, outputs: { changed: 'false' } });
    expect(first.log).toContain('::notice title=Nothing to compare with::');
    expect(pushed('1'.repeat(40))).toMatchObject({ code: 64 });
  });

  it('takes the branch of a merge queue, which is named in full', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const contexts = {
      'github.base_ref': '',
      'github.event.pull_request.number': '',
      'github.event.merge_group.base_ref': 'refs/heads/main',
      'github.event.repository.default_branch': 'nowhere',
    };
    expect(runAction(jobOf(job, { contexts }))).toMatchObject({ code: 0, outputs: { changed: 'true' } });
  });

  it('takes a branch for nothing but a name, whatever it is called, and fetches it where it is not there', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.remote.git('branch', HOSTILE, 'main');
    const { code, outputs, log } = runAction(jobOf(job, { contexts: { 'github.base_ref': HOSTILE } }));
    expect({ code, log }).toMatchObject({ code: 0 });
    expect(outputs).toMatchObject({ changed: 'true' });
    expect(job.clone.has('pwned')).toBe(false);
  });

  it('works in the folder of a project, and names files from the root of the repository', async () => {
    const job = await ReviewJob.of((repository) => {
      for (const path of ['cdk8s.yaml', 'main.js', 'ipam.lock.yaml'])
        repository.write(`platform/${path}`, repository.read(path)!);
      repository.write('platform/settings.json', settings({ redis: 3 })['settings.json']!);
    });
    const inputs = { 'working-directory': 'platform', comment: 'false' };
    const { code, log } = runAction(jobOf(job, { inputs }));
    expect(code).toBe(4);
    expect(log).toMatch(/^::error file=platform\/ipam\.lock\.yaml,.*IPAM250/m);
  });

  it('compares no manifests that git ignores, and says so', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.clone.write('.gitignore', 'dist\n');
    job.clone.git('rm', '--quiet', '-r', '--cached', 'dist');
    const { code, log } = run(job);
    expect(code).toBe(0);
    expect(log).toContain('::notice title=Manifests are not compared::');
  });

  it('fails where its folder of manifests is not there, and still shows the rest', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const end = runAction(jobOf(job, { inputs: { output: 'elsewhere', comment: 'false' } }));
    expect(end).toMatchObject({ code: 4, outputs: { changed: 'true' } });
  });

  it('has no report to upload where there is none, also not that of another use', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    run(job);
    const end = runAction(jobOf(job, { inputs: { 'fail-on': 'never', comment: 'false' } }));
    expect(end).toMatchObject({ code: 64, outputs: { sarif: '' } });
  });

  it('takes nobody for itself but programs and people of the repository', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    run(job);
    expect(job.callsOf('gh')[0]).toContain('.user.type == "Bot" or (.author_association | IN(');
  });

  it('fetches the base into a shallow clone', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.clone.git('fetch', '--quiet', '--depth=1', `file://${job.remote.folder}`, 'change');
    job.clone.git('update-ref', '-d', 'refs/remotes/origin/main');
    expect(run(job)).toMatchObject({ code: 0, outputs: { changed: 'true' } });
  });

  it('has a workflow to copy, which uses the inputs and outputs that there are', () => {
    const root = join(__dirname, '../..');
    const workflow = readFileSync(join(root, 'docs/ci/github-review.yaml'), 'utf8');
    const action = parse(readFileSync(join(root, 'action/action.yml'), 'utf8'));
    const used = [...workflow.matchAll(/steps\.ipam\.outputs\.([\w-]+)/g)].map(([, name]) => name!);
    expect(used.filter((name) => !(name in action.outputs))).toEqual([]);
    expect(parse(workflow).permissions).toMatchObject({ 'pull-requests': 'write' });
  });
});
