/** Attributes of an EIP, in TKE's own shape, in the cloud API's, or in both at once. */
export type EipAttributeRecord = Readonly<Record<string, unknown>>;

/** Megabits per second that each way to pay admits, by the cloud API AllocateAddresses. */
const MOST_MBPS: Readonly<Record<string, number>> = {
  TRAFFIC_POSTPAID_BY_HOUR: 100,
  BANDWIDTH_POSTPAID_BY_HOUR: 100,
  BANDWIDTH_PREPAID_BY_MONTH: 200,
  BANDWIDTH_PACKAGE: 2000,
};

const BY_TRAFFIC = 'TRAFFIC_POSTPAID_BY_HOUR';

const ISPS = ['BGP', 'CMCC', 'CTCC', 'CUCC'];
const ADDRESS_TYPES = ['EIP', 'AnycastEIP', 'HighQualityEIP', 'AntiDDoSEIP'];

/** Everything that the two shapes know. */
const KNOWN: ReadonlySet<string> = new Set([
  'Bandwidth',
  'ISP',
  'AddressChargePrepaid',
  'AddressCount',
  'AddressName',
  'AddressType',
  'AntiDDoSPackageId',
  'AnycastZone',
  'BandwidthPackageId',
  'ClientToken',
  'Egress',
  'InternetChargeType',
  'InternetMaxBandwidthOut',
  'InternetServiceProvider',
  'Tags',
]);

/** Keys that neither shape knows. */
export const unknownAttributes = (attributes: EipAttributeRecord): readonly string[] =>
  Object.keys(attributes).filter((key) => !KNOWN.has(key));

/** Keys that only the cloud API's shape has. */
export const apiParametersAmong = (keys: readonly string[]): readonly string[] =>
  keys.filter((key) => KNOWN.has(key) && key !== 'Bandwidth' && key !== 'ISP');

/** Values that the cloud refuses, each as a sentence. */
export function attributeFaults(attributes: EipAttributeRecord): readonly string[] {
  const { Bandwidth, InternetMaxBandwidthOut, InternetChargeType = BY_TRAFFIC, AddressCount } = attributes;
  return [
    ...notAmong('ISP', attributes, ISPS),
    ...notAmong('InternetServiceProvider', attributes, ISPS),
    ...notAmong('InternetChargeType', attributes, Object.keys(MOST_MBPS)),
    ...notAmong('AddressType', attributes, ADDRESS_TYPES),
    ...bandwidthFaults('Bandwidth', numberIn(Bandwidth), InternetChargeType),
    ...bandwidthFaults('InternetMaxBandwidthOut', InternetMaxBandwidthOut, InternetChargeType),
    ...(AddressCount === undefined || AddressCount === 1
      ? []
      : [`AddressCount is ${shown(AddressCount)}, but a pod has one EIP.`]),
  ];
}

/** What the two shapes say of one thing and differently, each as a sentence. */
export function contradictions(attributes: EipAttributeRecord): readonly string[] {
  const pairs = [
    ['bandwidth', 'Bandwidth', 'InternetMaxBandwidthOut'],
    ['line', 'ISP', 'InternetServiceProvider'],
  ] as const;
  return pairs.flatMap(([what, own, api]) => {
    const [a, b] = [attributes[own], attributes[api]];
    if (a === undefined || b === undefined || shown(a) === shown(b)) return [];
    return [`The ${what} is ${shown(a)}, but ${api} says ${shown(b)}.`];
  });
}

/** TKE's own Bandwidth is a text. */
const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;

function bandwidthFaults(key: string, mbps: unknown, chargeType: unknown): readonly string[] {
  if (mbps === undefined) return [];
  const most = MOST_MBPS[shown(chargeType)];
  if (!Number.isInteger(mbps)) return [`${key} is ${JSON.stringify(mbps)}, which is no whole number of Mbit/s.`];
  if (most === undefined || (Number(mbps) >= 1 && Number(mbps) <= most)) return [];
  return [`${key} is ${shown(mbps)}; paid by ${shown(chargeType)} it is 1 to ${most} Mbit/s.`];
}

function notAmong(key: string, attributes: EipAttributeRecord, choices: readonly string[]): readonly string[] {
  const value = attributes[key];
  if (value === undefined || choices.includes(shown(value))) return [];
  return [`${key} is ${shown(value)}; it can be ${choices.join(', ')}.`];
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
