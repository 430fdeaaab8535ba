import { describe, expect, it } from 'vitest';
import { aboutUnread } from '../../src/review/unread-documents';

const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

const file = (text: string, path = 'prod/a.yaml') => ({ path, text });

describe('the note on documents that cannot be read', () => {
  it('names each with its line', () => {
    expect(aboutUnread([file(`${GOOD}---\nx: [\n`), file('{{ .Values.a }}\n', 'prod/b.yaml')], [])).toEqual([
      'No Kubernetes object could be read here, and nothing is compared: prod/a.yaml:6; prod/b.yaml:1.',
    ]);
  });

  it('is not made of files that are the same on the other side', () => {
    expect(aboutUnread([file('x: [\n')], [file('x: [\n')])).toEqual([]);
    expect(aboutUnread([file('x: [\n')], [file('x: [\n', 'prod/b.yaml')])).toHaveLength(1);
  });

  it('is not made of objects, comments and empty documents', () => {
    expect(aboutUnread([file(GOOD), file(`---\n# nothing\n\n---\n${GOOD}`, 'b.yaml'), file('', 'c.yaml')], [])).toEqual(
      [],
    );
  });
});
