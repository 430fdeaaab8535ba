import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HEADER } from '../../src/lock/format';
import { temporaryFolder } from '../support/folder';
import { PLAIN_GIT } from '../support/plain-git';
import { LIB, MAIN } from './compiled';

export interface Run {
  /** The exit code, or the signal. */
  readonly code: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A working folder in which the real program runs. */
export class Workshop {
  constructor(
    files: Readonly<Record<string, string>> = {},
    readonly folder: string = temporaryFolder(),
  ) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  read(path: string): string | undefined {
    return existsSync(this.path(path)) ? readFileSync(this.path(path), 'utf8') : undefined;
  }

  has(path: string): boolean {
    return existsSync(this.path(path));
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  /** Runs `cdk8s-ipam` to its end. */
  run(...args: readonly string[]): Promise<Run> {
    return endOf(this.start(args));
  }

  start(args: readonly string[], { node = [], env = {}, input }: Start = {}): ChildProcess {
    const child = spawn(process.execPath, [...node, MAIN, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, LIB, ...PLAIN_GIT, ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    child.stdin?.end(input);
    return child;
  }
}

interface Start {
  /** Options of Node itself. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What comes from standard input. */
  readonly input?: string;
}

export function endOf(child: ChildProcess): Promise<Run> {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code: code ?? signal, stdout: `${Buffer.concat(stdout)}`, stderr: `${Buffer.concat(stderr)}` }),
    );
  });
}

/** The text of a lock with these leases, in a network `corp`. */
export function lockText(...leases: readonly string[]): string {
  const items = leases.map((lease) => `      - ${lease}`);
  const networks = leases.length === 0 ? ['networks: {}'] : ['networks:', '  corp:', '    leases:', ...items];
  return [...HEADER, 'version: 1', ...networks, ''].join('\n');
}
