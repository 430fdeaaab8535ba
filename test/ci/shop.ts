/** A small project with a real app, whose settings are a file that tests write. */
export const SHOP = {
  'cdk8s.yaml': 'app: node main.js\noutput: dist\n',
  'main.js': `const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);
const { replicas } = require('./settings.json');

const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.23.0.0/24' }).pool('db', { cidr: '10.23.0.0/28' });
const shop = prod.namespace('shop');
const template = { metadata: { labels: { app: 'redis' } }, spec: { containers: [{ name: 'redis', image: 'redis:7.4' }] } };
for (const [name, count] of Object.entries(replicas))
  new FixedIpStatefulSet(shop, name, { replicas: count, pools: [db], template });
app.synth();
`,
} as const;

export const settings = (replicas: Readonly<Record<string, number>>): Readonly<Record<string, string>> => ({
  'settings.json': `${JSON.stringify({ replicas })}\n`,
});
