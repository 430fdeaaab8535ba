import { tabledWorkloads } from '../../backends/admission/allocation-table';
import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const noAddressGuard: Rule = {
  id: 'IPAM510',
  name: 'no-address-guard',
  severity: 'warning',
  title: 'Kubernetes that cannot guard addresses',
  why: 'ValidatingAdmissionPolicy exists from Kubernetes 1.30 on. Without it every author of a pod may take any free address by annotation.',
  fix: 'Upgrade, or let only trusted accounts create pods.',
  check: (answer) =>
    indexOf(answer.snapshot)
      .clustersOn('calico')
      .filter(({ cluster }) => !isAtLeast(cluster.kubernetes, '1.30') && tabledWorkloads(cluster.name, answer).size > 0)
      .map(({ cluster }) =>
        finding(
          noAddressGuard,
          cluster.where,
          `Fixed addresses are declared on Kubernetes ${printVersion(cluster.kubernetes)}, which has no ValidatingAdmissionPolicy.`,
        ),
      ),
};
