/** What TKE reads on pods. */
const PREFIX = 'tke.cloud.tencent.com/';

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

export const TKE_RESOURCES = {
  sharedEni: `${PREFIX}eni-ip`,
  exclusiveEni: `${PREFIX}direct-eni`,
  eip: `${PREFIX}eip`,
} as const;

/** The tke-eni-ipamd version from which it understands something. */
export const SINCE = {
  nominatedIp: '3.2.5',
  claimExpiredDuration: '3.3.2',
  eipApiParameters: '3.3.7',
  eipOnExclusiveEni: '3.3.9',
  eipIdList: '3.4.1',
  nominatedSubnets: '3.4.3',
  consoleSettings: '3.5.0',
} as const;
