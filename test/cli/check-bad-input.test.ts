import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes';
import { endOf, Workshop } from './workshop';

const POOL = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.0.0.0/30
`;

const MANIFESTS = { manifests: ['pools.yaml'] };
const CONFLICT = '{"version": 1, "findings": [\n<<<<<<< ours\n]}\n';

describe('check with code of users', () => {
  it.each([
    ['the configuration', 'process.exit(0);'],
    ['what it does later', 'process.nextTick(() => process.exit(0)); export default {};'],
  ])('does not pass where %s ends the process', async (_, text) => {
    const shop = new Workshop({ 'ipam.config.ts': text, 'pools.yaml': POOL });
    const { code, stdout, stderr } = await shop.run('check', 'pools.yaml');
    expect({ code, stdout }).toEqual({ code: EXIT.unexpected, stdout: '' });
    expect(stderr).toContain('error: the process was ended before the command had come to its end.');
  });

  it('keeps its exit code where the process is ended while the last is written', async () => {
    const text =
      'const { write } = process.stdout; process.stdout.write = function (text, ...rest) {' +
      " if (text === '') process.exit(0); return write.call(this, text, ...rest); }; export default {};";
    const shop = new Workshop({ 'ipam.config.ts': text, 'pools.yaml': POOL });
    expect((await shop.run('check', 'pools.yaml')).code).toBe(EXIT.problems);
  });

  it('does not wait for what a configuration has left running', async () => {
    const shop = new Workshop({
      'ipam.config.ts': 'setInterval(() => {}, 1000); export default {};',
      'pools.yaml': POOL,
    });
    expect(await shop.run('check', 'pools.yaml')).toMatchObject({ code: EXIT.problems, stderr: '' });
  });

  it('keeps what a configuration prints out of the report', async () => {
    const shop = new Workshop({ 'ipam.config.ts': 'console.log("loaded"); export default {};', 'pools.yaml': POOL });
    const { stdout, stderr } = await shop.run('check', 'pools.yaml', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 1 } });
    expect(stderr).toBe('loaded\n');
  });
});

describe('check with nothing to look at', () => {
  it('does not pass a folder in which no manifest lies', async () => {
    const shop = new Workshop({ 'pools/README.md': 'x', 'pools/db.YAML': POOL });
    const { code, stdout } = await shop.run('check', 'pools');
    expect(code).toBe(EXIT.problems);
    expect(stdout).toContain('The file cannot be read: no YAML or JSON file lies below the folder.');
  });

  it('refuses a file without a name', async () => {
    const { code, stderr } = await new Workshop().run('check', '');
    expect({ code, stderr }).toEqual({
      code: EXIT.usage,
      stderr: 'error: one of the files has no name: perhaps a variable of the shell is empty.\n',
    });
  });

  it('speaks neither of an app nor of a lock where there is none', async () => {
    const shop = new Workshop({ 'ipam.config.json': JSON.stringify(MANIFESTS), 'pools.yaml': POOL });
    expect((await shop.run('check')).stdout).not.toMatch(/ app |ipam\.lock/);
  });
});

describe('check for versions that nobody has tried', () => {
  it('says so', async () => {
    const shop = new Workshop({ 'pools.yaml': POOL });
    const { stdout } = await shop.run('check', 'pools.yaml', '--calico', '3.5', '--kube-ovn', '1.16.2');
    expect(stdout).toContain(
      'Calico 3.5 is none of the versions that are known here, from 3.28 to before 3.34: it is taken for the nearest of them.',
    );
    expect(stdout).not.toContain('Kube-OVN');
  });
});

describe('a configuration that says something of a cluster', () => {
  it('is named where there is no such cluster', async () => {
    const config = '{\n  "manifests": [\n    { "files": "pools.yaml", "cluster": "pord" }\n  ]\n}\n';
    const shop = new Workshop({ 'ipam.config.json': config, 'pools.yaml': POOL });
    const { code, stderr } = await shop.run('check');
    expect({ code, stderr }).toEqual({
      code: EXIT.usage,
      stderr: 'error: ipam.config.json:3:5: the cluster pord is no cluster that the lock knows.\n',
    });
  });

  it('is refused where a key stands twice, of which JSON would take the last', async () => {
    const config = '{\n  "failOn": "warning",\n  "manifests": ["pools.yaml"],\n  "failOn": "error"\n}\n';
    const shop = new Workshop({ 'ipam.config.json': config, 'pools.yaml': POOL });
    const { code, stdout } = await shop.run('check');
    expect(code).toBe(EXIT.usage);
    expect(stdout).toContain('4:3 error IPAM900');
    expect(stdout).toContain('The key "failOn" stands in line 2 already.');
  });
});

describe('a baseline that cannot be read', () => {
  it('stays as it is beside a configuration that is wrong', async () => {
    const config = JSON.stringify({ ...MANIFESTS, presett: 'strict' });
    const shop = new Workshop({ 'ipam.config.json': config, 'ipam-baseline.json': CONFLICT, 'pools.yaml': POOL });
    const { code, stdout } = await shop.run('check', '--write-baseline');
    expect(code).toBe(EXIT.usage);
    expect(stdout).toContain('IPAM901');
    expect(shop.read('ipam-baseline.json')).toBe(CONFLICT);
  });

  it('is written anew, with all that is open', async () => {
    const config = JSON.stringify(MANIFESTS);
    const shop = new Workshop({ 'ipam.config.json': config, 'ipam-baseline.json': CONFLICT, 'pools.yaml': POOL });
    expect((await shop.run('check')).code).toBe(EXIT.usage);
    expect(shop.read('ipam-baseline.json')).toBe(CONFLICT);
    expect((await shop.run('check', '--write-baseline')).code).toBe(EXIT.ok);
    expect(shop.read('ipam-baseline.json')).toContain(
      '{"rule":"IPAM303","target":"pools.yaml IPPool/db spec.cidr","count":1}',
    );
  });
});

describe('a baseline', () => {
  const ENTRY = '{"rule":"IPAM265","target":"ipam.lock.yaml","count":1}';

  it.each(['--write-baseline', '--prune-baseline'])(
    'keeps with %s what only a check against a base can find',
    async (edit) => {
      const shop = new Workshop({
        'ipam.config.json': JSON.stringify(MANIFESTS),
        'ipam-baseline.json': `{"version": 1, "findings": [\n${ENTRY}\n]}\n`,
        'pools.yaml': POOL,
      });
      await shop.run('check', edit);
      expect(shop.read('ipam-baseline.json')).toContain(ENTRY);
    },
  );

  it.each(['--write-baseline', '--prune-baseline'])('is not edited with %s where the app is left out', async (edit) => {
    const { code, stderr } = await new Workshop().run('check', edit, '--no-app');
    expect({ code, stderr }).toEqual({
      code: EXIT.usage,
      stderr: `error: ${edit} is about the whole project: --no-app would leave a part out.\n`,
    });
  });
});

describe('standard input', () => {
  it('that is empty is no manifest without a mistake', async () => {
    const shop = new Workshop();
    const { code, stdout } = await endOf(shop.start(['check', '-'], { input: '' }));
    expect(code).toBe(EXIT.problems);
    expect(stdout).toContain('nothing came; perhaps the program before the pipe has failed.');
  });

  it('is the manifests or what was before, not both', async () => {
    const { code, stderr } = await new Workshop().run('check', '-', '--before', '-');
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('standard input can be the manifests, or what was --before, not both');
  });
});

describe('a document that is no object of Kubernetes', () => {
  it('is not passed over unseen, and many are counted', async () => {
    const shop = new Workshop({ 'notes.yaml': 'words: 1\n', 'many.yaml': '---\nwords: 1\n'.repeat(7) });
    const { stdout: one } = await shop.run('check', 'notes.yaml');
    expect(one).toContain('Passed over: 1 path.\n  notes.yaml:1: no object of Kubernetes');
    const { stdout: many } = await shop.run('check', 'many.yaml');
    expect(many).toMatch(/Passed over: 7 paths\.\n(?: {2}many\.yaml:.*\n){5} {2}… and 2 more; --verbose names them\./);
  });

  it('is named among what was passed over', async () => {
    const shop = new Workshop({ 'pools.yaml': `- a\n---\n---\nspec:\n  cidr: 10.0.0.0/8\n---\n${POOL}` });
    const { stdout } = await shop.run('check', 'pools.yaml', '--verbose');
    expect(stdout).toContain(
      '1 object in 1 file.\nPassed over: 2 paths.\n' +
        '  pools.yaml:1: no object of Kubernetes: it has no apiVersion and kind\n' +
        '  pools.yaml:4: no object of Kubernetes: it has no apiVersion and kind\n',
    );
  });
});
