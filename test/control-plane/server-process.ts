import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A server that runs, and writes what it has to say into `<name>.log` of a folder. */
export class ServerProcess {
  readonly name: string;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;
  private readonly log: string;

  constructor(program: string, args: readonly string[], folder: string) {
    this.name = basename(program);
    this.log = join(folder, `${this.name}.log`);
    const log = openSync(this.log, 'w');
    this.child = spawn(program, args, { stdio: ['ignore', log, log] });
    this.ended = new Promise((done) => {
      this.child.once('exit', () => done());
      this.child.once('error', () => done());
    });
  }

  /** Asks it to end, and makes it after ten seconds. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await this.ended;
    clearTimeout(insist);
  }

  /** The end of what it has said. */
  lastWords(): string {
    const lines = readFileSync(this.log, 'utf8').trimEnd().split('\n');
    return [`--- ${this.name}`, ...lines.slice(-15)].join('\n');
  }
}
