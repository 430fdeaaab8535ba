import type { ClientRequest } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import { createInterface } from 'node:readline';
import type { Api } from './api';
import type { Connection } from './connection';
import { eventually } from './eventually';
import type { KubeObject } from './kube-object';
import { addressesOnPod } from './kubelet';

interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
}

/**
 * Sees every change of every pod from now on, and who has which address. A pod has its addresses until it is gone, also
 * while it ends.
 */
export class PodWatch {
  /** Two pods that had one address at one time. Best none. */
  readonly collisions: string[] = [];
  private readonly live = new Map<string, KubeObject>();
  private readonly holders = new Map<string, string[]>();
  private readonly request: ClientRequest;
  private fault: string | undefined;

  constructor(
    connection: Connection,
    private readonly api: Api,
  ) {
    // Without a version, it begins with what there is.
    this.request = get(`${connection.url}/api/v1/pods?watch=true`, optionsFor(connection), (response) => {
      const lines = createInterface(response).on('line', (line) => this.take(JSON.parse(line)));
      // The end of a watch is an error of the response and of its lines; what follows tells of it.
      for (const source of [response, lines]) source.on('error', () => undefined);
      response.on('close', () => {
        this.fault ??= 'The watch has ended, so something may have been missed.';
      });
    });
    this.request.on('error', (error) => {
      this.fault ??= error.message;
    });
  }

  /** Who has had an address, one after the other: `namespace/name`. */
  holdersOf(address: string): readonly string[] {
    return this.holders.get(address) ?? [];
  }

  /** When everything that has happened is seen. @throws Error where something may have been missed */
  async caughtUp(): Promise<void> {
    await eventually('the watch has seen every pod', async () => {
      if (this.fault !== undefined) throw new Error(this.fault);
      const pods = await this.api.list('v1', 'Pod');
      return pods.length === this.live.size && pods.every(({ metadata }) => this.live.has(metadata.uid!));
    });
  }

  /** @throws Error where something may have been missed */
  async stop(): Promise<void> {
    await this.caughtUp();
    this.fault = 'It has been stopped.';
    this.request.destroy();
  }

  private take({ type, object }: WatchEvent): void {
    const { uid, namespace, name } = object.metadata;
    this.live.delete(uid!);
    if (type === 'DELETED') return;
    for (const address of addressesOf(object)) {
      for (const other of this.live.values())
        if (addressesOf(other).includes(address))
          this.collisions.push(`${address}: ${other.metadata.name} and ${name}`);
      const holders = this.holders.get(address) ?? [];
      if (holders.at(-1) !== `${namespace}/${name}`) this.holders.set(address, [...holders, `${namespace}/${name}`]);
    }
    this.live.set(uid!, object);
  }
}

const optionsFor = ({ authority, token }: Connection): RequestOptions => ({
  ca: authority,
  headers: { authorization: `Bearer ${token}` },
});

/** Those that it is to have, and those that it has. */
const addressesOf = (pod: KubeObject): readonly string[] => [
  ...new Set([...addressesOnPod(pod), ...(pod.status?.podIPs ?? []).map(({ ip }: { ip: string }) => ip)]),
];
