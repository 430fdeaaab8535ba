import type { Acknowledgement } from '../../model/acknowledgement';
import type { Whereabouts } from '../../model/problem';

export type { Acknowledgement, Scope } from '../../model/acknowledgement';

/** `IPAM203`, or `IPAM203[prod/shop/*]`. */
export const nameOfAcknowledgement = ({ rule, places }: Acknowledgement): string =>
  places.length === 0 ? rule : `${rule}[${places.join(', ')}]`;

/** What of the whereabouts tells one object from another: of what is in a chart the file is that of its declaration. */
export const objectKey = ({ file, path, identity }: Whereabouts): string =>
  `${path ?? (file === undefined ? '' : plainPath(file))} ${identity ?? ''}`;

/** A path of a file as patterns and problems are compared: without `./` at its beginning, with slashes. */
export const plainPath = (file: string): string => file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
