import { laterOnes } from '../net/later-ones';
import type { Flaw } from './flaw';
import type { Path } from './foreign-document';
import { type ForeignObject, identityOfObject, nameOfObject } from './foreign-object';

/** An address that the pods of an object ask for, or the object itself, and where it says so. */
interface Asking {
  readonly object: ForeignObject;
  readonly path: Path;
  readonly address: { toString(): string };
}

/** What makes two askers compete. */
interface Rivalry<A> {
  /** Absent: the address. */
  readonly keyOf?: (asking: A) => string;
  /** Whether two objects stand for one holder. Absent: only where both are one object. */
  readonly isOneHolder?: (first: ForeignObject, later: ForeignObject) => boolean;
}

/** A flaw of each that asks for an address which an earlier one asks for. */
export const askedTwice = <A extends Asking>(
  asked: readonly A[],
  { keyOf = ({ address }) => `${address}`, isOneHolder = isSameObject }: Rivalry<A> = {},
): readonly Flaw[] =>
  laterOnes(asked, keyOf).flatMap(({ first, later: { object, path, address } }) =>
    isOneHolder(first.object, object)
      ? []
      : [{ object, path, message: `${nameOfObject(first.object)} asks for ${address} too.` }],
  );

export const isSameObject = (first: ForeignObject, later: ForeignObject): boolean =>
  identityOfObject(first) === identityOfObject(later);
