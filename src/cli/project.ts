import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { outputFolderProblems } from '../files/output-folder';
import type { Problem } from '../model/problem';
import { type Found, found, misuse, notFound, refusal } from './outcome';

/** What is run, and where its manifests go. */
export interface Project {
  /** A command line for the shell. */
  readonly app: string;
  /** Absolute. */
  readonly output: string;
}

/** Flags that stand above cdk8s.yaml. */
export interface ProjectOptions {
  readonly app?: string;
  readonly output?: string;
}

export const PROJECT_FILE = 'cdk8s.yaml';

/** Whether the working folder is that of a project. */
export const hasProject = (): boolean => existsSync(PROJECT_FILE);

/** Reads cdk8s.yaml in the working folder: the same keys that cdk8s reads. Without the file, `--app` is needed. */
export function readProject(options: ProjectOptions): Found<Project> {
  const config = readConfig();
  if (!config.ok) return notFound(refusal([config.problem]));
  const app = options.app ?? config.value.app;
  if (options.app?.trim() === '') return notFound(misuse('--app is empty: it wants the command that runs the app.'));
  if (app === undefined) return notFound(refusal([noApp(config.isThere)]));
  const output = options.output ?? config.value.output ?? 'dist';
  const unsafe = outputFolderProblems(output, process.cwd());
  return unsafe.length > 0 ? notFound(refusal(unsafe)) : found({ app, output: resolve(output) });
}

/** The output folder alone, as git names it: relative, with `/`. Also where there is nothing to run. */
export function outputOfProject(): Found<string> {
  const config = readConfig();
  if (!config.ok) return notFound(refusal([config.problem]));
  return found(asGitNamesIt(config.value.output ?? 'dist'));
}

/** `./dist/` is `dist`: paths in a commit are compared with it letter by letter. */
export const asGitNamesIt = (folder: string): string =>
  relative('', folder.replace(/\\/g, '/')).split(sep).join('/') || '.';

const CONFIG = z.object({
  app: z.string().min(1, 'it is empty').optional(),
  output: z.string().min(1, 'it is empty').optional(),
  synthConfig: z.object({ format: z.literal('plain').optional() }).optional(),
});

type Config =
  | { readonly ok: true; readonly isThere: boolean; readonly value: z.infer<typeof CONFIG> }
  | { readonly ok: false; readonly problem: Problem };

function readConfig(): Config {
  if (!hasProject()) return { ok: true, isThere: false, value: {} };
  try {
    const config = CONFIG.safeParse(parse(readFileSync(PROJECT_FILE, 'utf8')) ?? {});
    if (config.success) return { ok: true, isThere: true, value: config.data };
    return { ok: false, problem: wrongConfig(describeIssue(config.error.issues[0]!)) };
  } catch (failure) {
    return { ok: false, problem: wrongConfig((failure as Error).message.split('\n')[0]!) };
  }
}

const describeIssue = ({ path, message }: z.core.$ZodIssue): string =>
  path.join('.') === 'synthConfig.format'
    ? 'it asks for a Helm chart, which only `cdk8s synth` makes'
    : `${path.length === 0 ? 'the file' : `the key ${path.join('.')}`} is wrong (${message})`;

const wrongConfig = (why: string): Problem => ({
  ...AT_CONFIG,
  message: `cdk8s.yaml cannot be used: ${why}.`,
  fix: 'It needs `app: <command that runs the app>`, and `output: <folder>` where that is not dist.',
});

const noApp = (isThere: boolean): Problem => ({
  ...AT_CONFIG,
  message: isThere
    ? 'cdk8s.yaml has no key `app`, so it is not known what to run.'
    : `There is no cdk8s.yaml in ${process.cwd()}, so it is not known what to run.`,
  fix: 'Run the command in the folder of cdk8s.yaml, write `app: <command that runs the app>` into it, or give --app.',
});

const AT_CONFIG = { rule: 'IPAM490', severity: 'error', where: { file: PROJECT_FILE } } as const;
