import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { declare, ReviewJob } from './review-job';

const TEMPLATE = parse(readFileSync(join(__dirname, '../../docs/ci/gitlab-review.yaml'), 'utf8'));

interface Note {
  readonly id: number;
  readonly body: string;
  readonly author: { readonly id: number };
}

const US = { id: 5 };
const STRANGER = { id: 666 };
const OURS = '<!-- cdk8s-ipam:diff:default -->\nold';

/** A stand-in for GitLab: it lists a hundred notes a page, and keeps what it is given as a body. */
function serve(job: ReviewJob, notes: readonly Note[]): { readonly written: string } {
  const written = join(job.temporary, 'written.md');
  for (let page = 1; page <= notes.length / 100 + 1; page += 1)
    writeFileSync(join(job.temporary, `page-${page}.json`), JSON.stringify(notes.slice((page - 1) * 100, page * 100)));
  job.program(
    'curl',
    `for word in "$@"; do case "$word" in
  *per_page*) page="\${word#*&page=}"; cat "${job.temporary}/page-\${page%%&*}.json" ;;
  */user) echo '${JSON.stringify(US)}' ;;
  body@*) cp "\${word#body@}" "${written}" ;;
esac; done`,
  );
  return { written };
}

const BASH = ['bash', '-eo', 'pipefail', '-c'];

interface Runner {
  /** The shell that it has found in the image. */
  readonly shell?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the script of the template on merge request 7, as a runner does. */
function run(job: ReviewJob, { shell = BASH, env = {} }: Runner = {}) {
  const { script, variables } = TEMPLATE['ipam-review'];
  const [program, ...options] = shell;
  const { status, stdout, stderr } = spawnSync(program!, [...options, script.join('\n')], {
    cwd: job.clone.folder,
    env: {
      ...job.env,
      ...variables,
      CI: 'true',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '3',
      CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
      CI_JOB_URL: 'https://gitlab.example.com/jobs/1',
      CI_PROJECT_DIR: job.clone.folder,
      CDK8S_IPAM_TOKEN: 'token',
      ...env,
    },
    encoding: 'utf8',
  });
  return { code: status, log: `${stdout}${stderr}` };
}

/** What is written into the only note that is ours, which others come before. */
function textOfNote(job: ReviewJob): string {
  const { written } = serve(job, [{ id: 12, body: OURS, author: US }]);
  run(job);
  return readFileSync(written, 'utf8');
}

const noteCalls = (job: ReviewJob): readonly string[] => job.callsOf('curl').filter((call) => /POST|PUT/.test(call));

describe('the GitLab template', { timeout: 60_000 }, () => {
  it('writes a note with what changes, and leaves its artifacts', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const { written } = serve(job, []);
    const { code, log } = run(job);
    expect({ code, log }).toMatchObject({ code: 0 });
    expect(log).toContain('prod/shop/StatefulSet/redis');
    for (const path of TEMPLATE['ipam-review'].artifacts.paths) expect(job.clone.has(path)).toBe(true);
    expect(JSON.parse(job.clone.read(TEMPLATE['ipam-review'].artifacts.reports.codequality)!)).toBeInstanceOf(Array);
    expect(job.callsOf('curl').at(-1)).toMatch(/--request POST .*\/merge_requests\/7\/notes $/);
    expect(readFileSync(written, 'utf8')).toBe(job.clone.read('ipam-diff.md'));
  });

  it('puts the new text in the place of its note, in a shell that is no bash too', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    serve(job, [
      { id: 10, body: OURS, author: STRANGER },
      { id: 11, body: 'a person', author: US },
      { id: 12, body: OURS, author: US },
    ]);
    expect(run(job, { shell: ['sh', '-e', '-c'] })).toMatchObject({ code: 0 });
    expect(job.callsOf('curl').at(-1)).toMatch(/--request PUT .*\/notes\/12 $/);
  });

  it('finds its note behind a hundred others, and reads no further', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const talk = Array.from({ length: 250 }, (_, id) => ({ id, body: OURS, author: id === 130 ? US : STRANGER }));
    serve(job, talk);
    expect(run(job)).toMatchObject({ code: 0 });
    expect(job.callsOf('curl').filter((call) => call.includes('per_page'))).toHaveLength(2);
    expect(job.callsOf('curl').at(-1)).toMatch(/--request PUT .*\/notes\/130 $/);
  });

  it('writes no note where no address changes, unless there is one already', async () => {
    const job = await ReviewJob.of((repository) => repository.write('notes.txt', 'words'));
    serve(job, []);
    expect(run(job).code).toBe(0);
    expect(noteCalls(job)).toEqual([]);
    expect(textOfNote(job)).toContain('nothing changes');
  });

  it('takes back what its note has said where the app does not run any more', async () => {
    const job = await ReviewJob.of((repository) => repository.write('main.js', 'throw new Error("no");\n'));
    expect(textOfNote(job)).toMatch(/^<!-- cdk8s-ipam:diff:default -->\n\n### Addresses: not known\n\n.*jobs\/1\)/);
    serve(job, []);
    expect(run(job).code).toBe(1);
    expect(noteCalls(job)).toHaveLength(1);
  });

  it('goes on without a note where the token may not read or not write them', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.program('curl', 'exit 22');
    expect(run(job)).toMatchObject({ code: 0, log: expect.stringContaining('No note: those of the merge request') });
    job.program('curl', `case "$*" in *POST*) exit 22 ;; *per_page*) echo '[]' ;; *) echo '{"id":5}' ;; esac`);
    expect(run(job)).toMatchObject({ code: 0, log: expect.stringContaining('No note: none can be written') });
  });

  it('fails where an address changes hands at once, though a tag has the name of the branch', async () => {
    const job = await ReviewJob.of(async (repository) => {
      const lock = repository.read('ipam.lock.yaml')!;
      await declare(repository, { queue: 2 });
      repository.write('ipam.lock.yaml', lock.replaceAll('StatefulSet/redis', 'StatefulSet/queue'));
      await declare(repository, { queue: 2 });
    });
    job.clone.git('tag', 'origin/main', 'HEAD');
    serve(job, []);
    const { code, log } = run(job);
    expect({ code, log }).toMatchObject({ code: 3 });
    expect(log).toContain('IPAM240');
  });

  it('takes a branch for nothing but a name, whatever it is called', async () => {
    const hostile = 'release/`>pwned`;$(>pwned)"\'|tee>pwned';
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    job.remote.git('branch', hostile, 'main');
    serve(job, []);
    expect(run(job, { env: { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: hostile } })).toMatchObject({ code: 0 });
    expect(noteCalls(job)).toHaveLength(1);
    expect(job.clone.has('pwned')).toBe(false);
  });

  it('works in the folder of a project, and compares no manifests that git ignores', async () => {
    const job = await ReviewJob.of((repository) => {
      for (const path of ['cdk8s.yaml', 'main.js', 'settings.json', 'ipam.lock.yaml'])
        repository.write(`platform/${path}`, repository.read(path)!);
      repository.write('platform/.gitignore', 'dist\n');
    });
    const { written } = serve(job, []);
    const { code, log } = run(job, { env: { CDK8S_IPAM_PROJECT: 'platform' } });
    expect({ code, log }).toMatchObject({ code: 0 });
    expect(log).toContain('Git ignores dist');
    expect(readFileSync(written, 'utf8')).toContain('### Addresses: 2 allocated');
    expect(job.clone.has('ipam-findings.json')).toBe(true);
  });

  it('fails where its folder of manifests is not there, and still shows the rest', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    serve(job, []);
    expect(run(job, { env: { CDK8S_IPAM_OUTPUT: 'elsewhere' } }).code).toBe(4);
    expect(noteCalls(job)).toHaveLength(1);
  });
});
