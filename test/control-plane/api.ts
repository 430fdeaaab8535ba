import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import type { Connection } from './connection';
import type { KubeObject, ObjectRef } from './kube-object';
import { Resources } from './resources';

/** What the API server has said to a request. */
export interface Answer {
  readonly accepted: boolean;
  /** HTTP status code. */
  readonly code: number;
  /** Why it was refused; empty where it was accepted. */
  readonly message: string;
  /** The object, or the Status of a refusal. */
  readonly object: KubeObject;
}

/** The name under which Argo CD owns fields. */
export const FIELD_MANAGER = 'argocd-controller';

const APPLY = 'application/apply-patch+yaml';
const MERGE = 'application/merge-patch+json';

/** The API server as one user sees it, an admin if nobody else is named. */
export class Api {
  private readonly resources: Resources;
  private readonly agent: Agent;

  constructor(
    private readonly connection: Connection,
    private readonly impersonation: Readonly<Record<string, string | string[]>> = {},
  ) {
    this.agent = new Agent({ keepAlive: true, ca: connection.authority, maxSockets: 20 });
    this.resources = new Resources(this);
  }

  /** The same server for this user, who has no rights but those that RBAC grants. */
  as(user: string, ...groups: string[]): Api {
    return new Api(this.connection, { 'Impersonate-User': user, 'Impersonate-Group': groups });
  }

  /** Server-side apply with strict field validation, of an object or of the YAML of one. Takes no field from another manager. */
  apply(manifest: KubeObject | string): Promise<Answer> {
    return this.applyTo(manifest, '');
  }

  /** What `apply` would be answered; nothing is stored. */
  dryRun(manifest: KubeObject | string): Promise<Answer> {
    return this.applyTo(manifest, '&dryRun=All');
  }

  async create(object: KubeObject): Promise<Answer> {
    const { collection } = await this.resources.find(object);
    return this.send('POST', `${collection}?fieldValidation=Strict`, { body: object });
  }

  async get(ref: ObjectRef): Promise<Answer> {
    return this.send('GET', await this.resources.pathOf(ref));
  }

  /** Every object of a kind, in one namespace or in all. */
  async list(apiVersion: string, kind: string, namespace?: string): Promise<readonly KubeObject[]> {
    const place = namespace === undefined ? {} : { namespace };
    const { everywhere, collection } = await this.resources.find({ apiVersion, kind, metadata: place });
    const answer = await this.send('GET', namespace === undefined ? everywhere : collection);
    if (!answer.accepted) throw new Error(answer.message);
    const { items } = answer.object as unknown as { items: Omit<KubeObject, 'apiVersion' | 'kind'>[] };
    return items.map((item) => ({ apiVersion, kind, ...item }));
  }

  /** A JSON merge patch, of the object or of one of its subresources. */
  async patch(ref: ObjectRef, change: object, subresource = ''): Promise<Answer> {
    const path = await this.resources.pathOf(ref);
    return this.send('PATCH', subresource === '' ? path : `${path}/${subresource}`, { body: change, type: MERGE });
  }

  async delete(ref: ObjectRef, gracePeriodSeconds?: number): Promise<Answer> {
    const body = gracePeriodSeconds === undefined ? {} : { body: { gracePeriodSeconds } };
    return this.send('DELETE', await this.resources.pathOf(ref), body);
  }

  /** Any request; the body is sent as JSON, a text as it is. */
  send(method: string, path: string, content: { body?: object | string; type?: string } = {}): Promise<Answer> {
    const text = typeof content.body === 'object' ? JSON.stringify(content.body) : (content.body ?? '');
    const headers = this.headers(content.type ?? 'application/json', text);
    return new Promise((resolve, reject) => {
      const call = request(`${this.connection.url}${path}`, { method, agent: this.agent, headers }, (response) => {
        response.setEncoding('utf8');
        let reply = '';
        response.on('data', (chunk: string) => {
          reply += chunk;
        });
        response.on('end', () => resolve(answerOf(response.statusCode!, reply)));
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(text);
    });
  }

  private headers(type: string, text: string): Record<string, number | string | string[]> {
    return {
      authorization: `Bearer ${this.connection.token}`,
      'content-type': type,
      // Node says nothing of the body of a DELETE.
      'content-length': Buffer.byteLength(text),
      ...this.impersonation,
    };
  }

  private async applyTo(manifest: KubeObject | string, more: string): Promise<Answer> {
    const object: KubeObject = typeof manifest === 'string' ? parse(manifest, { version: '1.1' }) : manifest;
    const path = `${await this.resources.pathOf(object)}?fieldManager=${FIELD_MANAGER}&fieldValidation=Strict${more}`;
    return this.send('PATCH', path, { body: manifest, type: APPLY });
  }
}

function answerOf(code: number, text: string): Answer {
  const accepted = code < 300;
  const object = text.startsWith('{') ? JSON.parse(text) : {};
  return { accepted, code, message: accepted ? '' : (object.message ?? text), object };
}
