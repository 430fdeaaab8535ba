import type { Api } from './api';
import type { ObjectRef } from './kube-object';

/** Where the objects of a kind are. */
interface Places {
  /** All of them, in whatever namespace. */
  readonly everywhere: string;
  /** Those beside the object that was asked for; they are made here. */
  readonly collection: string;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

type Wanted = Pick<ObjectRef, 'apiVersion' | 'kind'> & { readonly metadata: Partial<ObjectRef['metadata']> };

/** Tells which path of the API belongs to which kind, as the server says itself. */
export class Resources {
  private readonly known = new Map<string, Resource>();

  constructor(private readonly api: Api) {}

  async pathOf(ref: ObjectRef): Promise<string> {
    return `${(await this.find(ref)).collection}/${ref.metadata.name}`;
  }

  /** @throws Error where the server has no such kind */
  async find({ apiVersion, kind, metadata }: Wanted): Promise<Places> {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { name, namespaced } = await this.resource(group, kind);
    const everywhere = `${group}/${name}`;
    const namespace = metadata.namespace ?? 'default';
    return { everywhere, collection: namespaced ? `${group}/namespaces/${namespace}/${name}` : everywhere };
  }

  private async resource(group: string, kind: string): Promise<Resource> {
    const key = `${group} ${kind}`;
    if (!this.known.has(key)) {
      const answer = await this.api.send('GET', group);
      const { resources = [] } = answer.object as unknown as { resources?: Resource[] };
      for (const one of resources.filter(({ name }) => !name.includes('/')))
        this.known.set(`${group} ${one.kind}`, one);
    }
    const found = this.known.get(key);
    if (found === undefined) throw new Error(`The server has no ${kind} in ${group}.`);
    return found;
  }
}
