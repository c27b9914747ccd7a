import type { Damage } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { note, printJson, printLine } from '../output.js';
import { tableText } from '../table.js';

export interface CheckFlags {
  readonly db: string;
  readonly json?: boolean;
}

const MOST = 50;

const damagesTable = (damages: readonly Damage[], context: Context): string => {
  const { columns, kinds, advice } = context.say.upkeep;
  return tableText(
    [{ head: columns.what }, { head: columns.where, least: 24 }, { head: columns.detail, least: 12 }, { head: columns.todo }],
    damages.map(({ kind, table, file, document, detail, advice: todo }) => [
      kinds[kind],
      [table, file, document].filter((part) => part !== null).join(' · '),
      detail,
      advice[todo],
    ]),
    context,
  );
};

export const check = (flags: CheckFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const { say } = context;
    const health = await archive.check();
    if (!health.sound) process.exitCode = EXIT.database;
    if (flags.json) return printJson(health);
    if (health.unfinished) note(say.upkeep.unfinished);
    if (health.sound) return printLine(say.upkeep.sound(health.files, health.facts, health.citations));
    await printLine(damagesTable(health.damages.slice(0, MOST), context));
    if (health.damages.length > MOST) note(say.upkeep.more(health.damages.length - MOST));
    note(say.upkeep.damage(health.damages.length));
  });
