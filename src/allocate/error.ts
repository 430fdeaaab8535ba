import type { Problem, RuleId, Whereabouts } from '../model/problem';

/** What is wrong, in sentences, without the severity: everything that the allocator reports stops it. */
export interface Wrong {
  readonly rule: RuleId;
  readonly where: Whereabouts;
  readonly message: string;
  readonly fix: string;
}

export const errorOf = (wrong: Wrong): Problem => ({ ...wrong, severity: 'error' });

/** The first few of a list, and how many more there are: messages stay readable for a thousand addresses. */
export const someOf = (items: readonly string[], most = 12): string =>
  items.length <= most
    ? items.join(', ')
    : `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;
