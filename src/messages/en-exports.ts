export const exportsEn = {
  redact: 'mask phone numbers and names of private persons (docs/export.md says how far)',
  parquetWantsFolder: "'--format parquet' writes a file per table and needs '--out'",
};
