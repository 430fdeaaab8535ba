import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { createProject, type Packed, pack } from './template-project';

const MINUTE = 60_000;

let folder = '';
let project = '';
let packed: Packed;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-ipam-template-')));
  project = join(folder, 'shop');
  packed = pack(folder);
  createProject(project, packed);
}, MINUTE);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('has the compiled program and the words that go with it, and nothing of how it is made', () => {
    const tops = new Set(packed.files.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(
      expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'lib', 'package.json']),
    );
    expect([...tops].filter((top) => ['bench', 'dist', 'examples', 'src', 'test'].includes(top ?? ''))).toEqual([]);
    expect(packed.files).toContain('lib/cli/main.js');
  });

  it('has every page and template that the README leads to', () => {
    const linked = [...readPackaged('README.md').matchAll(/\]\((docs\/[^)#]+)/g)].map(([, path]) => path!);
    const templates = ['docs/ci/github-review.yaml', 'docs/ci/gitlab-review.yaml', 'action/action.yml'];
    expect(linked.length).toBeGreaterThan(20);
    expect([...linked, ...templates].filter((path) => !packed.files.includes(path))).toEqual([]);
  });

  it('keeps zod out of its types, which a project would have to install', () => {
    const types = packed.files.filter((path) => path === 'lib/index.d.ts' || path === 'lib/testing.d.ts');
    expect(types).toHaveLength(2);
    expect(reachableTypes(types).filter((path) => /from ['"]zod/.test(readPackaged(path)))).toEqual([]);
  });
});

describe('a project from the TypeScript template of cdk8s-cli', () => {
  it(
    'compiles',
    () => {
      run('npm', ['run', 'compile']);
      expect(readdirSync(project)).toContain('main.js');
    },
    MINUTE,
  );

  it(
    'synthesizes manifests and a lock that agree',
    () => {
      run('npm', ['run', 'synth']);
      const lock = readFileSync(join(project, 'ipam.lock.yaml'), 'utf8');
      const pods = allocatedPods();
      expect(Object.keys(pods).sort()).toEqual(['ledger-0', 'ledger-1', 'redis-0', 'redis-1', 'redis-2']);
      expect(lock).toContain('prod/shop/StatefulSet/redis');
      expect(new Set(Object.values(pods)).size).toBe(5);
      for (const address of Object.values(pods)) expect(address).toMatch(/^\["10\.23\.19\.(3[2-9]|[45]\d|6[0-3])"\]$/);
    },
    MINUTE,
  );

  it(
    'synthesizes the same in a pipeline, where the lock is frozen',
    () => {
      const before = everyFile();
      run('npm', ['run', 'synth'], { CI: 'true' });
      expect(everyFile()).toEqual(before);
    },
    MINUTE,
  );

  it(
    'tests its plan with jest',
    () => {
      run('npm', ['test']);
    },
    MINUTE,
  );

  it('may also import us from an ES module', () => {
    const program =
      "import { IpamApp } from 'cdk8s-ipam'; import { lockOf } from 'cdk8s-ipam/testing'; console.log(typeof IpamApp, typeof lockOf);";
    expect(run('node', ['--input-type=module', '--eval', program]).trim()).toBe('function function');
  });
});

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { CI: _ci, ARGOCD_APP_NAME: _argo, NODE_OPTIONS: _options, VITEST: _vitest, ...inherited } = process.env;
  try {
    return execFileSync(command, args, {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...inherited, CDK8S_CHECK_UPGRADE: 'false', NODE_ENV: 'test', ...env },
    });
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

const everyFile = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['ipam.lock.yaml', ...manifests()].map((path) => [path, readFileSync(join(project, path), 'utf8')]),
  );

const manifests = (): readonly string[] =>
  readdirSync(join(project, 'dist'), { recursive: true })
    .map((path) => join('dist', String(path)))
    .filter((path) => path.endsWith('.k8s.yaml'))
    .sort();

interface Table {
  readonly kind: string;
  readonly spec: {
    readonly pods: Readonly<Record<string, { readonly annotations: Readonly<Record<string, string>> }>>;
  };
}

/** What the AllocationTable says of each pod's addresses. */
function allocatedPods(): Readonly<Record<string, string | undefined>> {
  const objects = manifests().flatMap((path) =>
    parseAllDocuments(readFileSync(join(project, path), 'utf8')).map((document) => document.toJS() as Table | null),
  );
  const tables = objects.filter((object) => object?.kind === 'AllocationTable') as readonly Table[];
  const pods = tables.flatMap((table) => Object.entries(table.spec.pods));
  return Object.fromEntries(
    pods.map(([name, { annotations }]) => [name, annotations['cni.projectcalico.org/ipAddrs']]),
  );
}

const readPackaged = (path: string): string => readFileSync(join(project, 'node_modules/cdk8s-ipam', path), 'utf8');

/** The declaration files that a compiler reads for these. */
function reachableTypes(entries: readonly string[]): readonly string[] {
  const found = new Set(entries);
  for (const path of found) {
    for (const [, specifier = ''] of readPackaged(path).matchAll(/(?:from|import\() ?['"](\.[^'"]*)['"]/g)) {
      found.add(join(path, '..', `${specifier}.d.ts`));
    }
  }
  return [...found];
}
