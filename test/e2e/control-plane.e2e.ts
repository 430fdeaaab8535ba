import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, inject, it } from 'vitest';
import { Api } from '../control-plane/api';
import type { Connection } from '../control-plane/connection';
import { startControlPlane } from '../control-plane/control-plane';
import { eventually } from '../control-plane/eventually';

/** A program that starts a control plane, says how it is reached, and never ends of itself. */
const STARTER = `
  const { startControlPlane } = require(process.argv[1]);
  startControlPlane(process.argv[2], process.argv[3]).then(({ connection }) => console.log(JSON.stringify(connection)));
`;

const listens = async (connection: Connection): Promise<boolean> => {
  const answer = await new Api(connection).send('GET', '/readyz').catch(() => undefined);
  return answer?.accepted ?? false;
};

describe('a control plane', () => {
  it('is of the version that was asked for', async () => {
    const plane = await startControlPlane(inject('kubernetes'), inject('programs'));
    const { object } = await new Api(plane.connection).send('GET', '/version');
    await plane.stop();
    expect(object).toHaveProperty('gitVersion', expect.stringMatching(new RegExp(`^v${inject('kubernetes')}\\.`)));
    expect(await listens(plane.connection)).toBe(false);
    expect(existsSync(plane.connection.folder)).toBe(false);
  });

  it('ends with whoever started it, even where that is killed', async () => {
    const module = join(__dirname, '../control-plane/control-plane.ts');
    const args = ['--import', 'tsx', '-e', STARTER, module, inject('kubernetes'), inject('programs')];
    const starter = spawn(process.execPath, args, {
      cwd: resolve(__dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(starter.stdout), 'line');
    const connection: Connection = JSON.parse(line);
    expect(await listens(connection)).toBe(true);
    starter.kill('SIGKILL');
    await eventually('its folder is gone', async () => !existsSync(connection.folder));
    expect(await listens(connection)).toBe(false);
  });

  it('says what its servers said last where it does not start', async () => {
    await expect(startControlPlane(inject('kubernetes'), '/nowhere')).rejects.toThrow(/did not start.*etcd/s);
  });
});
