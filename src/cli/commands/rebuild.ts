import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { note, printJson, printLine } from '../output.js';

export interface RebuildFlags {
  readonly db: string;
  readonly json?: boolean;
  readonly jobs?: number;
  readonly rules?: readonly string[];
}

const MOST = 20;

export const rebuild = (flags: RebuildFlags, { say }: Context): Promise<void> =>
  withArchive(
    flags.db,
    async (archive) => {
      const rebuilt = await archive.rebuild({ jobs: flags.jobs, rules: flags.rules });
      const { documents, needing } = rebuilt;
      if (needing.length > 0) process.exitCode = EXIT.refused;
      if (flags.json) return printJson(rebuilt);
      await printLine(say.upkeep.rebuilt(documents));
      if (needing.length === 0) return;
      note(say.upkeep.needing(needing.length));
      for (const file of needing.slice(0, MOST)) note(`  ${file}`);
      if (needing.length > MOST) note(say.upkeep.more(needing.length - MOST));
    },
    { upgrade: true },
  );
