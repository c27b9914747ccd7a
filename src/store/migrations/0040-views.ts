export const name = '0040-views';

/** Tables that gave their plain name to the view over them. */
const TABLES = [
  ...['documents', 'texts', 'recipients', 'keywords', 'citations', 'periods', 'deadlines', 'dates'],
  ...['awards', 'campaigns', 'targets', 'findings'],
];

const OWNED = 'join _documents d on d.source = f.source join sources s on s.id = f.source';
const EVIDENCE = 'f.text as quote, f.page, f.span_start, f.span_end, f.rule';

const owned = (table: string, columns: string): string => `
create view ${table} as
  select d.id as document, s.uri as file, f.ordinal, ${columns}
  from _${table} f ${OWNED};`;

const fact = (table: string, columns: string): string => owned(table, `${columns}, ${EVIDENCE}`);

/**
 * The interface for people with SQL (docs/sql.md): plain names, one row per thing, facts of the file that speaks for
 * its document only. What begins with an underscore, and every table besides, is the program's own and may change.
 */
export const sql = `
${TABLES.map((table) => `alter table ${table} rename to _${table};`).join('\n')}

create view documents as
  select d.id, s.uri as file, r.kind, r.type, r.number, r.symbol, r.date, r.place, r.issuer, r.title,
         r.signer_name as signer, r.signer_position as position, r.signer_capacity as capacity,
         s.sha256, s.media_type, r.pages, r.encoding, s.citations
  from _documents d join readings r on r.source = d.source join sources s on s.id = d.source;

create view missing as
  select id, type, number, date, issuer, title, mentions as citations, documents from cited;

create view files as
  select s.uri as file, r.document, case when d.source is null then 0 else 1 end as speaks, s.outcome,
         p.code, p.detail, s.sha256, s.media_type, s.size
  from sources s
  left join readings r on r.source = s.id
  left join _documents d on d.source = s.id
  left join problems p on p.source = s.id and s.outcome = 'refused';

create view texts as
  select d.id as document, s.uri as file, f.text from _texts f ${OWNED};
${owned('recipients', 'f.name as recipient')}
${owned('keywords', 'f.word as keyword')}
${fact(
  'citations',
  'f.type, f.number, f.date, f.issuer, f.title, f.pinpoint, f.relation, f.inferred, f.state, f.target, f.candidates, f.reason, f.confidence',
)}
${fact('periods', 'f.period_start as start_date, f.period_end as end_date, f.horizon, f.label')}
${fact('deadlines', 'f.date, f.recurs, f.task, f.inferred')}
${fact('dates', 'f.date')}
${fact('awards', 'f.form, f.grantor, f.recipient, f.min, f.max, f.unit, f.per, f.occasion, f.year')}
${fact('campaigns', 'f.name')}
${fact('targets', 'f.value, f.unit, f.subject')}
${owned('findings', 'f.code, f.severity, f.message, f.text as quote, f.page, f.span_start, f.span_end')}
`;
