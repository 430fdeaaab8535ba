import type { Review } from '../review/review';

/** The version of what `diff --format json` prints: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** A review for programs: the value itself, which is plain JSON already. Its form: diff-json-schema.ts. */
export const diffAsJson = (review: Review): string =>
  `${JSON.stringify({ formatVersion: FORMAT_VERSION, ...review }, undefined, 2)}\n`;
