#!/usr/bin/env node
import { Console } from 'node:console';
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes';
import type { Finish, Outcome } from './outcome';
import { createProgram } from './program';

/** Prints what a command comes to. */
const finish: Finish = async (pending) => {
  const outcome = await pending;
  const printed = isForPrograms(outcome) ? (await import('./outcome-json.js')).asJson(outcome) : outcome;
  const { exitCode, stdout = '', stderr = '' } = printed;
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
};

const program = createProgram(finish);

/** Where JSON was asked for: of commands without a form of their own, and of those that came to nothing. */
const isForPrograms = ({ exitCode, stdout = '' }: Outcome): boolean =>
  program.opts<{ json?: boolean }>().json === true ||
  (process.argv.includes('--json') && stdout === '' && exitCode !== EXIT.ok);

const ENDED_EARLY =
  'the process was ended before the command had come to its end. Does the configuration, or what it imports, call process.exit()?';

async function main(): Promise<void> {
  endWellWithReader();
  keepOutputClean();
  const ended = refuseEarlyEnd();
  try {
    await program.parseAsync();
  } catch (failure) {
    process.exitCode = failure instanceof CommanderError ? codeOf(failure) : unexpected(failure);
  }
  ended();
  await endWithTimersLeft();
}

/** What is written is written; a configuration that has left a timer or a server behind keeps nobody waiting. */
async function endWithTimersLeft(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.destroyed) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  process.exit();
}

/** What a configuration and rules of users print while they run in this process is no part of what was asked for. */
function keepOutputClean(): void {
  globalThis.console = new Console(process.stderr);
}

/** A configuration that calls `process.exit()` must not look like a check that found nothing. */
function refuseEarlyEnd(): () => void {
  const refuse = (code: number): void => {
    if (code !== 0) return;
    process.exitCode = EXIT.unexpected;
    process.stderr.write(`error: ${ENDED_EARLY}\n`);
  };
  process.once('exit', refuse);
  return () => process.off('exit', refuse);
}

/** Commander has printed what is to be said. It also throws when it has only helped. */
const codeOf = ({ exitCode }: CommanderError): number => (exitCode === 0 ? EXIT.ok : EXIT.usage);

function unexpected(failure: unknown): number {
  const isWanted = process.argv.includes('--debug');
  const { message, stack = message } = failure instanceof Error ? failure : new Error(String(failure));
  const hint = isWanted ? stack : `${message}\nAdd --debug for the stack trace, and report it as a defect.`;
  process.stderr.write(`unexpected error: ${hint}\n`);
  return EXIT.unexpected;
}

/** A reader that has seen enough, such as `head`, is no error. */
function endWellWithReader(): void {
  process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'EPIPE') throw failure;
  });
}

main();
