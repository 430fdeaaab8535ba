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

/** Runs the script of the template on merge request 7, which has these notes, as a runner does. */
function run(job: ReviewJob, notes: readonly Note[] = []) {
  const listed = join(job.temporary, 'listed.json');
  writeFileSync(listed, JSON.stringify(notes));
  job.program('curl', `case "$*" in *per_page*) cat "${listed}" ;; */user*) echo '${JSON.stringify(US)}' ;; esac`);
  const script: readonly string[] = TEMPLATE['ipam-review'].script;
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script.join('\n')], {
    cwd: job.clone.folder,
    env: {
      ...job.env,
      CI: 'true',
      GIT_CONFIG_GLOBAL: '/dev/null',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '3',
      CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
      CI_JOB_URL: 'https://gitlab.example.com/jobs/1',
      CDK8S_IPAM_TOKEN: 'token',
    },
    encoding: 'utf8',
  });
  return { code: status, log: `${stdout}${stderr}` };
}

describe('the GitLab template', { timeout: 60_000 }, () => {
  it('writes a note with what changes, and leaves its artifacts', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const { code, log } = run(job);
    expect({ code, log }).toMatchObject({ code: 0 });
    expect(log).toContain('prod/shop/StatefulSet/redis');
    for (const path of TEMPLATE['ipam-review'].artifacts.paths) expect(job.clone.has(path)).toBe(true);
    expect(JSON.parse(job.clone.read(TEMPLATE['ipam-review'].artifacts.reports.codequality)!)).toBeInstanceOf(Array);
    expect(job.callsOf('curl').at(-1)).toMatch(/--request POST .*body@ipam-diff\.md .*\/merge_requests\/7\/notes $/);
  });

  it('puts the new text in the place of its note', async () => {
    const job = await ReviewJob.of((repository) => declare(repository, { redis: 3 }));
    const ours = '<!-- cdk8s-ipam:diff:default -->\nold';
    run(job, [
      { id: 10, body: ours, author: { id: 666 } },
      { id: 11, body: 'a person', author: US },
      { id: 12, body: ours, author: US },
    ]);
    expect(job.callsOf('curl').at(-1)).toMatch(/--request PUT .*\/notes\/12 $/);
  });

  it('writes no note where no address changes', async () => {
    const job = await ReviewJob.of((repository) => repository.write('notes.txt', 'words'));
    expect(run(job).code).toBe(0);
    expect(job.callsOf('curl').filter((call) => /POST|PUT/.test(call))).toEqual([]);
  });

  it('fails where an address changes hands at once', async () => {
    const job = await ReviewJob.of(async (repository) => {
      const lock = repository.read('ipam.lock.yaml')!;
      await declare(repository, { queue: 2 });
      repository.write('ipam.lock.yaml', lock.replaceAll('StatefulSet/redis', 'StatefulSet/queue'));
      await declare(repository, { queue: 2 });
    });
    const { code, log } = run(job);
    expect({ code, log }).toMatchObject({ code: 3 });
    expect(log).toContain('IPAM240');
  });
});
