import type { Rule } from '../rule';
import { staleLock } from '../rules/stale-lock';

export const LOCK_RULES: readonly Rule[] = [staleLock];
