import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from './api';
import type { Connection } from './connection';
import { writeCredentials, writeKubeconfig } from './credentials';
import { eventually } from './eventually';
import { freePorts } from './free-ports';
import type { Minor } from './kubernetes-version';
import type { RunningServers } from './running-servers';
import { apiServerFlags, controllerManagerFlags, etcdFlags, type Ground } from './servers';

export interface BringUp {
  readonly minor: Minor;
  /** An empty folder for everything that the servers read and write. */
  readonly folder: string;
  readonly servers: RunningServers;
}

/**
 * Starts etcd, the API server and, when that is ready, the controller manager.
 *
 * @throws Error where the API server does not become ready
 */
export async function bringUp({ minor, folder, servers }: BringUp): Promise<Connection> {
  const [etcd, peers, api, controllers] = (await freePorts(4)) as [number, number, number, number];
  const ground: Ground = { minor, folder, ports: { etcd, peers, api, controllers } };
  const tokens = writeCredentials(folder);
  const url = `https://127.0.0.1:${api}`;
  const kubeconfigOf = (who: 'admin' | 'controllers') =>
    writeKubeconfig(join(folder, `${who}.kubeconfig`), { url, token: tokens[who] });

  servers.start('etcd', etcdFlags(ground));
  servers.start('kube-apiserver', apiServerFlags(ground));
  const kubeconfig = kubeconfigOf('admin');
  const connect = (): Connection => ({
    url,
    authority: readFileSync(join(folder, 'certificates/apiserver.crt'), 'utf8'),
    token: tokens.admin,
    kubectl: servers.pathOf('kubectl'),
    kubeconfig,
    folder,
  });
  await eventually('the API server is ready', () => isReady(connect));
  servers.start('kube-controller-manager', controllerManagerFlags(ground, kubeconfigOf('controllers')));
  return connect();
}

/** At first there is no certificate, then an empty one, then nobody listens. */
async function isReady(connect: () => Connection): Promise<boolean> {
  try {
    return (await new Api(connect()).send('GET', '/readyz')).accepted;
  } catch {
    return false;
  }
}
