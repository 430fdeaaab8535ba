import { isError } from '../../model/problem';
import { isOpen, type Verdict } from '../verdict';

/** The gravest first: open errors, open warnings, then what somebody has answered for. Else in their order. */
export const byGravity = (verdicts: readonly Verdict[]): readonly Verdict[] => {
  const classes: [Verdict[], Verdict[], Verdict[]] = [[], [], []];
  for (const verdict of verdicts) classes[gravityOf(verdict)].push(verdict);
  return classes.flat();
};

const gravityOf = (verdict: Verdict): 0 | 1 | 2 => {
  if (!isOpen(verdict)) return 2;
  return isError(verdict.problem) ? 0 : 1;
};
