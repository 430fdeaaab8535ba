import type { Rule } from '../rule';
import { masqCilium } from '../rules/masq-cilium';
import { masqEmptyItem } from '../rules/masq-empty-item';
import { masqEverything } from '../rules/masq-everything';
import { masqIpv6Flag } from '../rules/masq-ipv6-flag';
import { masqLinkLocal } from '../rules/masq-link-local';
import { masqMixedSubnet } from '../rules/masq-mixed-subnet';
import { masqNoPause } from '../rules/masq-no-pause';
import { masqNotMounted } from '../rules/masq-not-mounted';
import { masqOpenSubnet } from '../rules/masq-open-subnet';
import { masqOptionIgnored } from '../rules/masq-option-ignored';
import { masqPodsMasqueraded } from '../rules/masq-pods-masqueraded';
import { masqRefused } from '../rules/masq-refused';
import { masqSourceCoversPod } from '../rules/masq-source-covers-pod';
import { masqSourcesIgnored } from '../rules/masq-sources-ignored';
import { masqSourcesMoot } from '../rules/masq-sources-moot';
import { masqSpelling } from '../rules/masq-spelling';
import { masqTooManyCidrs } from '../rules/masq-too-many-cidrs';
import { masqUnknownKey } from '../rules/masq-unknown-key';

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
  masqRefused,
  masqSpelling,
  masqUnknownKey,
  masqNotMounted,
  masqPodsMasqueraded,
  masqEmptyItem,
  masqCilium,
  masqNoPause,
  masqSourceCoversPod,
];
