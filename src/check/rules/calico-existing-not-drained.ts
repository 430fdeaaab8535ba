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
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ isExisting, lifecycle }) => isExisting && lifecycle !== 'active')
      .map(({ name, lifecycle, where }) =>
        finding(calicoExistingNotDrained, where, `The IPPool ${name} is ${lifecycle}, but it is not emitted here.`),
      ),
};
