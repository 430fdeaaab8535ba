/** Apps of a few lines: they speak to the command as an IpamApp does, without the time that cdk8s takes. */

const BEGINNING = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { CDK8S_OUTDIR: outdir, CDK8S_IPAM_STAGE: stage } = process.env;
const write = (name, text) => {
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, name), text);
};
const reply = (reply) => writeFileSync(join(stage, 'reply.json'), JSON.stringify(reply));
const request = () => JSON.parse(readFileSync(join(stage, 'request.json'), 'utf8'));
`;

/** The files of a working folder with this app. */
export const project = (app: string, config = 'app: node app.js\noutput: dist\n'): Record<string, string> => ({
  'cdk8s.yaml': config,
  'app.js': `${BEGINNING}${app}`,
});

/** An app that writes one manifest and would bring the lock from one text to another. */
export const accepting = (lock: { readonly before?: string; readonly text: string }): string =>
  `write('shop.k8s.yaml', 'kind: New\\n');
reply({ problems: [], lock: ${JSON.stringify({ path: 'ipam.lock.yaml', ...lock })} });`;

/** An app that writes a manifest and has problems with these rules. */
export const refusing = (...rules: readonly string[]): string =>
  `write('shop.k8s.yaml', 'kind: New\\n');
reply({ problems: ${JSON.stringify(rules.map(problem))} });`;

const problem = (rule: string) => ({
  rule,
  severity: 'error',
  where: { identity: 'prod/shop/StatefulSet/redis' },
  message: 'It is wrong.',
  fix: 'Mend it.',
});
