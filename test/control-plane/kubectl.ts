import { spawn } from 'node:child_process';
import type { Connection } from './connection';

export interface KubectlResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the kubectl of a control plane as its admin. */
export function kubectl(connection: Connection, args: readonly string[], input = ''): Promise<KubectlResult> {
  const { kubectl: program, kubeconfig, folder } = connection;
  const env = { PATH: process.env.PATH, KUBECONFIG: kubeconfig, HOME: folder };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
    child.stdin.end(input);
  });
}
