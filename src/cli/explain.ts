import { existsSync } from 'node:fs';
import { RULES } from '../check/catalogue';
import type { Rule } from '../check/rule';
import { readSettings } from '../config/read-settings';
import { explain } from '../explain/explain';
import type { Facts } from '../explain/world';
import type { Explanation } from '../model/explanation';
import type { Lock } from '../model/lock';
import type { AppOptions } from './ask-about-lock';
import { historyOf } from './explain-history';
import { explanationJson, ruleJson, rulesJson } from './explain-json';
import { describeExplanation } from './explain-report';
import { describeRule, findRule, listOfRules, rulesLike } from './explain-rule';
import { LockLog } from './lock-log';
import { LOCK_FILE } from './lock-option';
import { loadLock } from './lock-source';
import { type Found, found, misuse, notFound, type Outcome, refusal, success, textOf } from './outcome';
import { printTable } from './table';
import { terminalWidth } from './terminal-width';
import { withApp } from './with-app';

export interface ExplainOptions extends AppOptions {
  readonly json?: boolean;
}

export async function explainThis(
  what: string | undefined,
  options: ExplainOptions = { lock: LOCK_FILE },
): Promise<Outcome> {
  const known = rulesFor(what);
  if (!known.ok) return known.outcome;
  const rules = known.value;
  if (what === undefined)
    return options.json
      ? jsonOf(rulesJson(rules))
      : success(textOf(printTable(listOfRules(rules), terminalWidth(process.stdout))));
  if (what.trim() === '') return misuse('what is to be explained is empty.');
  const rule = findRule(what, rules);
  if (rule !== undefined) return options.json ? jsonOf(ruleJson(rule)) : success(textOf(describeRule(rule)));
  if (/^(?:IPAM|X-)/i.test(what)) return noRule(what);
  const source = loadLock(options.lock);
  if (!source.ok) return isLikeRule(what) && !existsSync(options.lock) ? noRule(what) : source.outcome;
  const { lock } = source.value;
  return withApp(options, { explain: what }, (reply) =>
    answer(reply?.explanation ?? explain(what, alone(lock)), lock, options),
  );
}

/** Those of users too, where they can be meant: their configuration is a program, which is not run for nothing. */
function rulesFor(what: string | undefined): Found<readonly Rule[]> {
  if (what !== undefined && !/^X-/i.test(what)) return found(RULES);
  const { policy, problems } = readSettings();
  return problems.length > 0 ? notFound(refusal(problems)) : found([...RULES, ...policy.rules]);
}

/** Without the app, the lock is all that is known. */
const alone = (lock: Lock): Facts => ({ lock, written: lock });

function answer(explanation: Explanation, lock: Lock, options: ExplainOptions): Outcome {
  if (explanation.kind === 'unknown') return nothingLike(explanation);
  const history = historyOf(explanation, lock, new LockLog(options.lock));
  if (options.json) return jsonOf(explanationJson(explanation, history));
  return success(textOf(describeExplanation(explanation, history)));
}

const jsonOf = (value: object): Outcome => success(`${JSON.stringify(value, undefined, 2)}\n`);

/** Owners and keys have slashes, addresses dots or colons. Names and ids of EIPs may be like a rule too. */
const isLikeRule = (text: string): boolean => !/[/.:]/.test(text) && rulesLike(text).length > 0;

function noRule(text: string): Outcome {
  const near = rulesLike(text);
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}` : '; `cdk8s-ipam explain` lists them';
  return misuse(`there is no rule ${text}${hint}.`);
}

function nothingLike({ text, near, reason }: Extract<Explanation, { readonly kind: 'unknown' }>): Outcome {
  const meant = [...near, ...(isLikeRule(text) ? rulesLike(text) : [])];
  const hint = meant.length > 0 ? `; did you mean ${meant.join(', ')}` : '';
  const why = reason ?? 'is no address, and no workload, subnet, pool, EIP or rule is called so';
  return misuse(`${JSON.stringify(text)} ${why}${hint}.`);
}
