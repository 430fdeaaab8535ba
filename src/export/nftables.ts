import { FAMILIES, type Family } from '../net/family';
import { type AllowList, cidrsOfFamily } from './allow-list';
import { IDENTIFIER, safeName } from './safe-name';

export interface NftablesOptions {
  readonly prefix: string;
  /** Family and name of the table, such as `inet filter`. */
  readonly table: string;
  readonly families: ReadonlySet<Family>;
}

/** A set has one family, in which its name ends. */
export const nftablesName = (prefix: string, name: string, family: Family): string =>
  `${safeName(IDENTIFIER, prefix, name)}_v${family}`;

/**
 * Commands for `nft -f`, which carries them out together or not at all: each set is there afterwards and has exactly
 * these elements, whether it was there before or not.
 */
export const printNftables = (lists: readonly AllowList[], { prefix, table, families }: NftablesOptions): string =>
  [
    `add table ${table}`,
    ...lists.flatMap((list) =>
      FAMILIES.filter((family) => families.has(family)).flatMap((family) =>
        setText(`${table} ${nftablesName(prefix, list.name, family)}`, list, family),
      ),
    ),
    '',
  ].join('\n');

function setText(set: string, list: AllowList, family: Family): string[] {
  const cidrs = cidrsOfFamily(list, family);
  const type = family === 4 ? 'ipv4_addr' : 'ipv6_addr';
  return [
    '',
    `# ${list.name}`,
    `add set ${set} { type ${type}; flags interval; }`,
    `flush set ${set}`,
    ...(cidrs.length === 0 ? [] : [`add element ${set} {`, cidrs.map(({ cidr }) => `\t${cidr}`).join(',\n'), '}']),
  ];
}
