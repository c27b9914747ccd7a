// The markup of corpus/source: a head of `key: value` lines (| parts lines), then `---`, then one block per line.
//   # bold heading   = centred bold   == centred   / italic   - and everything else: a paragraph
//   |a|b|            a row of a table (the first row is its head)
//   @sign TITLE|TITLE|Name   @cosign … (left of the @sign that follows)   @to line|line   @page   @gap POINTS (pushes the text down)

export function parse(source) {
  const [head, body] = source.split(/^---$/m, 2);
  const fields = Object.fromEntries(
    head
      .trim()
      .split('\n')
      .map((line) => {
        const at = line.indexOf(':');
        return [
          line.slice(0, at).trim(),
          line
            .slice(at + 1)
            .trim()
            .split('|')
            .map((s) => s.trim()),
        ];
      }),
  );
  const blocks = [];
  for (const line of body
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)) {
    const [, mark = '', rest] = /^(#|==|=|\/|@\w+)?\s*(.*)$/.exec(line);
    if (line.startsWith('|')) {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map((s) => s.trim());
      const last = blocks.at(-1);
      if (last?.kind === 'table') last.rows.push(cells);
      else blocks.push({ kind: 'table', rows: [cells] });
    } else if (mark.startsWith('@')) blocks.push({ kind: mark.slice(1), lines: rest.split('|').map((s) => s.trim()) });
    else blocks.push({ kind: { '#': 'heading', '=': 'title', '==': 'centred', '/': 'italic' }[mark] ?? 'paragraph', text: rest });
  }
  return { fields, blocks };
}
