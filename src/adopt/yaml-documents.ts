import { LineCounter, parseAllDocuments } from 'yaml';

/** The documents of a YAML text, or where it is none. */
export type YamlDocuments =
  | { readonly ok: true; readonly documents: readonly unknown[] }
  | { readonly ok: false; readonly line: number; readonly why: string };

/** Reads what `kubectl get -o yaml` printed, several of them with `---` between. */
export function yamlDocuments(text: string): YamlDocuments {
  const lineCounter = new LineCounter();
  const options = { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  try {
    const parsed = [...parseAllDocuments(text, options)];
    const error = parsed.flatMap(({ errors }) => errors)[0];
    if (error) {
      const line = Math.max(1, lineCounter.linePos(error.pos[0]).line);
      return { ok: false, line, why: `From here on this is no YAML: ${error.message.replace(/\.$/, '')}.` };
    }
    return { ok: true, documents: parsed.map((document): unknown => document.toJS()) };
  } catch (failure) {
    if (!(failure instanceof RangeError || failure instanceof ReferenceError)) throw failure;
    return { ok: false, line: 1, why: `This YAML cannot be read: ${failure.message}.` };
  }
}
