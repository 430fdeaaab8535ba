import type { Rule } from '../rule';

export const ALLOCATION_RULES: readonly Rule[] = [];
