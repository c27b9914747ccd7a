export interface Result {
  readonly sound: boolean;
  readonly damages: readonly unknown[];
  readonly export: string;
  readonly tables: Readonly<Record<string, string>>;
}
export const gather: (dirs: readonly string[], into: string) => number;
export const dump: (file: string) => Promise<Readonly<Record<string, string>>>;
export const referenceOf: (files: string, folder: string) => Promise<Result & { readonly ms: number }>;
export const cycle: (
  files: string,
  folder: string,
  random: () => number,
  reference: Result,
  most: number,
  longest: number,
) => Promise<{ readonly kills: number; readonly ofParents: number; readonly faults: readonly string[]; readonly place: string }>;
