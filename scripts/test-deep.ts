import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/**
 * The models, looked at long: more than 100,000 stories, worlds and pairs of branches, judged by naive oracles
 * (npm run test:deep). Takes about an hour on two cores. A number that is set in the environment wins, so that one model
 * can be given more; each test prints its seed and what it has seen, and with `<NAME>_SEED` goes the same way again.
 */
const RUNS: Readonly<Record<string, number>> = {
  /** Stories of branches and a lagging cluster, and how many of their merges git makes again. */
  BRANCH_STORIES: 12_000,
  MERGES: 10_000,
  /** Stories of one changing world; and of two allocators in one. */
  MODEL_RUNS: 15_000,
  NAIVE_RUNS: 12_000,
  /** Worlds in which every possibility is tried, for blocks and for shared pools each. */
  IMPOSSIBLE_RUNS: 25_000,
  /** Clusters that are adopted. */
  ADOPT_RUNS: 12_000,
  /** Merges that are judged against their base, and the laws of that. */
  REVIEW_RUNS: 20_000,
  LEGAL_RUNS: 1_000,
  /** Refusals whose advice is tried. */
  REFUSALS: 20_000,
  /** Estates with EIP bindings, whose masquerade set is judged address by address. */
  MASQ_RUNS: 20_000,
  /** Declarations on Calico, against its CRDs. */
  CALICO_RUNS: 10_000,
  /** Manifests of Calico's kinds, against its CRDs; and of all kinds, which no rule may fail on. */
  CALICO_MANIFESTS: 3_000,
  LINT_RUNS: 5_000,
  /** Clusters on Kube-OVN, whose objects are judged like those of others. */
  KUBE_OVN_RUNS: 20_000,
  /** Pairs of branches: locks merged by git, of a /16, with dist, and rebased and picked. */
  BRANCH_PAIRS: 4_000,
  RATE_PAIRS: 1_000,
  DIST_PAIRS: 200,
  GIT_PAIRS: 200,
  /** Writers that are killed, and writers that meet. */
  KILL_RUNS: 500,
  WRITER_LINES: 200,
  WRITER_LIVES: 20,
  SYNTH_ROUNDS: 100,
};

const FOLDERS = [
  'branches',
  'oracle',
  'git',
  'review',
  'allocate',
  'files',
  'backends/ip-masq-agent',
  'backends/kube-ovn',
  'backends/calico',
  'check/calico-crds.test.ts',
  'check/lint.test.ts',
];

const HOURS = 3 * 3_600_000;

const env = { ...Object.fromEntries(Object.entries(RUNS).map(([name, runs]) => [name, `${runs}`])), ...process.env };
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const folders = FOLDERS.map((folder) => `test/${folder}`);

for (const name of Object.keys(RUNS)) console.info(`${name}=${env[name as keyof typeof env]}`);
const { status } = spawnSync(process.execPath, [vitest, 'run', `--testTimeout=${HOURS}`, ...folders], {
  stdio: 'inherit',
  env,
});
process.exitCode = status ?? 1;
