import type { Command } from 'commander';
import { RULES } from '../check/catalogue';
import type { Rule } from '../check/rule';
import { readSettings } from '../config/read-settings';
import { explain } from '../explain/explain';
import type { Facts } from '../explain/world';
import type { Explanation } from '../model/explanation';
import type { Lock } from '../model/lock';
import { EXIT } from './exit-codes';
import { historyOf } from './explain-history';
import { explanationJson, ruleJson, rulesJson } from './explain-json';
import { describeExplanation } from './explain-report';
import { describeRule, findRule, listOfRules, rulesLike } from './explain-rule';
import { helpAfter } from './help';
import { LockLog } from './lock-log';
import { LOCK_FILE, LOCK_OPTION, loadLock } from './lock-source';
import { type Finish, type Found, found, misuse, notFound, type Outcome, refusal, success, textOf } from './outcome';
import { printTable } from './table';
import { type AskOptions, withApp } from './with-app';

interface ExplainOptions extends AskOptions {
  readonly json?: boolean;
}

export const defineExplain = (program: Command, finish: Finish): Command =>
  program
    .command('explain')
    .summary('explain an address, a workload, a pool, an EIP or a rule')
    .description(
      'Of an address: who holds it, in which pool, why it is this one, by which declaration, and since which commit. Of ' +
        'a workload: all that it holds. Of a CIDR, subnet or pool: how much is used, and by whom. Of a rule: what it is ' +
        'about, why, and what to do. Why is found by asking the allocator once more; nothing is written. Without an ' +
        'argument: the list of all rules.',
    )
    .argument('[what]', 'an address, range or CIDR; an owner; a subnet or pool; the id of an EIP; a rule')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .option('--no-app', 'look at the lock alone: who holds what, but not why')
    .option('--json', 'print JSON instead of text')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam explain 10.64.3.4',
          'cdk8s-ipam explain prod/shop/StatefulSet/redis',
          'cdk8s-ipam explain prod/pods/db',
          'cdk8s-ipam explain 10.64.3.0/24 --json',
          'cdk8s-ipam explain eip-1a2b3c4d',
          'cdk8s-ipam explain IPAM250',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((what: string | undefined, options: ExplainOptions) => finish(explainThis(what, options)));

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
      : success(textOf(printTable(listOfRules(rules), process.stdout.columns)));
  if (what.trim() === '') return misuse('what is to be explained is empty.');
  const rule = findRule(what, rules);
  if (rule !== undefined) return options.json ? jsonOf(ruleJson(rule)) : success(textOf(describeRule(rule)));
  if (isMeantAsRule(what)) return noRule(what);
  const source = loadLock(options.lock);
  if (!source.ok) return source.outcome;
  const { lock } = source.value;
  return withApp({ ...options, request: { explain: what } }, (reply) =>
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

/** Owners and keys have slashes, addresses dots or colons; ids of EIPs are no words that are like a rule. */
const isMeantAsRule = (text: string): boolean =>
  /^(?:IPAM|X-)/i.test(text) || (!/[/.:]/.test(text) && rulesLike(text).length > 0);

function noRule(text: string): Outcome {
  const near = rulesLike(text);
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}` : '; `cdk8s-ipam explain` lists them';
  return misuse(`there is no rule ${text}${hint}.`);
}

function nothingLike({ text, near }: Extract<Explanation, { readonly kind: 'unknown' }>): Outcome {
  const meant = [...near, ...(text.includes('/') ? [] : rulesLike(text))];
  const hint = meant.length > 0 ? `; did you mean ${meant.join(', ')}` : '';
  return misuse(`"${text}" is no address, and no workload, subnet, pool, EIP or rule is called so${hint}.`);
}
