import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeWithGit } from '../git/repository';
import { seedOf } from '../support/seed';
import { Tally } from '../support/tally';
import { CROWDED } from './first-sketch';
import { judge } from './judge';
import { mergeLines, type Sides } from './merge-lines';
import { Project, type Rules } from './project';
import { type Happening, happen, stories } from './stories';

/** BRANCH_STORIES=20000 looks longer; BRANCH_SEED goes the same way again. */
const numRuns = Number(process.env.BRANCH_STORIES ?? 200);
const seed = seedOf('BRANCH_SEED');
const LENGTH = 60;
const HOURS = { timeout: 3 * 3_600_000 };

/** Quarantines of 24 hours, and a cluster that is less than that behind. */
const RULES: Rules = { judge, lag: 23, start: CROWDED };

function projectOf(story: readonly Happening[], rules: Rules, tally: Tally): Project {
  const project = new Project(rules, tally.add);
  for (const happening of story) happen(project, happening);
  tally.add('hand-overs completed', project.timeline.handOvers);
  tally.add('pods started', project.cluster.started);
  tally.add('states of main', project.timeline.moments.length);
  return project;
}

const violationsOf = ({ timeline, cluster }: Project): string[] => [...timeline.violations, ...cluster.violations];

describe('branches that fork, revert, squash and merge in any order, and a cluster that lags behind', () => {
  it('never have two owners of one address at work, nor cut a quarantine short', HOURS, () => {
    const tally = new Tally();
    const merges = new Map<string, Sides>();
    fc.assert(
      fc.property(stories(LENGTH), (story) => {
        const project = projectOf(story, RULES, tally);
        expect(violationsOf(project)).toEqual([]);
        for (const sides of project.merges) if (merges.size < MERGES) merges.set(JSON.stringify(sides), sides);
      }),
      { numRuns, seed },
    );
    console.info(`branches, seed ${seed}: ${numRuns} stories: ${tally}`);
    for (const [what, least] of LEAST) expect([what, tally.of(what)]).toEqual([what, atLeast((least * numRuns) / 350)]);
    console.info(comparedWithGit([...merges.values()]));
  });

  it.each([
    ['nobody asks check --base', { ...RULES, judge: undefined }, ['quarantine skipped', 'two owners']],
    ['the cluster lags longer than the quarantine', { ...RULES, lag: 96 }, ['two owners']],
    ['there is no quarantine', { ...RULES, start: withoutQuarantine(CROWDED) }, ['two owners']],
  ] as const)('do where %s: the auditor sees it', HOURS, (_, rules, wanted) => {
    const found = new Set<string>();
    for (let i = 0; i < 300 && !wanted.every((each) => found.has(each)); i++)
      for (const story of fc.sample(stories(LENGTH), { numRuns: 10, seed: i }))
        for (const violation of violationsOf(projectOf(story, rules, new Tally()))) found.add(violation.split(':')[0]!);
    expect([...found]).toEqual(expect.arrayContaining([...wanted]));
  });
});

/** So often at least things have to happen in 350 stories. */
const LEAST: readonly (readonly [string, number])[] = [
  ['merged by git', 1500],
  ['conflict', 300],
  ['resolved', 300],
  ['rejected by check', 30],
  ['hand-overs completed', 30],
  ['gc', 300],
  ['gc on a branch', 100],
  ['merge', 150],
  ['squash', 150],
  ['rebase', 150],
  ['cherry-pick', 150],
  ['revert', 150],
  ['move', 40],
  ['release', 3],
  ['renamed', 5],
];

const atLeast = (least: number) => expect.toSatisfy((count: number) => count >= Math.floor(least), `at least ${least}`);

/** So many merges are made again by git. */
const MERGES = Number(process.env.MERGES ?? 3000);

function comparedWithGit(cases: readonly Sides[]): string {
  const byGit = mergeWithGit(cases);
  const byModel = cases.map(mergeLines);
  const told = byModel.filter((merge) => merge !== undefined).length;
  const differing = cases.filter((_, i) => byModel[i] && JSON.stringify(byModel[i]) !== JSON.stringify(byGit[i]));
  expect(differing.slice(0, 1)).toEqual([]);
  expect(told).toBeGreaterThan(cases.length * 0.95);
  const clean = byGit.filter(({ isClean }) => isClean).length;
  return `${cases.length} merges made again by git (${clean} clean): ${told} told by the model, none otherwise`;
}

function withoutQuarantine(sketch: Rules['start']): Rules['start'] {
  return { ...sketch, quarantines: Object.fromEntries(['a', 'b', 'c', 'd', 'w'].map((pool) => [pool, 0])) };
}
