import { execFile } from 'node:child_process';
import { inject } from 'vitest';
import type { Connection } from '../control-plane/connection';
import type { Compared, Ended, SyncEvent, SyncTask } from './events';

declare module 'vitest' {
  interface ProvidedContext {
    /** The program that syncs with Argo CD's engine. */
    readonly argoSync: string;
  }
}

export interface Sync {
  /** Folder of the manifests. */
  readonly path: string;
  /** Such as `--prune`, `--manual`, `--compare`. */
  readonly options?: readonly string[];
  /** The pause between waves in Argo CD is 2 s. @default '1s' */
  readonly waveDelay?: string;
}

/** What one sync did and said. */
export interface SyncReport {
  readonly events: readonly SyncEvent[];
  /** What became of each object, in the order of the engine; once for each change. */
  readonly tasks: readonly SyncTask[];
  /** The state before, and after where there was a sync. */
  readonly compared: readonly Compared[];
  /** Undefined where no sync was due. */
  readonly ended: Ended | undefined;
  /** 0, 1 where the sync has failed, 2 where it could not begin, 3 where it did not end in time. */
  readonly code: number;
  readonly stderr: string;
}

/** Syncs a folder as Argo CD does. A failure is in the report. */
export async function argoSync(connection: Connection, sync: Sync): Promise<SyncReport> {
  const { path, options = [], waveDelay = '1s' } = sync;
  const args = ['--kubeconfig', connection.kubeconfig, '--path', path, '--wave-delay', waveDelay, ...options];
  const { code, stdout, stderr } = await run(inject('argoSync'), args, connection.folder);
  const events: SyncEvent[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return {
    events,
    tasks: events.filter((event) => event.event === 'task'),
    compared: events.filter((event) => event.event === 'compared'),
    ended: events.find((event) => event.event === 'end'),
    code,
    stderr,
  };
}

interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], home: string): Promise<Output> {
  const options = { env: { PATH: process.env.PATH, HOME: home }, maxBuffer: 1 << 28 };
  return new Promise((resolve) => {
    const child = execFile(program, args, options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
