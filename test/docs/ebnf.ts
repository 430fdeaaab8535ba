/**
 * A regular expression that matches what a rule of an EBNF text describes. The rules may not refer to themselves. `LF`
 * is known, comments are left out.
 */
export function regExpOf(grammar: string, start: string): RegExp {
  const rules = new Map(
    rulesOf(grammar).map((rule) => {
      const [name = '', , ...body] = tokensOf(rule);
      return [name, body] as const;
    }),
  );
  return new RegExp(`^${new Compiler(rules).sourceOf(start)}$`);
}

const rulesOf = (grammar: string): string[] =>
  grammar
    .replace(/\(\*.*?\*\)/g, '')
    .split(/;\s*$/m)
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');

const tokensOf = (rule: string): string[] => rule.match(/"[^"]*"|[\w-]+|[=,|[\]{}()*…]/g) ?? [];

const CLOSING: Readonly<Record<string, readonly [close: string, quantifier: string]>> = {
  '[': [']', '?'],
  '{': ['}', '*'],
  '(': [')', ''],
};

class Compiler {
  private readonly sources = new Map<string, string>([['LF', '\\n']]);

  constructor(private readonly rules: ReadonlyMap<string, readonly string[]>) {}

  sourceOf(name: string): string {
    const known = this.sources.get(name);
    if (known !== undefined) return known;
    const body = this.rules.get(name);
    if (!body) throw new Error(`the grammar has no rule ${name}`);
    const rest = [...body];
    const source = `(?:${this.choice(rest)})`;
    if (rest.length > 0) throw new Error(`the rule ${name} has ${rest.join(' ')} too much`);
    this.sources.set(name, source);
    return source;
  }

  /** Takes tokens as far as the end of the choice. */
  private choice(rest: string[]): string {
    const options = [this.sequence(rest)];
    while (rest[0] === '|') {
      rest.shift();
      options.push(this.sequence(rest));
    }
    return options.join('|');
  }

  private sequence(rest: string[]): string {
    let source = this.term(rest);
    while (rest[0] === ',') {
      rest.shift();
      source += this.term(rest);
    }
    return source;
  }

  private term(rest: string[]): string {
    const token = rest.shift() ?? '';
    if (rest[0] === '*') {
      rest.shift();
      return `(?:${this.term(rest)}){${token}}`;
    }
    if (rest[0] === '…') {
      rest.shift();
      return `[${literal(token)}-${literal(rest.shift() ?? '')}]`;
    }
    if (token.startsWith('"')) return literal(token);
    const brackets = CLOSING[token];
    return brackets ? this.group(rest, brackets) : this.sourceOf(token);
  }

  private group(rest: string[], [close, quantifier]: readonly [string, string]): string {
    const source = this.choice(rest);
    if (rest.shift() !== close) throw new Error(`a ${close} is missing`);
    return `(?:${source})${quantifier}`;
  }
}

const literal = (quoted: string): string => quoted.slice(1, -1).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
