export const explorerLayoutEn = {
  version: (version: string): string => `danchieu ${version}`,
  local: 'Nothing leaves this machine.',
};
