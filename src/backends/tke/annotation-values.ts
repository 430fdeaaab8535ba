import { Address } from '../../net/address';
import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from './annotation-keys';
import { goSeconds } from './expiry';

/** What TKE cannot read in the value of one of its annotations, as the end of a sentence: `is "…", not …`. */
export function valueFault(key: string, value: string): string | undefined {
  const expected = EXPECTED[key];
  return expected === undefined || expected.accepts(value) ? undefined : `is "${value}"; ${expected.wanted}`;
}

interface Expected {
  readonly accepts: (value: string) => boolean;
  readonly wanted: string;
}

const DELETE_POLICY: Expected = {
  accepts: (value) => value === 'Never' || value === 'Immediate',
  wanted: 'it can be Never or Immediate',
};

const EIP_ATTRIBUTES: Expected = {
  accepts: (value) => value === '' || recordIn(value) !== undefined,
  wanted: 'it is JSON of an object in a text, or empty for the defaults',
};

const EIP_ID_LIST: Expected = {
  accepts: (value) => value.split(',').every((id) => /^eip-[a-z0-9]+$/.test(id)),
  wanted: 'it is a list of EIP ids without spaces, such as eip-1a2b3c4d,eip-5e6f7a8b',
};

const EXPECTED: Readonly<Record<string, Expected>> = {
  [TKE_ANNOTATIONS.networks]: {
    accepts: (value) => /tke-(route-eni|direct-eni|sub-eni|bridge)/.test(value),
    wanted: 'it names an interface, tke-route-eni or tke-direct-eni',
  },
  [TKE_ANNOTATIONS.claimDeletePolicy]: DELETE_POLICY,
  [TKE_ANNOTATIONS.claimExpiredDuration]: {
    accepts: (value) => goSeconds(value) !== undefined,
    wanted: 'it is a Go duration such as 1h30m, which knows no days',
  },
  [TKE_ANNOTATIONS.nominatedSubnets]: {
    accepts: (value) => value.split(',').every((id) => /^subnet-[a-z0-9]+$/.test(id)),
    wanted: 'it is a list of cloud subnets without spaces, such as subnet-1a2b3c4d',
  },
  [TKE_ANNOTATIONS.nominatedIp]: {
    accepts: (value) => {
      const address = Address.parse(value);
      return address.ok && address.value.family === 4;
    },
    wanted: 'it is one IPv4 address',
  },
  [TKE_ANNOTATIONS.eipAttributes]: EIP_ATTRIBUTES,
  [TKE_ANNOTATIONS.eipIdList]: EIP_ID_LIST,
  [TKE_ANNOTATIONS.eipClaimDeletePolicy]: DELETE_POLICY,
  [SERVERLESS_ANNOTATIONS.eipAttributes]: EIP_ATTRIBUTES,
  [SERVERLESS_ANNOTATIONS.eipIdList]: EIP_ID_LIST,
  [SERVERLESS_ANNOTATIONS.eipClaimDeletePolicy]: DELETE_POLICY,
  [SERVERLESS_ANNOTATIONS.retainIp]: {
    accepts: (value) => value === 'true' || value === 'false',
    wanted: 'it can be true or false',
  },
  [SERVERLESS_ANNOTATIONS.retainIpHours]: {
    accepts: (value) => /^[1-9][0-9]*$/.test(value) && Number(value) <= 8760,
    wanted: 'it is a whole number of hours, at most a year',
  },
};

/** The object that a text of JSON is; undefined where it is none. */
export function recordIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
