import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentMarker, reviewAsMarkdown } from '../../../src/review/markdown/review-as-markdown';
import type { AllocationChange, HolderState, Review } from '../../../src/review/review';
import { allocated, reviewWith, risk } from './example-review';

const bytes = (text: string): number => Buffer.byteLength(text);

const many = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('a review as markdown', () => {
  test('says that nothing changes', () => {
    const text = reviewAsMarkdown(reviewWith({}));
    expect(text).toContain('### Addresses: nothing changes');
    expect(text).not.toContain('<details>');
  });

  test('begins with the marker by which the comment is found again', () => {
    expect(reviewAsMarkdown(reviewWith({}), { id: 'prod' }).startsWith('<!-- cdk8s-ipam:diff:prod -->\n')).toBe(true);
    expect(commentMarker('a --> b')).toBe('<!-- cdk8s-ipam:diff:a-----b -->');
  });

  test('has verdict, totals and risks before anything else', () => {
    const text = reviewAsMarkdown(
      reviewWith({
        isBlocked: true,
        totals: { reassign: 1 },
        risks: [risk(1, { level: 'blocked', rule: 'IPAM240', summary: 'prod/a has what prod/b holds.' })],
        allocations: [allocated(1)],
      }),
    );
    const places = ['Addresses: blocked', '[!CAUTION]', '| reassign | 1 |', '**blocked** `IPAM240`', '```diff'];
    expect(places.map((part) => text.indexOf(part))).toEqual(
      [...places.map((part) => text.indexOf(part))].sort((a, b) => a - b),
    );
    expect(places.filter((part) => !text.includes(part))).toEqual([]);
  });

  test('says beside the verdict what was not looked at, as the terminal does', () => {
    const notes = ['It has no manifests in dist.', 'Nothing is compared: a|b.yaml:1.'];
    const head = { name: 'change', hasLock: false, hasManifests: false, notes };
    expect(reviewAsMarkdown(reviewWith({ head }))).toContain(
      [
        '- change has no lock: nobody holds anything there.',
        '- change: It has no manifests in dist.',
        '- change: Nothing is compared: a\\|b.yaml:1.',
        '- The app was not asked: neither renames nor pools and their sizes are known.',
      ].join('\n'),
    );
    expect(reviewAsMarkdown(reviewWith({ placesFrom: 'app' }))).not.toContain('The app was not asked');
  });

  test('needs a look where only the order of the sync is grave', () => {
    const hazard = { level: 'high', cluster: 'prod', summary: 'A pool is deleted first.', advice: 'Wait.' } as const;
    expect(reviewAsMarkdown(reviewWith({ hazards: [hazard] }))).toContain('### Addresses: needs a look\n');
  });

  test('has a folded diff for each pool, with the states and the reason of each line', () => {
    const holder = (state: HolderState['state']): HolderState => ({
      owner: 'prod/shop/StatefulSet/web' as never,
      ordinals: { first: 0, last: 0 },
      state,
    });
    const text = reviewAsMarkdown(
      reviewWith({
        totals: { allocate: 2 },
        allocations: [
          allocated(1),
          allocated(2, {
            action: 'release',
            before: holder('bound'),
            after: holder('released'),
            reason: 'replicas 3 -> 2',
          }),
          allocated(8, {
            action: 'spare',
            before: holder('bound'),
            after: holder('headroom'),
            reason: 'kept as head-room',
          }),
        ],
      }),
    );
    expect(text).toContain('<details><summary><code>prod/pods/pool-1</code>: <code>+1 ~1</code></summary>');
    expect(text).toContain('~ 10.0.0.8 prod/shop/StatefulSet/web 0 (bound -> headroom): kept as head-room');
    expect(text).toContain('+ 10.0.0.1 prod/shop/StatefulSet/web-1 0 (bound): StatefulSet is new');
    expect(text).toContain('- 10.0.0.2 prod/shop/StatefulSet/web 0 (bound -> released): replicas 3 -> 2');
  });

  test('shows where a move leads and who had it', () => {
    const from = { owner: 'prod/a/Pod/x' as never, state: 'bound' } as const;
    const text = reviewAsMarkdown(
      reviewWith({
        allocations: [
          allocated(1, { action: 'reassign', before: from }),
          allocated(2, { action: 'move', to: '10.0.0.9' }),
        ],
      }),
    );
    expect(text).toContain('! 10.0.0.1 prod/a/Pod/x -> prod/shop/StatefulSet/web-1 0');
    expect(text).toContain('! 10.0.0.2 -> 10.0.0.9 prod/shop');
  });

  test('stays below the limit with a hundred thousand leases, and still names every kind of risk', () => {
    const review = reviewWith({
      totals: { allocate: 100_000 },
      allocations: many(100_000, (i) => allocated(i)),
      risks: [
        ...many(20_000, (i) => risk(i)),
        risk(7, { level: 'low', rule: 'IPAM268', summary: 'prod/pods/pool-3 is nearly full.' }),
      ],
    });
    const text = reviewAsMarkdown(review);
    expect(bytes(text)).toBeLessThanOrEqual(65_000);
    expect(text).toContain('prod/pods/pool-3 is nearly full.');
    expect(text).toMatch(/… and 19\d{3} more: 19\d{3} × medium IPAM269/);
    expect(text).toContain('Too big for one comment');
  });

  test('is told with as much detail as fits', () => {
    const review = reviewWith({ allocations: many(500, (i) => allocated(i)) });
    const whole = reviewAsMarkdown(review);
    expect(whole).not.toContain('Too big');
    const cut = reviewAsMarkdown(review, { limit: 20_000 });
    expect(bytes(cut)).toBeGreaterThan(5_000);
    expect(bytes(cut)).toBeLessThanOrEqual(20_000);
  });

  test('counts bytes, not characters', () => {
    const review = reviewWith({ risks: many(200, (i) => risk(i, { summary: 'ü'.repeat(300) })) });
    expect(bytes(reviewAsMarkdown(review, { limit: 65_000 }))).toBeLessThanOrEqual(65_000);
  });

  test('whatever is in it, fences, folds and tables are whole, and the limit is kept', () => {
    fc.assert(
      fc.property(reviews, fc.integer({ min: 6_000, max: 80_000 }), (review, limit) => {
        const text = reviewAsMarkdown(review, { limit });
        expect(bytes(text)).toBeLessThanOrEqual(limit);
        expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
        expect(text.match(/^<details>/gm)?.length).toBe(text.match(/^<\/details>/gm)?.length);
        for (const rows of text.match(/(?:^\|.*\n)+/gm) ?? [])
          expect(new Set(rows.trim().split('\n').map(cells)).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});

/** Of a row of a table: bars that are not escaped. */
const cells = (row: string): number => (row.match(/(?<!\\)\|/g) ?? []).length;

const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('```', '|', '<details>', '@all', '\n```\n', '`'.repeat(5), 'ü'.repeat(100)),
);

const changes: fc.Arbitrary<AllocationChange> = fc
  .record({ i: fc.nat(100_000), what: nasty, reason: nasty, pool: nasty })
  .map(({ i, ...texts }) => allocated(i, texts));

const reviews: fc.Arbitrary<Review> = fc
  .record({
    allocations: fc
      .array(changes, { maxLength: 30 })
      .chain((some) => fc.nat(400).map((times) => many(times, () => some).flat())),
    risks: fc
      .array(nasty, { maxLength: 60 })
      .map((texts) => texts.map((text, i) => risk(i, { summary: text, advice: text, subject: text }))),
    objects: fc
      .array(fc.record({ name: nasty, fields: fc.array(nasty, { maxLength: 20 }) }), { maxLength: 300 })
      .map((all) =>
        all.map(({ name, fields }) => ({
          action: 'change' as const,
          cluster: 'prod',
          file: name,
          apiVersion: 'v1',
          kind: 'Pod',
          name,
          fields,
        })),
      ),
    capacity: fc
      .array(nasty, { maxLength: 200 })
      .map((pools) =>
        pools.map((pool) => ({ pool, family: 4 as const, before: USAGE, after: { ...USAGE, free: '3' } })),
      ),
    derived: fc
      .array(fc.array(nasty, { maxLength: 40 }), { maxLength: 60 })
      .map((lists) => lists.map((added) => ({ of: 'masquerade' as const, where: 'x', added, removed: added }))),
  })
  .map(reviewWith);

const USAGE = { size: '32', held: '1', retained: '2', released: '3', free: '26' };
