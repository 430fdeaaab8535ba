#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes';
import type { Finish } from './outcome';
import { asJson } from './outcome-json';
import { createProgram } from './program';

/** Prints what a command comes to. The process ends by itself when everything is written. */
const finish: Finish = async (pending) => {
  const outcome = await pending;
  const { exitCode, stdout = '', stderr = '' } = program.opts<{ json?: boolean }>().json ? asJson(outcome) : outcome;
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
};

const program = createProgram(finish);

async function main(): Promise<void> {
  endWellWithReader();
  try {
    await program.parseAsync();
  } catch (failure) {
    process.exitCode = failure instanceof CommanderError ? codeOf(failure) : unexpected(failure);
  }
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
