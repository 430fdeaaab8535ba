import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { type Outcome, textOf } from './outcome';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether the shell and what it runs can be ended together. */
export const HAS_GROUPS = process.platform !== 'win32';

/**
 * Signals that ask the process to end. While it listens, they end the app that is running and not the process itself,
 * which can then clear up; what has begun to be published is finished.
 */
export class Interruption {
  private child: ChildProcess | undefined;
  private received: NodeJS.Signals | undefined;
  private readonly receive = (signal: NodeJS.Signals): void => {
    this.received = signal;
    if (this.child !== undefined) endGroup(this.child, signal);
  };

  static listen(): Interruption {
    const interruption = new Interruption();
    for (const signal of SIGNALS) process.on(signal, interruption.receive);
    return interruption;
  }

  watch(child: ChildProcess): void {
    this.child = child;
  }

  stopListening(): void {
    for (const signal of SIGNALS) process.off(signal, this.receive);
  }

  /** Undefined while no signal has come. */
  get outcome(): Outcome | undefined {
    if (this.received === undefined) return undefined;
    return {
      exitCode: 128 + constants.signals[this.received],
      stderr: textOf([`Ended by ${this.received}. Nothing was written.`]),
    };
  }
}

/** Most shells do not hand a signal on to the command that they run. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!HAS_GROUPS || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
