import { type DocumentText, documentsIn, valueOfDocument } from '../check/document-texts';
import { type Fields, type ForeignObject, fields, foreignObject, identityOfObject } from '../check/foreign-object';
import type { Manifest, ManifestFile } from './manifest';
import { headOf, type ManifestHead, UnreadObject } from './manifest-head';

/**
 * Reads output folders. What an object is stands at its head, so that the rest is read only when somebody asks for it; and
 * documents of one text are read once, so that the two sides of a change cost little more than one.
 */
export class ManifestReader {
  private readonly heads = new Map<string, ManifestHead | undefined>();
  private readonly values = new Map<string, unknown>();

  /** The objects of files, in the order of the files. What is no YAML, or no object, is passed over. */
  read(files: readonly ManifestFile[]): readonly Manifest[] {
    return files.filter(({ path }) => IS_YAML.test(path)).flatMap((file) => this.readFile(file));
  }

  private readFile({ path, text }: ManifestFile): readonly Manifest[] {
    const place = placeOf(path);
    return documentsIn(text).flatMap((document) => {
      const { text, line } = document;
      return this.objectsOf(document, place.file).map((object, item) => {
        return { ...place, line, text, item, object, key: identityOfObject(object) };
      });
    });
  }

  private objectsOf({ text, line }: DocumentText, file: string): readonly ForeignObject[] {
    const whereIs = () => ({ file, line });
    const head = this.headOf(text);
    if (head !== undefined) return [new UnreadObject(head, { whole: () => fields(this.valueOf(text)), whereIs })];
    return itemsOf(this.valueOf(text)).flatMap((value) => foreignObject(value, whereIs) ?? []);
  }

  private headOf(text: string): ManifestHead | undefined {
    if (!this.heads.has(text)) this.heads.set(text, headOf(text));
    return this.heads.get(text);
  }

  private valueOf(text: string): unknown {
    if (!this.values.has(text)) this.values.set(text, valueOfDocument(text));
    return this.values.get(text);
  }
}

const IS_YAML = /\.ya?ml$/;

type Place = Pick<Manifest, 'cluster' | 'app' | 'file'>;

/** A list stands for its items. */
function itemsOf(value: unknown): readonly Fields[] {
  const object = fields(value);
  const { kind, items } = object;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items.map(fields) : [object];
}

/** Which cluster a file is for, and which folder an Application or Kustomization reads it from. */
export function placeOf(path: string): Place {
  const file = path.replaceAll('\\', '/');
  const [cluster = '', ...rest] = file.split('/');
  if (rest.length === 0) return { cluster: '', app: '', file };
  const [part = ''] = rest;
  const isFlux = rest.length > 1 && (part === 'infra' || part === 'workloads');
  return { cluster, app: isFlux ? `${cluster}/${part}` : cluster, file };
}
