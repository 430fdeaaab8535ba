/** Where progress is shown: standard error, as far as it is used here. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const SECOND = 1000;
const ERASE_LINE = '\x1b[2K';

/**
 * Waits for work, and tells a person at a terminal after a second what it is that takes so long: one line, brought up to
 * date each second and gone in the end. Elsewhere, as in a pipeline, nothing is shown. The cursor stays at the beginning
 * of the line, so that what others print meanwhile takes its place.
 */
export async function withProgress<T>(what: string, work: Promise<T>, screen: Screen = process.stderr): Promise<T> {
  if (screen.isTTY !== true) return work;
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    screen.write(`${ERASE_LINE}${what} … ${seconds} s\r`);
  }, SECOND);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (seconds > 0) screen.write(ERASE_LINE);
  }
}
