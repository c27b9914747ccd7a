export const explorerLayoutEn = {
  version: (version: string): string => `danchieu ${version}`,
  local: 'Nothing leaves this machine.',
  graph: 'Graph',
  api: 'API',
};
