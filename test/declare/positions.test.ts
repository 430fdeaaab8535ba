import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { afterEach, describe, expect, it } from 'vitest';
import { type CaughtStack, positionIn } from '../../src/declare/source-position';
import { Calico, Cluster, FixedIpStatefulSet, Ipam, IpamApp, Network } from '../../src/index';
import { describeProblem } from '../../src/model/report';
import { temporaryFolder } from '../support/folder';

const FILE = 'test/declare/positions.test.ts';

/** The line of this file from which it is called. */
const here = (): number => Number(/positions\.test\.ts:(\d+)/.exec(new Error().stack!.split('\n')[2]!)![1]);

const newApp = () => {
  const folder = temporaryFolder();
  return new IpamApp({ outdir: `${folder}/dist`, lockFile: `${folder}/ipam.lock.yaml`, frozen: false });
};

/** Whose cluster has a pool, in the App that is given. */
function cluster(app: App): Cluster {
  const corp = new Network(app, 'corp', { supernet: '10.0.0.0/8' });
  return new Cluster(app, 'prod', { network: corp, backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
}

/** A construct of the user's own, which declares two others. */
class Shop extends Construct {
  static readonly line: number[] = [];

  constructor(scope: Construct, id: string, prod: Cluster) {
    super(scope, id);
    Shop.line.push(here() + 1);
    const pool = prod.subnet('pods', { cidr: '10.23.0.0/16' }).pool('db', { cidr: '10.99.0.0/27' });
    const template = { spec: { containers: [{ name: 'a', image: 'a' }] } };
    Shop.line.push(here() + 1);
    new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: -1, pools: [pool], template });
  }
}

const positionsIn = (app: App) =>
  Ipam.of(app)
    .problems()
    .map(({ where: { identity, file, line } }) => [identity, file, line]);

describe('a problem of the construct tree', () => {
  afterEach(() => Shop.line.splice(0));

  it('says in which line of which file it was declared, from the working folder', () => {
    const app = newApp();
    new Shop(new Chart(app, 'shops'), 'shop', cluster(app));
    const [pool, set] = Shop.line;
    expect(positionsIn(app)).toContainEqual(['prod/pods/db', FILE, pool]);
    expect(positionsIn(app)).toContainEqual(['prod/shop/StatefulSet/redis', FILE, set]);
  });

  it('prints it behind identity and path', () => {
    const app = newApp();
    const line = here() + 1;
    cluster(app).subnet('pods', { cidr: '11.0.0.0/16', nonsense: 1 } as never);
    const [problem] = Ipam.of(app).problems();
    expect(describeProblem(problem!).split('\n')[0]).toMatch(
      new RegExp(`^error IPAM110 prod/pods \\[prod/pods\\] ${FILE}:${line}:\\d+$`),
    );
  });

  it('says nothing of it where somebody tests a chart', () => {
    const app = new App();
    new Shop(new Chart(app, 'shops'), 'shop', cluster(app));
    expect(positionsIn(app).filter(([, file]) => file !== undefined)).toEqual([]);
  });
});

describe('a position', () => {
  const at = (...frames: readonly string[]): CaughtStack => ({
    stack: ['Error', ...frames.map((frame) => `    at ${frame}`)].join('\n'),
  });
  const cwd = process.cwd();

  it.each([
    ['a call', [`new Shop (${cwd}/app.ts:12:5)`]],
    ['the top of a file', [`${cwd}/app.ts:12:5`]],
    ['a module', [`file://${cwd}/app.ts:12:5`]],
    ['a call that awaits', [`async main (file://${cwd}/app.ts?v=1:12:5)`]],
    ['a file with brackets', [`Object.<anonymous> (${cwd}/app.ts:12:5)`]],
    ['what Node runs before', ['node:internal/main:1:1', 'Array.map (<anonymous>)', `${cwd}/app.ts:12:5`]],
    ['a package', [`f (${cwd}/node_modules/x/lib/x.js:1:1)`, `${cwd}/app.ts:12:5`]],
    ['our own files', [`new Pool (${cwd}/src/declare/pool.ts:80:17)`, `${cwd}/app.ts:12:5`]],
  ])('is found in %s', (_, frames) => {
    expect(positionIn(at(...frames))).toEqual({ file: 'app.ts', line: 12, column: 5 });
  });

  it('is unknown where no frame is the user’s, or the stack is something else', () => {
    expect(positionIn(at('node:internal/main:1:1'))).toBeUndefined();
    expect(positionIn({})).toBeUndefined();
    expect(positionIn({ stack: [] as never })).toBeUndefined();
  });
});
