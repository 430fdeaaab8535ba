#!/usr/bin/env node
import { Console } from 'node:console';
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes';
import { type Finish, type Outcome, textOf } from './outcome';
import { asJson } from './outcome-json';
import { createProgram } from './program';

/** Prints what a command comes to. */
const finish: Finish = async (pending) => print(await pending);

function print(outcome: Outcome): void {
  const { exitCode, stdout = '', stderr = '' } = isForPrograms(outcome) ? asJson(outcome) : outcome;
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

/** What commander has found wrong with the command line, in its words. */
const complaints: string[] = [];

const program = createProgram(finish, (text) => complaints.push(text));

/** Where JSON was asked for: of commands without a form of their own, and of those that came to nothing. */
const isForPrograms = ({ exitCode, stdout = '' }: Outcome): boolean =>
  program.opts<{ json?: boolean }>().json === true || (isJsonAsked() && stdout === '' && exitCode !== EXIT.ok);

/** Also on a command line that could not be read. Behind `--` it is no option. */
function isJsonAsked(): boolean {
  const end = process.argv.indexOf('--');
  return process.argv.slice(2, end < 0 ? undefined : end).includes('--json');
}

const ENDED_EARLY =
  'the process was ended before the command had come to its end. Does the configuration, or what it imports, call process.exit()?';

async function main(): Promise<void> {
  endWellWithReader();
  keepOutputClean();
  const ended = refuseEarlyEnd();
  try {
    await program.parseAsync();
  } catch (failure) {
    if (!hasHelped(failure)) print(failure instanceof CommanderError ? misread() : unexpected(failure));
  }
  ended();
  await endWithTimersLeft();
}

/** What is written is written; a configuration that has left a timer or a server behind keeps nobody waiting. */
async function endWithTimersLeft(): Promise<void> {
  keepExitCode();
  for (const stream of [process.stdout, process.stderr])
    if (!stream.destroyed) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  process.exit();
}

/** What a configuration does later may end the process before the last is written, but not make good what was found. */
function keepExitCode(): void {
  const { exitCode } = process;
  process.once('exit', () => {
    process.exitCode = exitCode;
  });
}

/** What a configuration and rules of users print while they run in this process is no part of what was asked for. */
function keepOutputClean(): void {
  globalThis.console = new Console(process.stderr);
}

/** A configuration that calls `process.exit()` must not look like a check that found nothing. */
function refuseEarlyEnd(): () => void {
  const refuse = (code: number): void => {
    if (code !== 0) return;
    print({ exitCode: EXIT.unexpected, stderr: textOf([`error: ${ENDED_EARLY}`]) });
  };
  process.once('exit', refuse);
  return () => process.off('exit', refuse);
}

/** Commander throws also when it has printed what was asked for: help, or the version. */
const hasHelped = (failure: unknown): boolean => failure instanceof CommanderError && failure.exitCode === 0;

const misread = (): Outcome => ({ exitCode: EXIT.usage, stderr: complaints.join('') });

function unexpected(failure: unknown): Outcome {
  const isWanted = process.argv.includes('--debug');
  const { message, stack = message } = failure instanceof Error ? failure : new Error(String(failure));
  const hint = isWanted ? stack : `${message}\nAdd --debug for the stack trace, and report it as a defect.`;
  return { exitCode: EXIT.unexpected, stderr: textOf([`unexpected error: ${hint}`]) };
}

/** A reader that has seen enough, such as `head`, is no error. */
function endWellWithReader(): void {
  process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'EPIPE') throw failure;
  });
}

main();
