import type { IConstruct } from 'constructs';
import { Ipam } from './collect/ipam';
import type { Problem } from './model/problem';
import type { Family } from './net/family';

/**
 * Helps unit tests of users' own charts to speak about addresses. Nothing here reads or writes a file: the lock of a test
 * is the text that it gives (`useLock`), or empty.
 */

/** Allocates against this lock text. Without it a test starts from an empty lock. */
export const useLock = (scope: IConstruct, text: string): void => Ipam.of(scope).useLock(text);

/** The lock text that the declarations lead to. @throws Error with all problems where there are errors */
export function lockOf(scope: IConstruct): string {
  Ipam.of(scope).answer();
  return Ipam.of(scope).lockText() ?? '';
}

/**
 * The addresses of a workload, head-room included, by ordinal.
 *
 * @param owner `cluster/namespace/Kind/name`
 * @param family 4 or 6 @default 4
 * @throws Error with all problems where there are errors
 */
export function addressesOf(scope: IConstruct, owner: string, family: Family = 4): Record<number, string> {
  const held = Ipam.of(scope).answer().view.addressesOf(owner, family);
  return Object.fromEntries([...held].map(([ordinal, address]) => [ordinal, String(address)]));
}

/** All problems of the tree, errors first: for tests that expect one. */
export const problemsOf = (scope: IConstruct): readonly Problem[] => Ipam.of(scope).problems();
