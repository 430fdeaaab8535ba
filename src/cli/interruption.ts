import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { type Outcome, textOf } from './outcome';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Signals that ask the process to end. While it listens, they end the app that is running and not the process itself,
 * which can then clear up; what has begun to be published is finished.
 */
export class Interruption {
  private child: ChildProcess | undefined;
  private received: NodeJS.Signals | undefined;
  private readonly receive = (signal: NodeJS.Signals): void => {
    this.received = signal;
    this.child?.kill(signal);
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
