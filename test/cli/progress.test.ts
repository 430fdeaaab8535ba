import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withProgress } from '../../src/cli/progress';

function screen(isTTY?: boolean) {
  const written: string[] = [];
  return { written, ...(isTTY !== undefined && { isTTY }), write: (text: string) => written.push(text) };
}

const after = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms));

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is a line that counts the seconds and is gone in the end', async () => {
    const terminal = screen(true);
    const work = withProgress('running the app', after(2500), terminal);
    await vi.advanceTimersByTimeAsync(2500);
    expect(await work).toBe('done');
    expect(terminal.written).toEqual(['\x1b[2Krunning the app … 1 s\r', '\x1b[2Krunning the app … 2 s\r', '\x1b[2K']);
  });

  it('is not shown for what takes no second, nor where nobody looks', async () => {
    for (const [ms, where] of [
      [900, screen(true)],
      [5000, screen(false)],
      [5000, screen()],
    ] as const) {
      const work = withProgress('running the app', after(ms), where);
      await vi.advanceTimersByTimeAsync(ms);
      await work;
      expect(where.written).toEqual([]);
    }
  });

  it('ends also where the work fails', async () => {
    const terminal = screen(true);
    const work = withProgress(
      'running the app',
      after(1500).then(() => Promise.reject(new Error('no'))),
      terminal,
    );
    const refused = expect(work).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(1500);
    await refused;
    expect(terminal.written.at(-1)).toBe('\x1b[2K');
    expect(vi.getTimerCount()).toBe(0);
  });
});
