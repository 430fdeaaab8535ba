import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ForeignObject, identityOfObject } from '../../src/check/foreign-object';
import { Repository } from '../cli/repository';
import type { Run } from '../cli/workshop';
import type { Connection } from '../control-plane/connection';
import type { Minor } from '../control-plane/kubernetes-version';
import { argoSync, type SyncReport } from './argo-sync';
import { objectsIn } from './objects-in';
import { type Breath, performed, planned } from './plan-order';

/** What is declared: pools by name, StatefulSets by name with their pool and what else they say. */
export interface Wares {
  readonly pools: Readonly<Record<string, string | object>>;
  readonly sets: Readonly<Record<string, { readonly pool: string } & Readonly<Record<string, unknown>>>>;
}

const APP = `
const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);
const { kubernetes, pools, sets } = require('./wares.json');

const app = new IpamApp();
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { backend, kubernetes, mutatingAdmissionPolicy: true });
const pods = prod.subnet('pods', { cidr: '10.23.0.0/16' });
const made = {};
for (const [name, settings] of Object.entries(pools))
  made[name] = pods.pool(name, typeof settings === 'string' ? { cidr: settings } : settings);
const shop = prod.namespace('shop');
for (const [name, { pool, ...settings }] of Object.entries(sets))
  new FixedIpStatefulSet(shop, name, {
    replicas: 1,
    ...settings,
    pools: [made[pool]],
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'app:1' }] } },
  });
app.synth();
`;

/** A repository with a real app, of which Argo CD syncs what is committed on a branch. */
export class SyncedShop extends Repository {
  /** For each sync what the engine did, and what our planner had foreseen. */
  readonly ways: { readonly engine: readonly Breath[]; readonly planner: readonly Breath[] }[] = [];
  private readonly inCluster = new Map<string, ForeignObject>();
  private readonly clone = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-clone-'));

  constructor(
    private readonly kubernetes: Minor,
    private readonly connect: () => Connection,
  ) {
    super(
      { 'cdk8s.yaml': 'app: node main.js\noutput: dist\n', 'main.js': APP },
      mkdtempSync(join(tmpdir(), 'cdk8s-ipam-shop-')),
    );
  }

  declare(wares: Wares): void {
    this.write('wares.json', JSON.stringify({ kubernetes: this.kubernetes, ...wares }, null, 2));
  }

  /** Runs a command that must succeed. */
  async does(...args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await this.run(...args);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  }

  /** Declares, synthesizes and commits. */
  async sells(wares: Wares, message: string): Promise<void> {
    this.declare(wares);
    await this.does('synth');
    this.commit(message);
  }

  /** Lets time pass: `lock gc` at each of these instants, then a synth, then a commit. */
  async passes(...instants: readonly string[]): Promise<void> {
    for (const instant of instants) await this.does('lock', 'gc', '--as-of', instant);
    await this.does('synth');
    this.commit('lock gc', instants.at(-1));
  }

  /** What the pipeline says of what is checked out, before it may be merged into `main`. */
  judge(base: string, asOf: string): Promise<Run> {
    return this.run('check', '--base', base, '--as-of', asOf);
  }

  /** Syncs what is committed, and pruned where it has left. */
  async sync(ref = 'HEAD', options: readonly string[] = ['--prune']): Promise<SyncReport> {
    const checkout = join(this.clone, 'main');
    if (!existsSync(checkout)) this.git('clone', '--quiet', '--no-checkout', this.folder, checkout);
    const commit = this.git('rev-parse', ref).trim();
    this.git('-C', checkout, 'fetch', '--quiet', 'origin', commit);
    this.git('-C', checkout, 'checkout', '--quiet', '--force', '--detach', commit);
    const path = join(checkout, 'dist/prod');
    const report = await argoSync(this.connect(), { path, options: [...options, '--revision', commit] });
    if (report.ended !== undefined) this.remember(report, objectsIn(path));
    return report;
  }

  private remember({ tasks }: SyncReport, desired: readonly ForeignObject[]): void {
    const live = [...this.inCluster.values()];
    this.ways.push({ engine: performed(tasks), planner: planned({ live, desired }) });
    for (const { result, group, kind, namespace, name } of tasks)
      if (result === 'Pruned') this.inCluster.delete([group, kind, namespace, name].join('/'));
    for (const object of desired) this.inCluster.set(identityOfObject(object), object);
  }

  close(): void {
    for (const folder of [this.folder, this.clone]) rmSync(folder, { recursive: true, force: true });
  }
}
