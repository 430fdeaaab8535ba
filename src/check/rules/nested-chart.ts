import type { Rule } from '../rule';

export const nestedChart: Rule = {
  id: 'IPAM402',
  name: 'nested-chart',
  severity: 'error',
  title: 'a chart that is not a child of the App',
  why: 'cdk8s gives nested charts a dependency, and one dependency numbers all files (0000-…): one new chart then renames every file in the pull request.',
  fix: 'Create the chart with the App as its scope.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const shop = new Chart(new Construct(app, 'teams'), 'shop', { namespace: 'shop' });
prod.addChart(shop);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
prod.addChart(shop);`,
  },
};
