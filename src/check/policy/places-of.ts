import type { Whereabouts } from '../../model/problem';
import { plainPath } from './acknowledgement';

/** The texts that a pattern is held against: identity, construct path and file, as far as they are known. */
export const placesOf = ({ identity, path, file }: Whereabouts): readonly string[] =>
  [identity, path, file === undefined ? undefined : plainPath(file)].filter((text) => text !== undefined);
