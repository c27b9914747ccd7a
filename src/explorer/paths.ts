/** Where documents stand: the identity path is the address. */
export const documentPath = (id: string): string => `/d/${id.split('/').map(encodeURIComponent).join('/')}`;
