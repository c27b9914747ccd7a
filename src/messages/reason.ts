import type { Messages } from './en.js';

const MISSING = 'missing:';

/** A reason of linking in words: `missing:body,year` names the parts that a citation leaves open. Unknown codes stay as they are. */
export const reasonText = (reason: string, { say }: { readonly say: Messages }): string => {
  if (!reason.startsWith(MISSING)) return say.reasons[reason] ?? reason;
  const parts = reason.slice(MISSING.length).split(',');
  return say.missing([...new Set(parts.map((part) => say.parts[part] ?? part))].join(', '));
};
