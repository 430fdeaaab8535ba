import { expect } from 'vitest';
import { isError } from '../../src/model/problem';
import { judgeAgainstBase } from '../../src/review/against-base';
import { faultsAgainstBase, type Judged } from './naive-judge';

/** What is wrong with a merge, as sentences: none where it may go in. */
export type Judge = (judged: Judged) => readonly string[];

/** Rules that the product has on top: double claims, dates in no order or too early, shorter terms, CIDRs in use. */
const ON_TOP = ['IPAM209', 'IPAM249', 'IPAM266', 'IPAM267'];

/** What `check --base` says, held against the naive judge. */
export const judge: Judge = (judged) => {
  const errors = judgeAgainstBase(judged).filter(isError);
  const naive = faultsAgainstBase(judged);
  const common = errors.filter(({ rule }) => !ON_TOP.includes(rule));
  if (naive.length > 0) expect({ naive, errors: errors.length }).not.toEqual({ naive, errors: 0 });
  else expect(common).toEqual([]);
  return errors.map(({ rule, message }) => `${rule} ${message}`);
};
