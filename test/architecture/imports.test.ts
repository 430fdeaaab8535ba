import { describe, expect, it } from 'vitest';
import { filesUnder } from './files';
import { type Import, importsOf, isOurs, packageOf, partOf, reachableFrom } from './import-graph';

const CDK8S = ['cdk8s', 'constructs'];

const EVERYTHING_BELOW_DECLARE = [
  ...['net', 'model', 'allocate', 'lock', 'backends', 'check', 'gitops', 'review', 'explain', 'collect'],
  ...['render contract', 'render', 'backend renderers', 'files', 'config', 'plugin'],
];

/**
 * The parts of the product and what each may import, besides itself. `backends` is the pure part of the backends,
 * `backend renderers` their files `render*.ts`, `render contract` the plain data between them and `render`, `entries`
 * the files directly in src.
 */
const PARTS = {
  net: { parts: [], packages: ['ip-address'] },
  model: { parts: ['net'], packages: [] },
  allocate: { parts: ['net', 'model'], packages: [] },
  lock: { parts: ['net', 'model', 'allocate'], packages: [] },
  adopt: { parts: ['net', 'model'], packages: ['yaml', 'zod'] },
  export: { parts: ['net', 'model', 'lock'], packages: [] },
  explain: { parts: ['net', 'model', 'allocate', 'lock'], packages: [] },
  'render contract': { parts: ['net', 'model'], packages: [] },
  backends: { parts: ['net', 'model', 'render contract'], packages: [] },
  check: { parts: ['net', 'model', 'allocate', 'lock', 'backends'], packages: ['yaml', 'zod'] },
  gitops: { parts: ['net', 'model', 'check'], packages: ['yaml'] },
  review: { parts: ['net', 'model', 'allocate', 'lock', 'backends', 'check', 'gitops'], packages: [] },
  collect: {
    parts: ['net', 'model', 'allocate', 'lock', 'backends', 'check', 'explain'],
    packages: CDK8S,
  },
  render: { parts: ['net', 'model', 'backends', 'render contract'], packages: [...CDK8S, 'yaml'] },
  'backend renderers': { parts: ['net', 'model', 'backends', 'render contract'], packages: [] },
  declare: { parts: EVERYTHING_BELOW_DECLARE, packages: [...CDK8S, 'cdk8s-plus-28', 'zod', 'node:'] },
  files: { parts: ['net', 'model', 'lock'], packages: ['node:'] },
  config: { parts: ['net', 'model', 'check', 'files'], packages: ['node:', 'jiti', 'zod'] },
  plugin: { parts: EVERYTHING_BELOW_DECLARE, packages: [...CDK8S, 'yaml', 'zod', 'node:'] },
  controller: { parts: ['net', 'model'], packages: ['node:'] },
  cli: {
    parts: [...EVERYTHING_BELOW_DECLARE, 'adopt', 'export'],
    packages: [...CDK8S, 'commander', 'yaml', 'zod', 'node:'],
  },
  entries: { parts: [...EVERYTHING_BELOW_DECLARE, 'declare'], packages: [...CDK8S, 'cdk8s-plus-28', 'node:'] },
} satisfies Record<string, Allowance>;

interface Allowance {
  readonly parts: readonly string[];
  /** Names of packages; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[];
}

/** They give the same answer wherever and whenever they are asked. */
const PURE = [
  'net',
  'model',
  'allocate',
  'lock',
  'adopt',
  'explain',
  'check',
  'gitops',
  'review',
  'backends',
  'render contract',
] as const;

/** Folders of `backends` that serve several CNIs; each other folder is one CNI. */
const SHARED_BACKEND_FOLDERS = ['admission'];

const SOURCES = filesUnder(['src'], ['.ts']);
const IMPORTS = SOURCES.flatMap(importsOf);

describe('the import graph', () => {
  it('is found at all', () => {
    expect(IMPORTS).toContainEqual({ from: 'src/net/cidr.ts', to: 'src/net/address' });
    expect(IMPORTS).toContainEqual({ from: 'src/model/lock.ts', to: 'src/net/range' });
    expect(IMPORTS).toContainEqual({ from: 'src/net/address-fault.ts', to: 'ip-address' });
  });

  it('has only parts whose imports are laid down', () => {
    const unknown = SOURCES.filter(({ path }) => !(partOf(path) in PARTS)).map(({ path }) => path);
    expect(unknown).toEqual([]);
  });

  it.each(Object.keys(PARTS))('leads from %s only to what it may import', (part) => {
    const { parts, packages } = (PARTS as Record<string, Allowance>)[part]!;
    const allowed = ({ to }: Import) =>
      isOurs(to)
        ? [part, ...parts].includes(partOf(to))
        : packages.some((name) => (name === 'node:' ? to.startsWith(name) : packageOf(to) === name));
    const forbidden = IMPORTS.filter((edge) => partOf(edge.from) === part && !allowed(edge));
    expect(forbidden.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it.each(PURE)('leads from %s neither to cdk8s nor to Node, on any way', (part) => {
    const impure = /^(node:|cdk8s|constructs)/;
    const starts = SOURCES.map(({ path }) => path).filter((path) => partOf(path) === part);
    const reached = reachableFrom(starts, IMPORTS);
    expect([...reached].filter((to) => impure.test(to))).toEqual([]);
  });

  it('leads from no CNI to another', () => {
    const cniOf = (path: string) => /^src\/backends\/([^/]+)\//.exec(path)?.[1];
    const crossing = IMPORTS.filter(({ from, to }) => {
      const [one, other] = [cniOf(from), cniOf(to)];
      const isShared = [one, other].some((folder) => folder === undefined || SHARED_BACKEND_FOLDERS.includes(folder));
      return !isShared && one !== other;
    });
    expect(crossing.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});
