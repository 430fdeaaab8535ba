import { ipPoolsOf } from '../../backends/calico/ip-pools';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoExistingNotDrained: Rule = {
  id: 'IPAM604',
  name: 'calico-existing-not-drained',
  severity: 'warning',
  title: 'IPPool that is there already, and that nobody drains',
  why: 'What is declared as existing is not emitted, so that its end of life is not either: nothing new is placed in it from here, but Calico goes on as the object says.',
  fix: "Set nodeSelector: '!all()' on the object while it drains, disabled: true once nothing is left in it, where it is made.",
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, existing: true, lifecycle: 'draining' });
prod.subnet('next', { cidr: '10.2.0.0/16', automatic: true });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, lifecycle: 'draining' });
prod.subnet('next', { cidr: '10.2.0.0/16', automatic: true });`,
  },
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ isExisting, lifecycle }) => isExisting && lifecycle !== 'active')
      .map(({ name, lifecycle, where }) =>
        finding(calicoExistingNotDrained, where, `The IPPool ${name} is ${lifecycle}, but it is not emitted here.`),
      ),
};
