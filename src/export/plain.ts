import type { AllowList } from './allow-list';

/** One CIDR a line; the name of each list in a comment before its lines. */
export const printPlain = (lists: readonly AllowList[]): string => textOf(lists, ({ cidrs }) => cidrs.map(plainCidr));

/** The same of the ids of public addresses. */
export const printPlainEips = (lists: readonly AllowList[]): string =>
  textOf(lists, ({ eips }) => eips.map(({ id }) => id));

const plainCidr = ({ cidr }: AllowList['cidrs'][number]): string => `${cidr}`;

const textOf = (lists: readonly AllowList[], linesOf: (list: AllowList) => readonly string[]): string =>
  lists.flatMap((list) => [`# ${list.name}\n`, ...linesOf(list).map((line) => `${line}\n`)]).join('');
