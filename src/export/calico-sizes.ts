import { FAMILIES } from '../net/family';
import { type AllowList, cidrsOfFamily } from './allow-list';
import { globalNetworkSetNames } from './calico';

/** How many addresses and networks of a family the nodes of Calico take for one selector, unless they are told otherwise. */
const MOST_IN_IPSET = 1_048_576;

/** What somebody should know of lists that are large. */
export const notesOnSize = (lists: readonly AllowList[], { prefix }: { readonly prefix: string }): string[] =>
  lists.flatMap((list) => {
    const names = globalNetworkSetNames(prefix, list);
    const most = Math.max(...FAMILIES.map((family) => cidrsOfFamily(list, family).length));
    return [...(names.length === 1 ? [] : [inParts(list, names)]), ...(most <= MOST_IN_IPSET ? [] : [tooMany(list)])];
  });

const inParts = ({ name, cidrs }: AllowList, names: readonly string[]): string =>
  `${name} has ${cidrs.length} networks, more than a GlobalNetworkSet takes: it is ${names.length} of them, ${names[0]} to ${names.at(-1)}, ` +
  'which one selector means. When it gets smaller, delete those that are left over.';

const tooMany = ({ name }: AllowList): string =>
  `${name} has more than ${MOST_IN_IPSET} networks of a family: calico-node fails on them, unless maxIpsetSize in its FelixConfiguration is larger.`;
