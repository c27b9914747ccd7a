/** Fields that a message on its way through the mail has; a page saved by a browser or by Word has at most a few of them. */
const SENT = new Set(['to', 'cc', 'bcc', 'received', 'return-path', 'delivered-to', 'message-id', 'reply-to', 'in-reply-to', 'x-mailer']);
const OURS = new Set([...SENT, 'from', 'subject', 'date', 'mime-version', 'content-type', 'content-transfer-encoding']);

/** One field of a header, with the lines that continue it. */
const FIELD = /([A-Za-z][A-Za-z0-9-]*):[ \t]?((?:[^\r\n]*)(?:\r?\n[ \t][^\r\n]*)*)\r?\n/y;

/** The fields at the head of a text, by their names in small letters, up to the first line that is none. */
function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  const text = `${head}\n`;
  FIELD.lastIndex = 0;
  for (let found = FIELD.exec(text); found; found = FIELD.exec(text)) fields.set((found[1] as string).toLowerCase(), found[2] as string);
  return fields;
}

/**
 * Whether the text begins with the header of a MIME message: an e-mail, a page saved with its pictures
 * (MHTML), or a folder of e-mails in one file (mbox).
 */
export function messageOf(head: string): 'email' | 'mhtml' | 'mbox' | null {
  if (/^From \S+ .*\r?\n[A-Za-z-]+:/.test(head)) return 'mbox';
  const fields = fieldsOf(head.trimStart());
  const known = [...fields.keys()].filter((name) => OURS.has(name));
  if (known.length < 2) return null;
  const related = /^\s*multipart\/related/i.test(fields.get('content-type') ?? '');
  const saved = fields.has('snapshot-content-location') || /^<?\s*saved by/i.test(fields.get('from') ?? '');
  const sent = [...SENT].some((name) => fields.has(name));
  if (related && (saved || !sent)) return 'mhtml';
  // a memorandum in English begins with From, To and Date too: a message says how it is written, or went through the mail
  const technical = ['mime-version', 'message-id', 'received', 'return-path', 'delivered-to'].some((name) => fields.has(name));
  return technical && (sent || fields.has('from')) ? 'email' : null;
}
