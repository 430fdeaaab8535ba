import { existsSync, readFileSync } from 'node:fs';
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
  const certificate = join(folder, 'certificates/apiserver.crt');
  await eventually('the API server has made its certificate', async () => existsSync(certificate));
  const connection: Connection = {
    url,
    authority: readFileSync(certificate, 'utf8'),
    token: tokens.admin,
    kubectl: servers.pathOf('kubectl'),
    kubeconfig: kubeconfigOf('admin'),
    folder,
  };
  await eventually('the API server is ready', () => isReady(connection));
  servers.start('kube-controller-manager', controllerManagerFlags(ground, kubeconfigOf('controllers')));
  return connection;
}

/** Before it listens, it refuses to be asked. */
const isReady = async (connection: Connection): Promise<boolean> => {
  const answer = await new Api(connection).send('GET', '/readyz').catch(() => undefined);
  return answer?.accepted ?? false;
};
