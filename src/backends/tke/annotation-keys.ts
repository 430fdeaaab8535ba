/** What TKE reads on pods. */
const PREFIX = 'tke.cloud.tencent.com/';
const SERVERLESS_PREFIX = 'eks.tke.cloud.tencent.com/';

export const TKE_ANNOTATIONS = {
  networks: `${PREFIX}networks`,
  claimDeletePolicy: `${PREFIX}vpc-ip-claim-delete-policy`,
  claimExpiredDuration: `${PREFIX}claim-expired-duration`,
  nominatedSubnets: `${PREFIX}nominated-eni-subnets`,
  nominatedIp: `${PREFIX}nominated-vpc-ip`,
  eipAttributes: `${PREFIX}eip-attributes`,
  eipIdList: `${PREFIX}eip-id-list`,
  eipClaimDeletePolicy: `${PREFIX}eip-claim-delete-policy`,
} as const;

/** What a serverless cluster reads on pods; it has no ipamd, no interfaces to choose from and no extended resources. */
export const SERVERLESS_ANNOTATIONS = {
  retainIp: `${SERVERLESS_PREFIX}retain-ip`,
  retainIpHours: `${SERVERLESS_PREFIX}retain-ip-hours`,
  eipAttributes: `${SERVERLESS_PREFIX}eip-attributes`,
  eipIdList: `${SERVERLESS_PREFIX}eip-id-list`,
  eipClaimDeletePolicy: `${SERVERLESS_PREFIX}eip-claim-delete-policy`,
} as const;

export const TKE_RESOURCES = {
  sharedEni: `${PREFIX}eni-ip`,
  exclusiveEni: `${PREFIX}direct-eni`,
  eip: `${PREFIX}eip`,
} as const;

/** Once on the StatefulSet itself, without effect since 2020. */
export const OBSOLETE_STATIC_IP = `${PREFIX}enable-static-ip`;

/** The label of a namespace whose pods TKE's webhook leaves as they are. */
export const WEBHOOK_OFF_LABEL = 'not-add-pod-eni-ip-limit';

export const isTkeKey = (key: string): boolean => key.startsWith(PREFIX) || key.startsWith(SERVERLESS_PREFIX);

/** The tke-eni-ipamd version from which it understands something. */
export const SINCE = {
  nominatedIp: '3.2.5',
  claimExpiredDuration: '3.3.2',
  eipApiParameters: '3.3.7',
  eipOnExclusiveEni: '3.3.9',
  severalInterfaces: '3.4.0',
  eipIdList: '3.4.1',
  nominatedSubnets: '3.4.3',
  ipv6: '3.4.5',
  consoleSettings: '3.5.0',
} as const;
