import fc from 'fast-check';
import { CROWDED } from '../branches/first-sketch';
import { type Edit, edits, firstSketch } from './edits';
import type { Sketch } from './sketch';

/** One thing that happens: somebody edits the declarations and synthesizes, or edits the lock by command. */
export type Event =
  | { readonly kind: 'edit'; readonly edit: Edit; readonly isStubborn: boolean; readonly order: readonly number[] }
  | { readonly kind: 'gc'; readonly hours: number; readonly restamp: boolean; readonly isAgain: boolean }
  | { readonly kind: 'release'; readonly a: number; readonly how: number }
  | { readonly kind: 'move'; readonly name: string; readonly a: number; readonly to: number; readonly isAll: boolean };

const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      edit: edits,
      isStubborn: fc.constantFrom(false, false, true),
      order: fc.array(fc.nat(1000), { minLength: 5, maxLength: 9 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('gc' as const),
      hours: fc.constantFrom(0, 1, 23, 24, 24, 25, 48, -5),
      isAgain: fc.boolean(),
      restamp: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('release' as const), a: fc.nat(99), how: fc.nat(2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      name: fc.constantFrom('d', 'e', 'p', 'q', 's', 't', 'u', 'v'),
      a: fc.nat(99),
      to: fc.nat(60),
      isAll: fc.boolean(),
    }),
  },
);

const storiesOf = (start: Sketch, length: number) =>
  fc.record({
    start: fc.constant(start),
    events: fc.array(events, { minLength: length / 4, maxLength: length, size: 'max' }),
  });

/** Short ones full of smallest numbers, where edges are; and longer ones of any numbers in a world with little room. */
export const stories = fc.oneof(
  storiesOf(firstSketch, 20),
  fc.noBias(storiesOf(firstSketch, 24)),
  fc.noBias(storiesOf(CROWDED, 24)),
  fc.noBias(storiesOf(CROWDED, 24)),
);
