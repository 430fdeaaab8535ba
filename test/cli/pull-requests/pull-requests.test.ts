import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { Repository } from '../repository';
import type { State } from './state';
import { STORIES, type Story } from './stories';

const GOLDEN = join(__dirname, '../../fixtures/pull-requests');
const AS_OF = '2026-11-03T12:00:00Z';
const isDiff = new Ajv({ strict: false }).compile(require('cdk8s-ipam/diff.schema.json'));

/** An app that gives the answer which the real one gave when the state was made. */
const APP = `const { readFileSync, writeFileSync } = require('node:fs');
const reply = JSON.parse(readFileSync('reply.json', 'utf8'));
const lock = { ...reply.lock, path: process.cwd() + '/' + reply.lock.path };
writeFileSync(process.env.CDK8S_IPAM_STAGE + '/reply.json', JSON.stringify({ ...reply, lock }));
`;
const PROJECT = { 'cdk8s.yaml': 'app: node app.js\noutput: dist\n', 'app.js': APP };

function write(repository: Repository, { files }: State): void {
  repository.git('rm', '-r', '--quiet', '--ignore-unmatch', 'dist');
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
}

/** A repository in which `main` is deployed, with the pull request checked out. */
function opened({ base, head, title }: Story): Repository {
  const repository = new Repository(PROJECT);
  write(repository, base);
  repository.commit('deployed');
  repository.git('switch', '--quiet', '--create', 'change');
  write(repository, head);
  repository.commit(title);
  return repository;
}

/** The commit depends on every manifest in it, so a file would change with any of them. */
const withoutCommit =
  (commit: string) =>
  (text: string): string =>
    text.replaceAll(commit, 'c0ffee'.repeat(7).slice(0, 40)).replaceAll(commit.slice(0, 12), 'c0ffeec0ffee');

describe.each(STORIES)('a pull request in which $title', (story) => {
  it(`is shown as in ${story.name}`, async () => {
    const repository = opened(story);
    const reports = ['markdown', 'json'].flatMap((format) => ['--format', format, '--output', `diff.${format}`]);
    const run = await repository.run('diff', 'main', '--as-of', AS_OF, '--format', 'human', ...reports);
    expect(run).toMatchObject({ code: story.isBlocked ? 6 : 0, stderr: '' });
    const named = withoutCommit(repository.git('rev-parse', 'main').trim());
    const json = repository.read('diff.json')!;
    expect(isDiff(JSON.parse(json)), JSON.stringify(isDiff.errors)).toBe(true);
    await expect(named(run.stdout)).toMatchFileSnapshot(join(GOLDEN, `${story.name}.txt`));
    await expect(named(repository.read('diff.markdown')!)).toMatchFileSnapshot(join(GOLDEN, `${story.name}.md`));
    await expect(named(json)).toMatchFileSnapshot(join(GOLDEN, `${story.name}.json`));
  });
});
