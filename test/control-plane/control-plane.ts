import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Connection } from './connection';
import type { Minor } from './kubernetes-version';

/** A control plane that runs: etcd, kube-apiserver and kube-controller-manager; no scheduler and no nodes. */
export interface ControlPlane {
  readonly connection: Connection;
  /** Ends the servers and forgets what they have stored. They also end with this process, however that ends. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a control plane of its own, on ports of loopback that the kernel gives. It is ready after some seconds.
 *
 * @throws Error with the last words of the servers where they do not become ready
 */
export async function startControlPlane(minor: Minor, programs: string): Promise<ControlPlane> {
  const keeper = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'serve.ts'), minor, programs], {
    cwd: resolve(__dirname, '../..'),
    // In a group of its own: Ctrl-C is for the tests, and reaches it by the end of its input.
    detached: true,
  });
  const ended = once(keeper, 'exit');
  let complaints = '';
  keeper.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const firstLine = once(createInterface(keeper.stdout), 'line');
  const [line] = await Promise.race([firstLine, ended]);
  if (typeof line !== 'string') throw new Error(`A control plane of Kubernetes ${minor} did not start.\n${complaints}`);
  return {
    connection: JSON.parse(line),
    stop: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}
