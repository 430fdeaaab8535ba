import type { AllowList, HeldEip, ListedCidr } from './allow-list';

/** The version of this form: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** The lists for programs: all that the other forms say. */
export const exportJson = (lists: readonly AllowList[]) => ({
  formatVersion: FORMAT_VERSION,
  lists: lists.map(({ name, cidrs }) => ({ name, cidrs: cidrs.map(cidrJson) })),
});

/** The same of the ids of public addresses. */
export const exportEipsJson = (lists: readonly AllowList[]) => ({
  formatVersion: FORMAT_VERSION,
  lists: lists.map(({ name, eips }) => ({ name, eips: eips.map(eipJson) })),
});

const cidrJson = ({ cidr, owners, states, count }: ListedCidr) => ({
  cidr: `${cidr}`,
  family: cidr.family,
  owners,
  states,
  count,
});

const eipJson = ({ id, owner, ordinal, state }: HeldEip) => ({
  id,
  owner,
  ...(ordinal === undefined ? {} : { ordinal }),
  state,
});
