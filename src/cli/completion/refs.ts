/**
 * Lists the names of branches and tags, in every shell. Only those of plain letters: git takes `$(…)` into a name too, and a
 * shell that completes may carry it out.
 */
export const LIST_REFS = "git for-each-ref --format='%(refname:short)' 2> /dev/null | grep -E '^[A-Za-z0-9._/@+,=-]+$'";
