import { finding } from '../finding';
import { masqFlaws, placeOfOption } from '../masq-object';
import type { Rule } from '../rule';

export const masqLinkLocal: Rule = {
  id: 'IPAM384',
  name: 'masq-link-local',
  severity: 'warning',
  title: 'Link-local traffic of TKE pods with their own address',
  why:
    'On TKE 169.254.0.0/16 holds the API server, metadata and platform services, some of which know a caller by the ' +
    'address of its node.',
  fix: 'Leave masqLinkLocal true on TKE.',
  versions: 'tke',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [10.0.0.0/8]
    MasqLinkLocal: false`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [10.0.0.0/8]
    MasqLinkLocal: true`,
  },
  check: ({ snapshot }) =>
    snapshot.masqAgents
      .filter((agent) => agent.dialect === 'tke' && !agent.masqLinkLocal)
      .map((agent) =>
        finding(
          masqLinkLocal,
          agent.where,
          'Pods speak to 169.254.0.0/16 with their own address (masqLinkLocal: false).',
        ),
      ),
  lint: (object) =>
    masqFlaws(object, (reading, dialect) =>
      dialect !== 'tke' || reading.config === undefined || reading.config.masqLinkLocal
        ? []
        : [
            {
              at: placeOfOption(reading, 'masqLinkLocal'),
              message:
                'Pods speak to 169.254.0.0/16 with their own address (MasqLinkLocal is false, as it is by itself).',
            },
          ],
    ),
};
