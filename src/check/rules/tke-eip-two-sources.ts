import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeEipTwoSources: Rule = {
  id: 'IPAM372',
  name: 'tke-eip-two-sources',
  severity: 'error',
  title: 'EIPs created and taken from a list at once',
  why:
    'eip-attributes has the cloud create an EIP for each pod, eip-id-list takes one that is there. Tencent says for ' +
    'serverless clusters not to set both, and documents nowhere which of them wins.',
  fix: 'Keep eip-id-list where the EIPs are bought beforehand, else eip-attributes.',
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined || textsOf(pods, 'eipAttributes').length === 0) return [];
    return textsOf(pods, 'eipIdList').map(([key]) =>
      flawOfPods(pods, key, 'It has eip-attributes and an eip-id-list.'),
    );
  },
};
