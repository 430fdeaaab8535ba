import type { Family } from '../../net/family';

/** Name of the IPPool of one family: a subnet or pool with two families has two of them. */
export const ipPoolName = (objectName: string, family: Family): string =>
  family === 4 ? objectName : `${objectName}-v6`;

/** Name of the IPReservation that keeps addresses of a pool or subnet out of automatic assignment. */
export const ipReservationName = (objectName: string): string => `${objectName}-reserved`;
