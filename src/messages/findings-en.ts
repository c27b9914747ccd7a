import type { FindingCode } from '../model/index.js';

/** What a finding is: `says` makes its message of the values of one case, `cause` tells what it means and `hint` what to do. */
export interface FindingWords {
  readonly title: string;
  readonly cause: string;
  readonly hint: string;
  readonly says: (values: Readonly<Record<string, string>>) => string;
}

export const findingsEn: Readonly<Record<FindingCode, FindingWords>> = {
  'award-sum': {
    title: 'Parts do not make up their total',
    cause: 'A count of recipients is broken down in the brackets behind it, and the parts add up to another number.',
    hint: 'Ask which of the figures was decided; until then the quota is uncertain.',
    says: ({ total, sum, parts }) => `${parts} = ${sum}, not ${total}`,
  },
  'basis-repealed': {
    title: 'Basis no longer in force',
    cause:
      'By the registers of laws and of validity (rules/lexicons/) the cited basis had ended before the document was issued. A document of the last day in force or before is right to cite it.',
    hint: 'See whether a transitional clause keeps the old text alive for this case; if not, the basis is the text that replaced it.',
    says: ({ number, until, by }) => `${number} was in force until ${until}; ${by} took its place`,
  },
  'basis-replaced': {
    title: 'Basis replaced by a document in the archive',
    cause:
      'A document of the archive says that it replaces or repeals the cited basis, and was in force when the citing document was issued.',
    hint: 'Read the clause that is quoted: it may spare part of the old text.',
    says: ({ by, from, issued }) => `replaced from ${from} by ${by}, before this document of ${issued}`,
  },
  'body-out-of-time': {
    title: 'Body that did not exist on that day',
    cause:
      'The issuer, its province or its district had not been founded yet on the day of the document, or had ended. Some weeks before and behind are allowed for.',
    hint: 'Check day and issuer; a later name may have been used for an older body.',
    says: ({ body, date, from, until }) =>
      until === undefined ? `${body} exists since ${from}, not on ${date}` : `${body} existed until ${until}, not on ${date}`,
  },
  'citation-incomplete': {
    title: 'Citation with missing parts',
    cause:
      'No place of the document says the day or the issuer of what is cited: the number alone names a document of every year and province.',
    hint: 'Decree 30/2020 wants type, number, issuer, day and title where a document is cited first. `cites` tells which documents fit.',
    says: ({ number, missing }) => `${number} without ${missing}`,
  },
  'citation-repeated': {
    title: 'Cited in full more than once',
    cause: 'A document is cited with day, issuer and title again, where type and number would do.',
    hint: 'A matter of style; nothing needs to be done.',
    says: ({ number }) => `${number} is cited in full before`,
  },
  'date-after': {
    title: 'Cited before it was issued',
    cause: 'The day of a cited document lies behind the day of the document that cites it.',
    hint: 'One of the two days is wrong: compare the cited document itself.',
    says: ({ date, issued }) => `of ${date}, cited in a document of ${issued}`,
  },
  'date-blank': {
    title: 'Day left blank',
    cause: 'The document gives its date without the day: a draft, or a copy that was made before it was registered.',
    hint: 'Look for the issued copy if the day matters.',
    says: ({ date }) => `the date is given only as ${date}`,
  },
  'date-conflict': {
    title: 'One document, two days',
    cause: 'A document is cited with another day than the one it bears, or than most documents give.',
    hint: 'Compare with the document itself; if the issuer was inferred, two documents may have been taken for one.',
    says: ({ date, other, of }) =>
      of === 'held' ? `cited as of ${date}, it bears ${other}` : `cited as of ${date}, elsewhere as of ${other}`,
  },
  'date-impossible': {
    title: 'Day that no calendar has',
    cause: 'The day, or the month, does not exist.',
    hint: 'Compare the original: a figure was mistyped or misread.',
    says: ({ date }) => `there is no ${date}`,
  },
  'date-malformed': {
    title: 'Date written otherwise than it should be',
    cause: 'Signs are doubled or blanks stand between the figures; the date is read all the same.',
    hint: 'A matter of style, unless the date came out wrong.',
    says: ({ date }) => `read as ${date}`,
  },
  'deadline-before-issue': {
    title: 'Due before it was set',
    cause: 'A task of an administrative document is due before the day on which the document was issued.',
    hint: 'The year is the likeliest slip, or the text of an older document was taken over.',
    says: ({ date, issued }) => `due ${date}, set on ${issued}`,
  },
  'enumeration-broken': {
    title: 'Enumeration with a gap',
    cause:
      'A point of a list follows none of its row: “1.” and then “b)”, or “1.” and then “3.”. Numbers that a word processor makes may be lost in reading.',
    hint: 'Compare the original if something seems to be missing.',
    says: ({ mark }) => `${mark} follows no point before it`,
  },
  'event-date': {
    title: 'Event on another day',
    cause:
      'The day of an event whose days are known (rules/lexicons/events.yaml) is told otherwise; a plan may have been made before it was settled.',
    hint: 'Nothing needs to be done for a plan of an earlier day.',
    says: ({ event, date, from, until }) => `${event} was held from ${from} to ${until}, not on ${date}`,
  },
  'foreign-text': {
    title: 'Text around the document',
    cause: 'The page shows menus, other news or counters around the document. What stands there is not read.',
    hint: 'Look for the document itself if what is read seems incomplete.',
    says: ({ characters }) => `${characters} characters belong to the page, not to the document`,
  },
  'identity-shared': {
    title: 'Two documents of one number',
    cause: 'Two files have the same body, type, number and year, and titles that have hardly a word in common.',
    hint: 'One of the numbers was given twice or misread; open both files.',
    says: ({ title, other }) => `“${title}” and “${other}”`,
  },
  'issuer-differs': {
    title: 'Issuer against the letters of the number',
    cause: 'The text names another body as issuer than the letters of the number stand for.',
    hint: 'The letters are right more often; compare the cited document.',
    says: ({ issuer, number, letters }) => `${number} is of ${letters}, not of ${issuer}`,
  },
  'issuer-of-type': {
    title: 'Type that this body does not issue',
    cause: 'By the law on legal documents the body named as issuer issues no documents of this type (rules/lexicons/issuers.yaml).',
    hint: 'Type or issuer is wrong; compare the cited document.',
    says: ({ issuer, type }) => `${issuer} issues no ${type}`,
  },
  'law-date': {
    title: 'Law with another day',
    cause: 'A law is cited with a day on which it was not passed, by the register of laws (rules/lexicons/laws.yaml).',
    hint: 'Laws are cited by the day on which they were passed; correct the day.',
    says: ({ law, date, passed }) => `${law} was passed on ${passed}, not on ${date}`,
  },
  misspelling: {
    title: 'Slip of the hand',
    cause: 'A word that no text means as it stands (rules/lexicons/misspellings.yaml).',
    hint: 'Mend it in the original; nothing else depends on it.',
    says: ({ wrong, right }) => `“${wrong}” for “${right}”`,
  },
  'number-blank': {
    title: 'Number left blank',
    cause: 'The symbol stands without a number before it: a draft, or a copy that was made before the document was registered.',
    hint: 'Look for the issued copy: without its number the document cannot be cited.',
    says: ({ symbol }) => `the number before ${symbol} was left blank`,
  },
  'number-repaired': {
    title: 'Number written otherwise than it should be',
    cause: 'Blanks, signs or letters of a number differ from its official form; it is read in that form.',
    hint: 'A matter of style, unless the number came out wrong.',
    says: ({ number }) => `read as ${number}`,
  },
  'period-length': {
    title: 'Years that are not as many as it says',
    cause:
      'A period is said to have a number of years, and the years behind it in brackets are more or fewer. A plan counts its first and its last year.',
    hint: 'One of the years is wrong, most often the first.',
    says: ({ stated, start, end, years }) => `${stated} years are stated, ${start}-${end} are ${years}`,
  },
  'period-reversed': {
    title: 'Period that ends before it begins',
    cause: 'The second day or year of a period lies before the first.',
    hint: 'Compare the original.',
    says: ({ start, end }) => `from ${start} to ${end}`,
  },
  'period-title': {
    title: 'One programme with two periods',
    cause: 'The same words are followed by other years than at the other places, and one of the two years is the same.',
    hint: 'Compare the title of the programme; phases of a longer programme are honest.',
    says: ({ period, usual, times }) => `${period} here, ${usual} at ${times} other places`,
  },
  'quote-unclosed': {
    title: 'Quotation that is not closed',
    cause: 'A quotation mark opens and none closes it: where the quoted name ends is a guess.',
    hint: 'Compare the original if the name matters.',
    says: () => 'opens and is not closed',
  },
  'review-outside': {
    title: 'Review outside the period',
    cause: 'Awards are planned for a review in a year before the period of the title, or more than a year behind it.',
    hint: 'The year of the review or the period of the title is wrong.',
    says: ({ occasion, year, start, end }) => `${occasion} ${year}, period ${start}-${end}`,
  },
  'signer-capacity': {
    title: 'Capacity and title of the signer do not fit',
    cause: 'Who signs “KT.” is a deputy, and “TM.” stands before a collective body (Decree 30/2020, App. I).',
    hint: 'Compare the original; the second line of the title may be missing in a copy.',
    says: ({ capacity, position }) => `${capacity} ${position}`,
  },
  'style-mixed': {
    title: 'Signs of the other family',
    cause: 'The state writes 12/KH-UBND, the Party 12-KH/TU; here the signs are exchanged.',
    hint: 'The letters tell the family; the number is read in its own form.',
    says: ({ number, style }) => `written with the signs of the ${style === 'party' ? 'state' : 'Party'}, read as ${number}`,
  },
  'title-conflict': {
    title: 'One document, two titles',
    cause:
      'A document is cited under a title that has hardly a word in common with its own or with that of other citations, or with other years.',
    hint: 'The number or the title is wrong, or two documents have been taken for one.',
    says: ({ title, other, of }) =>
      of === 'held' ? `cited as “${title}”, its title is “${other}”` : `cited as “${title}”, elsewhere as “${other}”`,
  },
  'type-differs': {
    title: 'Type against the letters of the number',
    cause: 'The word says another type than the letters of the number.',
    hint: 'The letters are right more often; compare the cited document.',
    says: ({ type, number, letters }) => `${type} with the letters ${letters} (${number})`,
  },
  'year-differs': {
    title: 'Year of the number against the date',
    cause: 'Numbers of normative documents hold the year in which they were issued; the date is of another one.',
    hint: 'Compare the document itself: either the year of the number or the date is wrong.',
    says: ({ number, date }) => `${number} is dated ${date}`,
  },
};
