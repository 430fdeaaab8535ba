import { describe, expect, it } from 'vitest';
import { lockAtRef } from '../../src/cli/lock-at-ref';
import { temporaryFolder } from '../support/folder';
import { Repository } from './repository';
import { lockText } from './workshop';

const LOCK = lockText('10.0.0.4 bound prod/shop/Pod/a', '10.0.0.5 bound prod/shop/Pod/b');

function repository(text = LOCK): Repository {
  const shop = new Repository({ 'ipam.lock.yaml': text, 'team/ipam.lock.yaml': LOCK });
  shop.commit('deployed');
  return shop;
}

const read = (ref: string, path: string) => {
  const answer = lockAtRef(ref, path);
  return answer.ok ? answer.value.text : answer.outcome.stderr;
};

describe('the lock of a ref', () => {
  it('is what was committed, whatever the file says now', () => {
    const shop = repository();
    shop.git('tag', 'v1');
    shop.write('ipam.lock.yaml', 'spoilt');
    for (const ref of ['main', 'HEAD', 'v1', shop.git('rev-parse', 'HEAD').trim()])
      expect(read(ref, shop.path('ipam.lock.yaml'))).toBe(LOCK);
    expect(read('main', shop.path('team/ipam.lock.yaml'))).toBe(LOCK);
  });

  it('needs a repository', () => {
    const folder = temporaryFolder();
    expect(read('main', `${folder}/ipam.lock.yaml`)).toContain(
      `${folder} is in no git repository that can be read: fatal: not a git repository`,
    );
    expect(read('main', `${folder}/none/ipam.lock.yaml`)).toContain('there is no such folder');
  });

  it.each(['mian', '--all', '', 'main:ipam.lock.yaml', 'HEAD^{tree}'])('needs a commit, which %j is not', (ref) => {
    expect(read(ref, repository().path('ipam.lock.yaml'))).toContain(
      `git knows no branch, tag or commit "${ref}" here; it may have to be fetched. Nothing was written.`,
    );
  });

  it('needs a name that is one commit, because a tag would come before the branch that is deployed', () => {
    const shop = repository();
    const path = shop.path('ipam.lock.yaml');
    shop.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    shop.git('tag', 'origin/main');
    expect(read('origin/main', path)).toBe(LOCK);
    shop.write('ipam.lock.yaml', lockText());
    shop.commit('nothing is left');
    shop.git('tag', '--force', '--annotate', '--message', 'words', 'origin/main');
    for (const ref of ['origin/main', 'origin/main~0', 'origin/main@{0}', 'origin/main^{commit}'])
      expect(read(ref, path)).toContain(
        `"${ref}" may be refs/tags/origin/main or refs/remotes/origin/main, which are different commits.`,
      );
    for (const ref of ['refs/remotes/origin/main', 'main~1', shop.git('rev-parse', 'main~1').trim()])
      expect(read(ref, path)).toBe(LOCK);
  });

  it('needs the file in it, and that this is a good lock', () => {
    const shop = repository(LOCK.replace('10.0.0.5', '10.0.0.4'));
    expect(read('main', shop.path('other.yaml'))).toMatch(/there is no \S+other\.yaml in main\. Nothing was written\./);
    expect(read('main', shop.path('ipam.lock.yaml'))).toMatch(
      /the lock of main is not good itself, in line 10: .*overlaps/,
    );
  });
});
