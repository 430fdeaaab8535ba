import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program';
import { Workshop } from './workshop';

const FINISH = async () => undefined;
const COMPLAIN = () => undefined;

/** A command and all below it, each with its name. */
function commandsOf(command: Command, above = ''): (readonly [string, Command])[] {
  const name = `${above} ${command.name()}`.trim();
  return [[name, command], ...command.commands.flatMap((each) => commandsOf(each, name))];
}

describe('the program', () => {
  it.each([
    ['no command', [], 'Usage: cdk8s-ipam'],
    ['an unknown command', ['synht'], 'Did you mean synth?'],
    ['an unknown flag', ['synth', '--forzen'], 'Did you mean --frozen?'],
    ['a missing argument', ['lock', 'release'], "missing required argument 'target'"],
    ['a lock command without a name', ['lock'], 'Usage: cdk8s-ipam lock'],
    ['an owner that is none', ['lock', 'move', 'redis'], '"redis" is not an owner'],
    ['an app that an unset variable names', ['synth', '--app', ''], '--app is empty'],
    ['a rule that is none', ['explain', 'IPAM999'], 'there is no rule IPAM999'],
  ])('ends with 64 and a hint after %s', async (_, args, hint) => {
    const { code, stdout, stderr } = await new Workshop().run(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it.each([[[]], [['synth']], [['lock', 'gc']]])('helps with %j', async (command) => {
    const { code, stdout } = await new Workshop().run(...command, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: ${['cdk8s-ipam', ...command].join(' ')}`);
  });

  it.each(commandsOf(createProgram(FINISH, COMPLAIN)))('teaches %s', (_, command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toMatch(/^ +--json +\S/m);
    expect(help).toMatch(/Examples:\n {2}\$ [\s\S]*cdk8s-ipam .*\n[\s\S]*Exit codes:\n {2}0 {3}/);
    const [, codes = ''] = help.split('Exit codes:\n');
    for (const line of codes.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(command.summary() || command.description()).not.toBe('');
    for (const { description } of command.options) expect(description).not.toBe('');
  });

  it('knows its version', async () => {
    expect(await new Workshop().run('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('shows a stack trace of an unexpected error only when asked', async () => {
    const shop = new Workshop({ 'cdk8s.yaml': 'app: echo { > $CDK8S_IPAM_STAGE/reply.json\n' });
    const quiet = await shop.run('synth');
    expect(quiet).toMatchObject({ code: 1, stderr: expect.stringMatching(/^unexpected error: .*\nAdd --debug/) });
    expect(await shop.run('synth', '--debug')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ {4}at /m) });
    expect(shop.has('.cdk8s-ipam')).toBe(false);
  });
});

describe('explain', () => {
  it.each(['IPAM250', 'ipam250', 'stale-lock'])('knows the rule %s', async (rule) => {
    const { code, stdout } = await new Workshop().run('explain', rule);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^IPAM250 stale-lock \(error\)\n\nWhat: .+\.\nWhy: {2}.+\.\nFix: {2}.+\.\n/);
  });

  it('lists all rules', async () => {
    const { stdout } = await new Workshop().run('explain');
    expect(stdout).toMatch(/^RULE +SEVERITY +WHAT\nIPAM1\d\d +/);
  });
});
