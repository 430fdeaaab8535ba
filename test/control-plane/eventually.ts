/** Far beyond what anything takes on a busy machine. */
const PATIENCE_MS = 60_000;

/**
 * Asks again and again until the answer is yes.
 *
 * @throws Error with what was waited for, after a minute
 */
export async function eventually(what: string, question: () => Promise<boolean>): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    if (await question()) return;
    await pause(100);
  }
  throw new Error(`Waited in vain: ${what}.`);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });
