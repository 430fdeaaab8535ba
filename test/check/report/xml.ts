/** An element of XML. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/**
 * Reads a document of XML 1.0 without document type, comments, processing instructions or CDATA, and nothing else.
 *
 * @throws Error where it is not well-formed
 */
export function parseXml(text: string): Element {
  const reader = new Reader(text);
  const root = reader.document();
  return root;
}

const NAME = /[A-Za-z_][\w.-]*/y;
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

class Reader {
  private at = 0;

  constructor(private readonly text: string) {
    if (!CHARACTERS.test(text)) throw new Error('a character that XML does not have');
  }

  document(): Element {
    this.expect('<?xml version="1.0" encoding="UTF-8"?>\n');
    const root = this.element();
    if (this.text.slice(this.at).trim() !== '') throw new Error('text behind the root');
    return root;
  }

  private element(): Element {
    this.expect('<');
    const name = this.name();
    const attributes: Record<string, string> = {};
    while (this.text[this.at] === ' ') {
      this.expect(' ');
      const key = this.name();
      if (key in attributes) throw new Error(`${key} stands twice`);
      this.expect('="');
      attributes[key] = this.characters('"');
      this.expect('"');
    }
    if (this.text.startsWith('/>', this.at)) {
      this.expect('/>');
      return { name, attributes, children: [] };
    }
    this.expect('>');
    return { name, attributes, children: this.children(name) };
  }

  private children(name: string): readonly (Element | string)[] {
    const children: (Element | string)[] = [];
    while (!this.text.startsWith('</', this.at))
      children.push(this.text[this.at] === '<' ? this.element() : this.characters('<'));
    this.expect(`</${name}>`);
    return children;
  }

  private characters(end: string): string {
    const stop = this.text.indexOf(end, this.at);
    if (stop < 0) throw new Error('it ends too early');
    const raw = this.text.slice(this.at, stop);
    this.at = stop;
    if (/[<]|\]\]>/.test(raw)) throw new Error(`${raw} has to be escaped`);
    return raw.replace(/&([^;]*);?/g, (reference, name: string) => {
      const character = reference.endsWith(';') ? ENTITIES[name] : undefined;
      if (character === undefined) throw new Error(`${reference} is no reference`);
      return character;
    });
  }

  private name(): string {
    NAME.lastIndex = this.at;
    const [name] = NAME.exec(this.text) ?? [];
    if (name === undefined) throw new Error(`no name at ${this.at}`);
    this.at += name.length;
    return name;
  }

  private expect(words: string): void {
    if (!this.text.startsWith(words, this.at)) throw new Error(`${words} is wanted at ${this.at}`);
    this.at += words.length;
  }
}

/** All elements of a name, from top to bottom. */
export const elements = (root: Element, name: string): readonly Element[] => [
  ...(root.name === name ? [root] : []),
  ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child, name))),
];
