import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lockText } from '../cli/workshop';
import { Pipeline } from './workshop';

const FOLDER = join(__dirname, '../../docs/ci');

const KEPT = '10.0.0.4 bound prod/shop/StatefulSet/redis 0';
const GIVEN_UP = '10.0.0.9 released prod/shop/Pod/old';
const DATED = /10\.0\.0\.9 released prod\/shop\/Pod\/old since=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/;

interface Template {
  readonly name: string;
  readonly scripts: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Prepares what the pipeline finds at its service. */
  readonly prepare: (pipeline: Pipeline) => void;
}

const read = (name: string) => parse(readFileSync(join(FOLDER, name), 'utf8'));

function github(): Template {
  const { jobs } = read('github-lock-gc.yaml');
  const steps: { run?: string; uses?: string }[] = jobs['lock-gc'].steps;
  return {
    name: 'GitHub',
    scripts: steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
    env: { BASE: 'main', GH_TOKEN: 'token' },
    prepare: (pipeline) => pipeline.program('gh', ''),
  };
}

const PROJECT_URL = 'https://gitlab.example.com/platform/addresses';

function gitlab(): Template {
  return {
    name: 'GitLab',
    scripts: [read('gitlab-lock-gc.yaml')['lock-gc'].script.join('\n')],
    env: {
      CI_DEFAULT_BRANCH: 'main',
      CI_PROJECT_URL: PROJECT_URL,
      CI_SERVER_HOST: 'gitlab.example.com',
      LOCK_GC_TOKEN: 'secret',
    },
    prepare: ({ clone, remote }) => {
      const url = PROJECT_URL.replace('https://', 'https://lock-gc:secret@');
      clone.git('config', `url.${remote.path('.git')}.insteadOf`, `${url}.git`);
      remote.write('.git/hooks/post-receive', '#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_[0-9] | sort > options.txt\n');
      chmodSync(remote.path('.git/hooks/post-receive'), 0o755);
    },
  };
}

function pipelineOf({ prepare }: Template, ...leases: readonly string[]): Pipeline {
  const pipeline = new Pipeline(lockText(...leases));
  prepare(pipeline);
  return pipeline;
}

const branches = ({ remote }: Pipeline): string[] =>
  remote.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n');

describe.each([github(), gitlab()])('the gc pipeline for $name', (template) => {
  const { scripts, env } = template;

  it('pushes one commit on the default branch, with lock and manifests that agree', () => {
    const pipeline = pipelineOf(template, KEPT, GIVEN_UP);
    const { code, log } = pipeline.run(scripts, env);
    expect(log).toContain('dated, the clock runs from now on: 1');
    expect(code).toBe(0);
    expect(branches(pipeline)).toEqual(['lock-gc', 'main']);
    const { remote } = pipeline;
    expect(remote.git('log', '--format=%s', 'main..lock-gc')).toBe('lock gc\n');
    expect(remote.git('diff', '--name-only', 'main', 'lock-gc')).toBe('dist/shop.k8s.yaml\nipam.lock.yaml\n');
    const lock = remote.git('show', 'lock-gc:ipam.lock.yaml');
    expect(lock).toMatch(DATED);
    expect(JSON.parse(remote.git('show', 'lock-gc:dist/shop.k8s.yaml'))).toEqual({ kind: 'Reservation', lock });
  });

  it('does it again the next night, from the default branch as it is then', () => {
    const pipeline = pipelineOf(template, KEPT, GIVEN_UP);
    expect(pipeline.run(scripts, env).code).toBe(0);
    pipeline.clone.git('checkout', '--quiet', '--force', 'main');
    pipeline.clone.write('notes.txt', 'merged in the meantime');
    pipeline.clone.commit('notes');
    pipeline.clone.git('push', '--quiet', 'origin', 'main');
    expect(pipeline.run(scripts, env).code).toBe(0);
    expect(pipeline.remote.git('log', '--format=%s', 'lock-gc')).toBe('lock gc\nnotes\ndeployed\n');
  });

  it('pushes the lock alone where git ignores the manifests', () => {
    const pipeline = pipelineOf(template, KEPT, GIVEN_UP);
    pipeline.clone.write('.gitignore', 'dist\n');
    pipeline.clone.git('rm', '--quiet', '-r', '--cached', 'dist');
    pipeline.clone.commit('manifests are synthesized elsewhere');
    pipeline.clone.git('push', '--quiet', 'origin', 'main');
    const { code, log } = pipeline.run(scripts, env);
    expect({ code, log }).toMatchObject({ code: 0 });
    expect(pipeline.remote.git('diff', '--name-only', 'main', 'lock-gc')).toBe('ipam.lock.yaml\n');
  });

  it('pushes nothing where there is nothing to do', () => {
    const pipeline = pipelineOf(template, KEPT);
    const { code, log } = pipeline.run(scripts, env);
    expect(log).toContain('Nothing to do.');
    expect(code).toBe(0);
    expect(branches(pipeline)).toEqual(['main']);
  });

  it('fails where the lock of the default branch is not good, and pushes nothing', () => {
    const pipeline = pipelineOf(template, KEPT, KEPT);
    const { code, log } = pipeline.run(scripts, env);
    expect(log).toContain('IPAM238');
    expect(code).toBe(3);
    expect(branches(pipeline)).toEqual(['main']);
  });
});

describe('the request that the gc pipeline opens', () => {
  it('is one pull request for GitHub, with what gc has said, and the same one the next night', () => {
    const template = github();
    const pipeline = pipelineOf(template, KEPT, GIVEN_UP);
    pipeline.run(template.scripts, template.env);
    expect(pipeline.callsOf('gh')[0]).toBe('gh pr list --head lock-gc --state open --json number --jq .[].number');
    expect(pipeline.callsOf('gh')[1]).toMatch(
      /^gh pr create --base main --head lock-gc --title lock gc --body-file .*\/body\.md$/,
    );
    pipeline.program('gh', '[ "$2" = list ] && echo 7 || true');
    expect(pipeline.run(template.scripts, template.env).code).toBe(0);
    expect(pipeline.callsOf('gh').map((call) => call.split(' ')[2])).toEqual(['list', 'create', 'list', 'edit']);
  });

  it('has what gc has said as its text, and no more of it than GitHub takes', () => {
    const template = github();
    const many = Array.from(
      { length: 1000 },
      (_, i) => `10.1.${i >> 7}.${2 * (i & 127)} released prod/shop/Pod/a-${i}`,
    );
    for (const lines of [[KEPT, GIVEN_UP], many]) {
      const pipeline = pipelineOf(template, ...lines);
      pipeline.program('gh', '[ "$2" = create ] && for file; do :; done && cp "$file" body.md || true');
      expect(pipeline.run(template.scripts, template.env).code).toBe(0);
      const body = pipeline.clone.read('body.md')!;
      expect(body).toMatch(/^```\ndated, the clock runs from now on: 1(000)?\n {2}10\.[\s\S]*\n```\n$/);
      expect(body.length).toBeLessThan(65_536);
    }
  });

  it('is asked for by push options for GitLab', () => {
    const template = gitlab();
    const pipeline = pipelineOf(template, KEPT, GIVEN_UP);
    pipeline.run(template.scripts, template.env);
    expect(pipeline.remote.read('.git/options.txt')?.trim().split('\n')).toEqual([
      'GIT_PUSH_OPTION_0=merge_request.create',
      'GIT_PUSH_OPTION_1=merge_request.target=main',
      'GIT_PUSH_OPTION_2=merge_request.title=lock gc',
      'GIT_PUSH_OPTION_3=merge_request.remove_source_branch',
    ]);
  });

  it('needs no action of others', () => {
    const steps: { uses?: string }[] = read('github-lock-gc.yaml').jobs['lock-gc'].steps;
    const actions = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.replace(/@v\d+$/, '')]));
    expect(actions).toEqual(['actions/checkout', 'actions/setup-node']);
  });
});
