import type { Rule } from '../rule';
import { masqEverything } from '../rules/masq-everything';
import { masqIpv6Flag } from '../rules/masq-ipv6-flag';
import { masqLinkLocal } from '../rules/masq-link-local';
import { masqMixedSubnet } from '../rules/masq-mixed-subnet';
import { masqNoPause } from '../rules/masq-no-pause';
import { masqOpenSubnet } from '../rules/masq-open-subnet';
import { masqOptionIgnored } from '../rules/masq-option-ignored';
import { masqPodsMasqueraded } from '../rules/masq-pods-masqueraded';
import { masqSourcesIgnored } from '../rules/masq-sources-ignored';
import { masqSourcesMoot } from '../rules/masq-sources-moot';
import { masqTooManyCidrs } from '../rules/masq-too-many-cidrs';

export const MASQ_RULES: readonly Rule[] = [
  masqTooManyCidrs,
  masqSourcesIgnored,
  masqSourcesMoot,
  masqMixedSubnet,
  masqLinkLocal,
  masqIpv6Flag,
  masqOpenSubnet,
  masqOptionIgnored,
  masqEverything,
  masqPodsMasqueraded,
  masqNoPause,
];
