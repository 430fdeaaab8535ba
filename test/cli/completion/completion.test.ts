import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandTree } from '../../../src/cli/completion/command-tree';
import { completion } from '../../../src/cli/completion/completion';
import { createProgram } from '../../../src/cli/program';
import { Repository } from '../repository';

const PROGRAM = commandTree(
  createProgram(
    async () => undefined,
    () => undefined,
  ),
);
const script = (shell: 'bash' | 'zsh' | 'fish'): string => completion(shell, PROGRAM).stdout!;

/** What bash offers when the tab key is pressed behind this line. */
function offered(line: string, folder?: string): readonly string[] {
  const words = ['cdk8s-ipam', ...line.split(' ')];
  const ask = `${script('bash')}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_cdk8s_ipam; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', ask], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter(Boolean);
}

describe('completion', () => {
  it('offers the commands that begin so', () => {
    expect(offered('ch')).toEqual(['check']);
    expect(offered('')).toEqual(PROGRAM.commands.map(({ name }) => name));
  });

  it('offers the commands of a command', () => {
    expect(offered('lock re')).toEqual(['release', 'resolve']);
  });

  it('offers the options of the command that the line is about', () => {
    expect(offered('lock gc --as')).toEqual(['--as-of']);
    expect(offered('synth --as')).toEqual([]);
  });

  it('offers the branches of the repository where a ref is wanted', () => {
    const { folder, ...repository } = new Repository();
    expect(repository).toBeDefined();
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'x', '--allow-empty'], {
      cwd: folder,
    });
    expect(offered('check --base m', folder)).toEqual(['main']);
  });

  it('carries out nothing that stands in the name of a branch', () => {
    const repository = new Repository({ 'notes.txt': 'words' });
    repository.commit('x');
    for (const name of [`$(touch\${IFS}carried-out)`, 'm`touch$IFS$9carried-out`', 'maintenance/1.x'])
      repository.git('branch', name);
    expect(offered('check --base m', repository.folder)).toEqual(['main', 'maintenance/1.x']);
    expect(repository.has('carried-out')).toBe(false);
  });

  it('offers the words that may follow an option', () => {
    expect(offered('export --format t')).toEqual(['tfvars', 'tfvars.json']);
    expect(offered('export --per ')).toEqual(['pool', 'workload', 'namespace', 'all']);
    expect(offered('check --fail-on ')).toEqual(['error', 'warning']);
    expect(offered('diff --format m')).toEqual(['markdown']);
    expect(script('fish')).toContain("-l fail-on -x -a 'error warning'");
  });

  it('offers what every command takes, once', () => {
    expect(offered('synth --js')).toEqual(['--json']);
    expect(offered('lock show --js')).toEqual(['--json']);
  });

  it('leaves files to the shell', () => {
    expect(offered('check ')).toEqual([]);
  });

  it('has a line for every command and option of the program in fish', () => {
    const lines = script('fish');
    for (const { name } of PROGRAM.commands) expect(lines).toContain(` -a ${name} -d '`);
    expect(lines).toContain("-n '__fish_seen_subcommand_from lock; and __fish_seen_subcommand_from gc' -l as-of");
  });

  it('is that of bash in zsh, which loads what it needs', () => {
    expect(script('zsh')).toBe(
      `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${script('bash')}`,
    );
  });
});
