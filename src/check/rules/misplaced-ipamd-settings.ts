import type { Rule } from '../rule';

export const misplacedIpamdSettings: Rule = {
  id: 'IPAM113',
  name: 'misplaced-ipamd-settings',
  severity: 'error',
  title: 'settings of ipamd where they have no effect',
  why: 'Before 3.5.0 ipamd takes its settings as arguments of a Deployment, from 3.5.0 out of the console; on other CNIs there is no ipamd.',
  fix: 'Give the Deployment before 3.5.0, leave it out from 3.5.0.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.7'), kubernetes: '1.30' });
new TkeIpamdSettings(prod, 'settings', { cascade: true });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.30' });
new TkeIpamdSettings(prod, 'settings', { cascade: true });`,
  },
};
