import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUp } from './bring-up';
import type { Minor } from './kubernetes-version';
import { RunningServers } from './running-servers';

/**
 * A process that runs a control plane for as long as its standard input is open. So the servers end with whoever started
 * them, however that ends. It prints the Connection, one line of JSON, when all of them run.
 *
 *     node --import tsx test/control-plane/serve.ts <minor> <folder with the programs>
 */
async function serve(minor: Minor, programs: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-control-plane-'));
  const servers = new RunningServers(programs, folder);
  process.stdin.resume();
  const fault = await Promise.race([
    new Promise<undefined>((done) => process.stdin.once('end', done)),
    ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(
      (signal) => new Promise<undefined>((done) => process.once(signal, () => done(undefined))),
    ),
    servers.firstEnd,
    bringUp({ minor, folder, servers }).then(announce, String),
  ]);
  if (fault !== undefined) console.error(`${fault}\n${servers.lastWords()}`);
  await servers.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(fault === undefined ? 0 : 1);
}

/** Says how it is reached, and leaves the end to others. */
function announce(connection: object): Promise<never> {
  console.log(JSON.stringify(connection));
  return new Promise(() => undefined);
}

const [minor, programs] = process.argv.slice(2);
void serve(minor as Minor, programs!);
