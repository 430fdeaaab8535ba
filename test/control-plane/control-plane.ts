import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Connection } from './connection';
import type { Minor } from './kubernetes-version';

/** A control plane that runs: etcd, kube-apiserver and kube-controller-manager; no scheduler and no nodes. */
export interface ControlPlane {
  readonly connection: Connection;
  /** Ends the servers and forgets what they stored. They also end with this process, however that ends. */
  readonly stop: () => Promise<void>;
}

/** @throws Error with the last words of the servers where they do not become ready */
export async function startControlPlane(minor: Minor, programs: string): Promise<ControlPlane> {
  const keeper = spawn(process.execPath, ['--import', 'tsx', `${__dirname}/serve.ts`, minor, programs], {
    cwd: resolve(__dirname, '../..'),
    stdio: ['pipe', 'pipe', 'pipe'],
    // Away from the process group of the terminal: an interrupt is for the tests, and closes our pipe.
    detached: true,
  });
  const [output, complaints] = [collect(keeper.stdout), collect(keeper.stderr)];
  const ended = new Promise<void>((done) => keeper.once('exit', () => done()));
  const ready = new Promise<void>((done) => keeper.stdout.once('data', done));
  await Promise.race([ready, ended]);
  if (output.text === '') throw new Error(`A Kubernetes ${minor} control plane does not start.\n${complaints.text}`);
  return {
    connection: JSON.parse(output.text),
    stop: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}

function collect(stream: NodeJS.ReadableStream): { text: string } {
  const collected = { text: '' };
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    collected.text += chunk;
  });
  return collected;
}
