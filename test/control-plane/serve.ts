import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api';
import type { Connection } from './connection';
import { writeCredentials, writeKubeconfig } from './credentials';
import { freePorts } from './free-ports';
import type { Minor } from './kubernetes-version';
import { ServerProcess } from './server-process';
import { apiServerFlags, controllerManagerFlags, etcdFlags, type Ground } from './servers';

/**
 * A process that runs a control plane for as long as its standard input is open. So the servers end with whoever started
 * them, however that ends. It prints the Connection, one line of JSON, when the API server is ready.
 *
 *     node --import tsx test/control-plane/serve.ts <minor> <folder with the programs>
 */
async function main(minor: Minor, programs: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-control-plane-'));
  const servers: ServerProcess[] = [];
  const start = (name: string, flags: string[]): void => {
    const server = new ServerProcess(join(programs, name), flags, folder);
    servers.push(server);
    void server.ended.then(() => end(`${name} has ended.`));
  };
  let ending = false;
  const end = async (fault?: string): Promise<void> => {
    if (ending) return;
    ending = true;
    if (fault !== undefined) console.error([fault, ...servers.map((server) => server.lastWords())].join('\n'));
    for (const server of servers.reverse()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(fault === undefined ? 0 : 1);
  };
  process.stdin.resume().once('end', () => end());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());

  const [etcd, peers, api, controllers] = (await freePorts(4)) as [number, number, number, number];
  const ground: Ground = { minor, folder, ports: { etcd, peers, api, controllers } };
  const tokens = writeCredentials(folder);
  const url = `https://127.0.0.1:${api}`;
  start('etcd', etcdFlags(ground));
  start('kube-apiserver', apiServerFlags(ground));
  const forControllers = { url, token: tokens.controllers };
  const kubeconfig = writeKubeconfig(join(folder, 'admin.kubeconfig'), { url, token: tokens.admin });
  const connection = (): Connection => ({
    url,
    authority: readFileSync(join(folder, 'certificates/apiserver.crt'), 'utf8'),
    token: tokens.admin,
    kubectl: join(programs, 'kubectl'),
    kubeconfig,
    folder,
  });
  if (!(await becomesReady(connection))) return end('The API server did not become ready within two minutes.');
  start(
    'kube-controller-manager',
    controllerManagerFlags(ground, writeKubeconfig(join(folder, 'controllers.kubeconfig'), forControllers)),
  );
  console.log(JSON.stringify(connection()));
}

async function becomesReady(connection: () => Connection): Promise<boolean> {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    if (await isReady(connection)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

async function isReady(connection: () => Connection): Promise<boolean> {
  try {
    return (await new Api(connection()).send('GET', '/readyz')).accepted;
  } catch {
    return false;
  }
}

const [minor, programs] = process.argv.slice(2);
void main(minor as Minor, programs!);
