import type { Rule } from '../rule';
import { declaredTwice } from '../rules/declared-twice';
import { eipFamily } from '../rules/eip-family';
import { eipPoolOfSet } from '../rules/eip-pool-of-set';
import { eipPoolServesPods } from '../rules/eip-pool-serves-pods';
import { eipWithoutClaim } from '../rules/eip-without-claim';
import { foreignOption } from '../rules/foreign-option';
import { foreignPool } from '../rules/foreign-pool';
import { generatedName } from '../rules/generated-name';
import { headRoomBelowReplicas } from '../rules/head-room-below-replicas';
import { hostNetwork } from '../rules/host-network';
import { interfaceTwice } from '../rules/interface-twice';
import { misplacedIpamdSettings } from '../rules/misplaced-ipamd-settings';
import { noNamespace } from '../rules/no-namespace';
import { noObjectToPin } from '../rules/no-object-to-pin';
import { noPool } from '../rules/no-pool';
import { refusedName } from '../rules/refused-name';
import { replicasDiffer } from '../rules/replicas-differ';
import { strayGateway } from '../rules/stray-gateway';
import { strayPin } from '../rules/stray-pin';
import { strayReservation } from '../rules/stray-reservation';
import { unknownProp } from '../rules/unknown-prop';
import { unpinnableKind } from '../rules/unpinnable-kind';
import { wrongProp } from '../rules/wrong-prop';
import { wrongRetention } from '../rules/wrong-retention';

export const PLAN_RULES: readonly Rule[] = [
  unknownProp,
  wrongProp,
  wrongRetention,
  misplacedIpamdSettings,
  refusedName,
  unpinnableKind,
  generatedName,
  noNamespace,
  noPool,
  foreignPool,
  noObjectToPin,
  replicasDiffer,
  hostNetwork,
  eipWithoutClaim,
  declaredTwice,
  headRoomBelowReplicas,
  strayPin,
  strayReservation,
  strayGateway,
  foreignOption,
  interfaceTwice,
  eipPoolServesPods,
  eipPoolOfSet,
  eipFamily,
];
