// What reading an archive costs: prints the table of docs/deployment.md. Rates are processor seconds of one core, measured by
// bench/rates.mjs and bench/ocr.mjs; prices are to be replaced by one's own.
//   node scripts/sizing.mjs [--pages 5] [--cores 64] [--core-hour 0.04] [--gb-month 0.10]
import { parseArgs } from 'node:util';

/** Measured, see docs/deployment.md. */
const RATES = {
  // processor seconds of one core
  digitalPage: 0.1,
  scannedPage: 3.3,
  storeDocument: 0.007,
  linkCitation: 0.00026,
  citations: 7,
  // bytes of database
  rowsDocument: 11_000,
  rowsPage: 5_000,
};
const SIZES = [1e6, 1e7, 1e8];
const SCANS = [0, 0.3, 0.7];

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '5' },
    cores: { type: 'string', default: '64' },
    'core-hour': { type: 'string', default: '0.04' },
    'gb-month': { type: 'string', default: '0.10' },
  },
});
const [pages, cores, coreHour, gbMonth] = [values.pages, values.cores, values['core-hour'], values['gb-month']].map(Number);

/** Core hours, days by the clock and gigabytes of an archive of which a share are scans. */
export const sizeOf = (documents, scans, { pages, cores }) => {
  const page = scans * RATES.scannedPage + (1 - scans) * RATES.digitalPage;
  const seconds = documents * (pages * page + RATES.storeDocument);
  const linking = documents * RATES.citations * RATES.linkCitation;
  return {
    coreHours: (seconds + linking) / 3600,
    readingDays: seconds / cores / 86_400,
    linkingHours: linking / 3600,
    gigabytes: (documents * (RATES.rowsDocument + pages * RATES.rowsPage)) / 1e9,
  };
};

const number = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(0) : value.toFixed(1));
const HEADS = [
  'Documents',
  'Scans',
  'Core hours',
  'Days of reading',
  'Hours of linking',
  'Database, GB',
  'Reading, $',
  'Database, $ a month',
];
const rows = SIZES.flatMap((documents) =>
  SCANS.map((scans) => {
    const { coreHours, readingDays, linkingHours, gigabytes } = sizeOf(documents, scans, { pages, cores });
    const cells = [coreHours, readingDays, linkingHours, gigabytes, coreHours * coreHour, gigabytes * gbMonth].map(number);
    return [`${documents / 1e6} million`, `${scans * 100} %`, ...cells];
  }),
);
console.log(`${pages} pages a document, ${cores} cores, $${coreHour} a core hour, $${gbMonth} a GB and month\n`);
for (const row of [HEADS, HEADS.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]) console.log(`| ${row.join(' | ')} |`);
