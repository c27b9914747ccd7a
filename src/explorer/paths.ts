/** Where documents stand: the identity path is the address. */
export const documentPath = (id: string): string => `/d/${id.split('/').map(encodeURIComponent).join('/')}`;

/** A fact of a document by its address (`ID#citations/3`): the page of its document, opened at the fact. */
export const factPath = (fact: string): string => {
  const [id = '', anchor = ''] = fact.split('#');
  return `${documentPath(id)}?fact=${encodeURIComponent(anchor)}#${anchor}`;
};
