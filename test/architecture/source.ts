import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** Path below src/, with `/`. */
  readonly path: string;
  readonly text: string;
  /** First folder of the path, null for the files that stand in src/ itself. */
  readonly room: string | null;
  /** Modules that the file asks for, `import()` and types included; those of src/ as paths below src/. */
  readonly imports: readonly string[];
}

const importsOf = (path: string, text: string): string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.') ? posix.join(dirname(path), fileName).replace(/\.js$/, '.ts') : fileName,
    );

const readSource = (name: string): SourceFile => {
  const path = name.replaceAll('\\', '/');
  const text = readFileSync(join(ROOT, 'src', name), 'utf8');
  const room = path.includes('/') ? (path.split('/')[0] as string) : null;
  return { path, text, room, imports: importsOf(path, text) };
};

/** Every file of src/. */
export const sources: readonly SourceFile[] = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map(readSource);

/** Walks the syntax tree of a file. */
export const visit = (file: SourceFile, each: (node: ts.Node) => void): void => {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node): void => {
    each(node);
    ts.forEachChild(node, walk);
  };
  walk(tree);
};
