export const name = '0090-many-writers';

/** The same bytes under another name are found by their digest: what a parser gave of them need not be made twice. */
export const sql = `
create index sources_bytes on sources (sha256);
`;
