import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const REPOSITORY = join(__dirname, '../..');
const TEMPLATE = join(REPOSITORY, 'node_modules/cdk8s-cli/templates/typescript-app');
const FIXTURE = join(REPOSITORY, 'test/fixtures/template');

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What `npm pack` put in. */
export interface Packed {
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Packs what `npm run build` compiled. */
export function pack(into: string): Packed {
  if (!existsSync(join(REPOSITORY, 'lib/index.js')))
    throw new Error('Nothing is compiled: npm run build, or npm test.');
  const text = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = Object.values(JSON.parse(text)) as { filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error('npm pack made nothing');
  return { tarball: join(into, packed.filename), files: packed.files.map(({ path }) => path) };
}

/**
 * A project as `cdk8s init typescript-app` makes it, with our program in place of its empty one. Its packages are those
 * that it asks for, nothing else: linked from the repository, so that no registry is needed, but our own unpacked.
 */
export function createProject(folder: string, { tarball }: Packed): void {
  copyTemplate(folder);
  rmSync(join(folder, '__snapshots__'), { recursive: true });
  cpSync(FIXTURE, folder, { recursive: true });
  const project = manifestAt(folder);
  for (const [name, range] of Object.entries({ ...project.dependencies, ...project.devDependencies })) {
    link(name, { range, folder });
  }
  const own = join(folder, 'node_modules/cdk8s-ipam');
  mkdirSync(own);
  execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  for (const [name, range] of Object.entries(manifestAt(own).dependencies ?? {})) link(name, { range, folder });
}

function copyTemplate(folder: string): void {
  cpSync(TEMPLATE, folder, { recursive: true });
  renameSync(join(folder, '{{}}.gitignore'), join(folder, '.gitignore'));
  const values: Readonly<Record<string, string>> = {
    $base: 'shop',
    cdk8s_core_version: versionOf('cdk8s'),
    cdk8s_plus_version: versionOf('cdk8s-plus-33'),
    constructs_version: versionOf('constructs'),
    cdk8s_cli_spec: `^${versionOf('cdk8s-cli')}`,
  };
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((found) => found.isFile())) {
    const file = join(folder, entry.name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/\{\{ *([\w$]+) *\}\}/g, (_, name: string) => values[name] ?? unknown(name)),
    );
  }
}

const unknown = (name: string): never => {
  throw new Error(`The template of this cdk8s-cli has a placeholder that the test does not know: ${name}`);
};

function link(name: string, { range, folder }: { readonly range: string; readonly folder: string }): void {
  const source = installed(name);
  if (!isWithin(versionOf(name), range)) {
    throw new Error(
      `The template wants ${name} ${range}, installed is ${versionOf(name)}: mend test/package/template-dependencies.`,
    );
  }
  const modules = join(folder, 'node_modules');
  if (existsSync(join(modules, name))) return;
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(source, join(modules, name));
  mkdirSync(join(modules, '.bin'), { recursive: true });
  const { bin = {} } = manifestAt(source);
  for (const [command, file] of Object.entries(typeof bin === 'string' ? { [name]: bin } : bin)) {
    symlinkSync(join(source, file), join(modules, '.bin', command));
  }
}

/** Where npm put what the template asks for: beside test/package/template-dependencies, or at the top. */
function installed(name: string): string {
  const places = [join(__dirname, 'template-dependencies'), REPOSITORY].map((at) => join(at, 'node_modules', name));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The template wants ${name}: add it to test/package/template-dependencies.`);
  return found;
}

const versionOf = (name: string): string => manifestAt(installed(name)).version;

const manifestAt = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** `^29`, `5.9.x`, `^2.70.106` and `14.0.3`: all that the template and our manifest say. */
function isWithin(version: string, range: string): boolean {
  const wanted = range.replace(/^\^/, '').split('.');
  const fixed = range.startsWith('^') ? wanted.slice(0, 1) : wanted.filter((part) => part !== 'x');
  const has = version.split('.');
  return fixed.every((part, index) => has[index] === part);
}
