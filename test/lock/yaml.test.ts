import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { printLock } from '../../src/lock/format';
import { isNetworkName } from '../../src/lock/network-name';
import { arbitraryLock } from './arbitrary-lock';

const FOLDER = join(__dirname, '../fixtures/locks/v1');

/** What a YAML parser makes of a text. */
function parseYaml(text: string, version: '1.1' | '1.2'): unknown {
  const document = parseDocument(text, { version, strict: true, uniqueKeys: true, stringKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

/** What the lines say when indentation, colons and dashes are all that one knows of YAML. */
function outline(text: string): unknown {
  const root: Record<string, unknown> = {};
  let network: Record<string, string[]> = {};
  let items: string[] = [];
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const item = /^ +- (.*)$/.exec(line)?.[1];
    const key = line.trim().replace(/:.*$/, '');
    if (item !== undefined) items.push(item);
    else if (line === 'version: 1') root.version = 1;
    else if (line === 'networks: {}' || line === 'networks:') root.networks = {};
    else if (line === 'eips:') root.eips = items = [];
    else if (line.startsWith('    ')) network[key] = items = [];
    else (root.networks as Record<string, unknown>)[key] = network = {};
  }
  return root;
}

const VERSIONS = ['1.1', '1.2'] as const;

describe('any YAML parser', () => {
  it.each(readdirSync(FOLDER))('reads %s, every line as one text', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    for (const version of VERSIONS) expect(parseYaml(text, version)).toEqual(outline(text));
  });

  it('reads any lock, every line as one text', () => {
    fc.assert(
      fc.property(arbitraryLock, fc.constantFrom(...VERSIONS), (lock, version) => {
        const text = printLock(lock);
        expect(parseYaml(text, version)).toEqual(outline(text));
      }),
    );
  });

  it('reads the name of any network as a text', () => {
    const tricky = [
      '0b101',
      '0x1f',
      '0o17',
      '1_000',
      '1e3',
      '1.5',
      'on',
      'Yes',
      'NULL',
      '2026-11-01',
      '12',
      '0777',
      '1.e9',
    ];
    const name = fc.oneof(
      fc.constantFrom(...tricky),
      fc.stringMatching(/^[0-9a-fobxeyn._-]{1,8}$/),
      fc.stringMatching(/^[A-Za-z0-9._-]{1,8}$/),
    );
    fc.assert(
      fc.property(name, fc.constantFrom(...VERSIONS), (text, version) => {
        fc.pre(isNetworkName(text));
        const document = parseDocument(`${text}: 1\n`, { version });
        expect((document.contents as { items: { key: { value: unknown } }[] } | null)?.items[0]?.key.value).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
