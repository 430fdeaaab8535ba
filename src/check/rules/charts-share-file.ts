import type { Rule } from '../rule';

export const chartsShareFile: Rule = {
  id: 'IPAM407',
  name: 'charts-share-file',
  severity: 'error',
  title: 'two charts are written to one file',
  why: 'The second would replace the first, and a GitOps engine would prune everything that was in it.',
  fix: 'Give the chart, or the namespace, another name.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.namespace('shop');
const chart = new Chart(app, 'shop');
prod.addChart(chart);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.namespace('shop');
const chart = new Chart(app, 'shop-settings');
prod.addChart(chart);`,
  },
};
