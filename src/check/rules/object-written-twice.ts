import type { Rule } from '../rule';

export const objectWrittenTwice: Rule = {
  id: 'IPAM404',
  name: 'object-written-twice',
  severity: 'error',
  title: 'one object in two files',
  why: 'Argo CD takes the last of two objects with one group, kind, namespace and name, with a warning that nobody reads.',
  fix: 'Keep one, or rename one.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
for (const id of ['web', 'api']) {
  const chart = new Chart(app, id, { namespace: 'shop' });
  prod.addChart(chart);
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
}`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
for (const id of ['web', 'api']) {
  const chart = new Chart(app, id, { namespace: 'shop' });
  prod.addChart(chart);
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: \`\${id}-settings\` } });
}`,
  },
};
