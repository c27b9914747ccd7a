import { fold, foldWords, type Rows } from '../model/index.js';

/** A query as it would be asked of a body or province that ended and lives on in one that was named; `body` begins or is within its paths. */
export interface Former {
  readonly query: string;
  readonly body: string;
}

interface SuccessorRow {
  readonly body: string;
  readonly folded_name: string;
}

/** The words that a path gives for a body: `dak-nong` of the province, `bldtbxh` of `tw/bldtbxh`. */
const wordsOf = (body: string): string => (body.split('/').at(-1) as string).replaceAll('-', ' ');

/** The query once for each former body or province whose successor it names, with what the former one is called in its stead. */
export const underFormerNames = async (rows: Rows, query: string): Promise<Former[]> => {
  const words = ` ${foldWords(query)} `;
  const known = await rows.all<SuccessorRow>('select body, folded_name from successors order by body, folded_name');
  return known
    .filter(({ folded_name }) => words.includes(` ${folded_name} `))
    .map(({ body, folded_name }) => {
      const name = new RegExp(folded_name.split(' ').join('[^\\p{L}\\p{N}]+'), 'gu');
      return { query: fold(query).replace(name, wordsOf(body)), body };
    });
};

/** Whether the identity path is one of this body, or of one in this province. */
export const isOf = (id: string, body: string): boolean =>
  id.startsWith(`vn/${body}/`) || (!body.includes('/') && id.includes(`/${body}/`));
