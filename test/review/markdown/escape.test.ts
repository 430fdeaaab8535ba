import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, html, inFence, prose } from '../../../src/review/markdown/escape';

describe('texts of others in markdown', () => {
  test('words cannot be emphasis, HTML, a link or the end of a cell', () => {
    expect(prose('a *b* <img> [x](y) | `z`')).toBe('a \\*b\\* \\<img\\> \\[x\\](y) \\| \\`z\\`');
  });

  test('words call nobody and link to no issue', () => {
    expect(prose('ask @team about #12 and !7')).toBe('ask @\u200bteam about #\u200b12 and !\u200b7');
    expect(prose('ask &commat;team &#64;team')).toBe('ask &amp;commat;team &amp;#\u200b64;team');
  });

  test('a code span is longer than the backticks in it', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`a')).toBe('`` `a ``');
  });

  test('a code span does not end the cell of a table', () => {
    expect(code('a|b')).toBe('`a\\|b`');
  });

  test('a fence is not ended from inside', () => {
    expect(inFence('``` or ````')).toBe("''' or ''''");
  });

  test('a summary is no HTML', () => {
    expect(html('<b>&')).toBe('&lt;b&gt;&amp;');
  });

  test('no text makes a second line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const escaped of [prose(text), code(text), html(text), inFence(text)])
          expect(escaped).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
