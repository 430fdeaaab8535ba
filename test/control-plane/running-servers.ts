import { join } from 'node:path';
import { ServerProcess } from './server-process';

/** Servers that start one after the other, and stop the other way round. */
export class RunningServers {
  /** Resolves with what is wrong when one of them ends of itself. */
  readonly firstEnd: Promise<string>;
  private readonly servers: ServerProcess[] = [];
  private reportEnd: (what: string) => void = () => undefined;

  constructor(
    private readonly programs: string,
    private readonly logs: string,
  ) {
    this.firstEnd = new Promise((done) => {
      this.reportEnd = done;
    });
  }

  start(program: string, flags: readonly string[]): void {
    const server = new ServerProcess(this.pathOf(program), flags, this.logs);
    this.servers.push(server);
    void server.ended.then(() => this.reportEnd(`${program} has ended.`));
  }

  /** Where a program of the same version is. */
  pathOf(program: string): string {
    return join(this.programs, program);
  }

  async stop(): Promise<void> {
    for (const server of this.servers.reverse()) await server.stop();
  }

  /** The end of what each of them has said. */
  lastWords(): string {
    return this.servers.map((server) => server.lastWords()).join('\n');
  }
}
