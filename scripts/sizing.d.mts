export declare function sizeOf(
  documents: number,
  scans: number,
  by: { readonly pages: number; readonly cores: number },
): { readonly coreHours: number; readonly readingDays: number; readonly linkingHours: number; readonly gigabytes: number };
