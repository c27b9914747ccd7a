import type { Column, Port } from './port.js';
import { remove } from './remove.js';

/** A container that was taken apart; `isPartial` where something is said of it besides (a refusal of its own is kept then). */
export interface ContainerRow {
  readonly uri: string;
  readonly sha256: string;
  readonly size: number;
  /** How many members it had, those that were refused and what is said of itself among them. */
  readonly members: number;
  readonly isPartial: boolean;
}

/** A member that is held, with the code of its refusal if it was refused. */
export interface HeldMember {
  readonly uri: string;
  readonly code: string | null;
  readonly detail: string | null;
}

const COLUMNS: readonly Column[] = [
  { name: 'uri', type: 'text' },
  { name: 'sha256', type: 'text' },
  { name: 'size', type: 'integer' },
  { name: 'reader', type: 'text' },
  { name: 'members', type: 'integer' },
];

/** Writes down containers as taken apart, in place of what was held of them as documents; to be called in a transaction. */
export const writeContainers = async (port: Port, containers: readonly ContainerRow[], reader: string): Promise<void> => {
  await remove(
    port,
    containers.filter(({ isPartial }) => !isPartial).map(({ uri }) => uri),
  );
  const rows = containers.map(({ uri, sha256, size, members }) => [uri, sha256, size, reader, members]);
  const names = COLUMNS.map(({ name }) => name).join(', ');
  const anew = COLUMNS.filter(({ name }) => name !== 'uri').map(({ name }) => `${name} = excluded.${name}`);
  await port.run(
    `insert into _containers (${names}) ${port.unpack(COLUMNS)} where true on conflict (uri) do update set ${anew.join(', ')}`,
    [JSON.stringify(rows)],
  );
};

export interface HeldContainer {
  readonly sha256: string;
  readonly reader: string;
  readonly members: number;
}

export const heldContainer = async (port: Port, uri: string): Promise<HeldContainer | null> =>
  (await port.all<HeldContainer>('select sha256, reader, members from _containers where uri = ?', [uri]))[0] ?? null;

/** What is held of a container's members, and of the container itself; the names of members lie between `uri!/` and `uri!0`. */
export const heldMembers = (port: Port, uri: string): Promise<HeldMember[]> =>
  port.all<HeldMember>(
    `select s.uri, p.code, p.detail from sources s left join problems p on p.source = s.id and s.outcome = 'refused'
     where (s.uri > ? and s.uri < ?) or (s.uri = ? and s.outcome = 'refused') order by s.uri`,
    [`${uri}!/`, `${uri}!0`, uri],
  );
