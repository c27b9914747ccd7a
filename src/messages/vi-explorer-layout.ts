import type { explorerLayoutEn } from './en-explorer-layout.js';

export const explorerLayoutVi: typeof explorerLayoutEn = {
  version: (version: string): string => `danchieu ${version}`,
  local: 'Không có gì rời khỏi máy này.',
  graph: 'Sơ đồ',
  api: 'API',
};
