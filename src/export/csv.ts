import type { AllowList } from './allow-list';

/** A row for each CIDR, as RFC 4180 has it: a heading, lines that end in CR LF, quotes where they are needed. */
export const printCsv = (lists: readonly AllowList[]): string =>
  table([
    ['list', 'cidr', 'family', 'owners', 'states', 'count'],
    ...lists.flatMap(({ name, cidrs }) =>
      cidrs.map(({ cidr, owners, states, count }) => [
        name,
        `${cidr}`,
        `${cidr.family}`,
        owners.join(' '),
        states.join(' '),
        `${count}`,
      ]),
    ),
  ]);

/** A row for the id of each public address. */
export const printCsvEips = (lists: readonly AllowList[]): string =>
  table([
    ['list', 'eip', 'owner', 'ordinal', 'state'],
    ...lists.flatMap(({ name, eips }) =>
      eips.map(({ id, owner, ordinal, state }) => [name, id, owner, ordinal === undefined ? '' : `${ordinal}`, state]),
    ),
  ]);

const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

/** A cell that begins like a formula would be one in a spreadsheet; none of ours does. */
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
